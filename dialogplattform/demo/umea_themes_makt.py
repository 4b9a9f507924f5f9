
"""What people in the invented Umeå dialogue say about how they are met, and who gets to decide.

All of it is fiction: no sentence was spoken by anybody. How a line is read is explained in `compose.py`.
"""

WORDS = """
# gor-som-tankt
@unga
+ Vi fick rita hur parken skulle bli. Jag ritade {en scen|hängmattor}. Alla ritade det. {Det blev en sten|Det blev boule}. De tackade oss på en skylt.
+ Ungdomsråd, {pizza, post-its|pizza och en politiker}, och sen hör man inget. Jag har gått på fyra. {Jag har blivit jättebra på post-its|Nu går jag bara för pizzan och det är jag ärlig med}.
- Vi sa att vi ville ha {duschdraperier i omklädningsrummet|längre öppet på lovet} och det blev så. Efter en månad. Jag var helt chockad. Så ibland lyssnar de, om det är litet.
@unga_vuxna
+ Det här är den {femte|fjärde} intervjun om segregation jag är med i. {Forskare, student, kommun, teve, du|Jag borde ta betalt per ledsen mening}. Vad hände med de andra?
- Jag vet inte. Den här gången ringde de {upp igen|mig och läste upp vad jag sagt}. Det har ingen gjort förut. Jag tänker inte säga att jag litar på det, men jag noterade det.
@foraldrar
+ De lyssnar, de lyssnar så att det knakar. Huvudet på sned. {Sen går de hem och gör som det stod i planen|Jag har aldrig blivit så väl lyssnad på i hela mitt liv, och ingenting har hänt}.
- Jag satt <i skolans råd i {tre|två} år=med i ett råd>. Vi ändrade {maten|skolvägen} och vi stoppade en nedläggning. Den som säger att det inte går att påverka har inte orkat sitta kvar till punkt nio.
@nyanlanda
+ De frågar alltid: vad tycker du? Jag säger. De skriver. {Nästa år en annan kommer och frågar vad tycker du|Jag tycker att du ska fråga den som frågade förut}.
@aldre
+ De hade samråd om {busslinjen|vårdcentralen}. Vi var åttio stycken i salen. Alla var emot. {Den lades ner i maj|Det stod i protokollet att synpunkter inkommit}. Inkommit, som fukt.
@foreningar
+ Jag har varit med i {sju|nio} samråd och ett av dem gjorde skillnad. Det var det där vi {stormade ut|hotade med tidningen}. Vad lär man sig av det, tror du?
+ [kultur] Vi är bra på remissvar. {Vi får beröm för dem|"Tack för ett välskrivet svar." Sen står exakt samma mening kvar}. Jag har börjat lägga in recept för att se om någon läser.
- Det är inte riktigt sant att de gör som de tänkt. De gör {ingenting|så långsamt att de hinner glömma vad de tänkt}. Det är en skillnad. Illvilja hade varit snabbare.
@kommun
+ Jag har själv suttit och lyssnat fast jag visste att beslutet var {taget|tryckt}. {Jag nickade. Det är det jag skäms mest för i mitt yrkesliv|Man kallar det dialog för att det är ett krav i mallen}.
- Folk tror att vi inte lyssnar. Vi lyssnar på {fyrahundra|alla} och de vill olika saker. När vi väljer har vi per definition inte lyssnat på {resten|de andra}. Det finns ingen kurs i hur man uthärdar det.
@politiker
+ [opp] Medborgardialog är ofta det vi gör i stället för att ge någon makt. {Jag har röstat för flera|Det är billigt och man får vara snäll}. Om den här slutar i ett dokument är det sista gången jag sitter med.
- [maj] Jag bär hem det jag hör till gruppen. Varje gång. {Ibland förlorar jag där|Ibland finns det tre andra saker som också är sanna}. Det syns inte utåt och det ska väl inte synas, men påstå inte att vi inte hör.
@andra_delar
+ [by] Vi skrev på, {fyrahundra|tolvhundra} namn, mot att lägga ner {skolan|simhallen}. De tog emot listan och blev fotograferade. Så jag förstår precis hur de på Ersboda känner det. Det är nog det enda vi har gemensamt.
@naring
- [bolag] Jag tycker kommunen lyssnar för mycket. Vi väntade två år på en lekplats för att {varje bänk skulle samrådas|alla skulle få tycka om gungorna}. Barnen hann konfirmeras.

# rasism
@unga
+ [u] Läraren sa n-ordet "för att förklara". Jag var den enda i klassen. {Alla tittade på mig för att se om det var okej|Sen frågade hon om jag ville säga något. Nej, jag ville äta lunch}.
+ De säger "fördomar", "utanförskap", "bemötande". Säg ordet. {Rasism. Det är sex bokstäver|Det är som Voldemort}. Det blir inte farligare för att man säger det.
- Ibland drar mina kompisar det kortet för allt. Kom för sent, {rasism|busschauffören är rasist}. {Jag säger åt dem: du var sen, bror|Då tappar man det när det är på riktigt}.
@unga_vuxna
+ [u] Jag bytte namn i en bostadsansökan, som test. Från mitt till {<Johan Norrspång=ett svenskt namn>|<Elin Tallglimt=ett svenskt namn>}. {Två timmar. De ringde efter två timmar|Visning samma dag}. Jag grät inte, jag tog skärmdump.
- [u] Jag är svart och jag är trött på att allt ska handla om det. {När jag får dålig service i Umeå är det för att alla får dålig service i Umeå|Här är folk kalla mot alla, de är norrlänningar}. Ibland är det rasism, och då märker jag det.
@foraldrar
+ [u] Någon skrev {"åk hem"|ett fult ord} på vår brevlåda. Hyresvärden bytte luckan samma dag, mycket effektivt. {Ingen ringde på och frågade hur vi mådde|De skrev "åtgärdat" i systemet}. Luckan är fin.
+ [u k] Barnvagn på bussen, två mammor. {Hon bakom mig fick hjälp med vagnen|Jag fick en blick, hon fick en hand}. Det är inget att anmäla. Det är bara varje dag.
- [u] Jag har mött fler snälla människor här än {elaka|i mitt eget land}. Mina barn blir osäkra när skolan pratar rasism varje vecka. {De börjar leta|De frågar om läraren inte gillar dem}.
@nyanlanda
+ På <@jobb> en kollega säger alltid "ni" när jag gör fel och "du" när jag gör rätt. {Jag har räknat. Ni är fler|Det är mycket litet ord}.
- I mitt land min grupp blev {slagen|jagad}. Här en tant sade att min mat luktar. {Jag vet skillnad|Ni har ett ord för båda sakerna. Det är rikt land som har råd}. Jag bjöd henne på maten.
@foreningar
+ [idrott] Apljud från läktaren i en pojkserie. {Domaren hade inte hört. Jag hörde, och jag <är döv=hör dåligt> på ett öra|Förbundet utredde i fem månader och gav dem en kurs}. Vi blev ombedda att inte gå ut med det.
- [kultur] Min generation slåss mot rasism genom att göra saker ihop, inte genom att peka finger. {När allt blir rasism kommer gubbarna aldrig mer till körövningen|Jag behöver dem, de sjunger bas}.
@kommun
+ [vard &lar-personalen] Brukaren ville inte bli rörd av min kollega. Chefen bytte i schemat, {för att lösa det smidigt|"för allas skull"}. Vi har ett dokument om värdegrund. Det hänger i fikarummet, ovanför schemat.
+ [social] Jag hör hur vi låter. "Den kulturen." "Den familjen." {Jag låter likadant en fredag i november|Ingen menar illa och det är just det som är problemet}.
- Jag är inte rasist för att jag följer {riktlinjen|handläggningsordningen}. Jag har blivit kallad det {tre|två} gånger i år, av personer som fick samma beslut som alla andra. Det gör mig tyst, och tyst blir man ingen bra handläggare av.
@andra_delar
+ <Min bror=En släkting> säger saker vid julbordet. Jag säger {"men <Kjell=namnet>"|inget}. Det är vad jag bidragit med mot rasismen i Sverige. {Hans ungar sitter där och lyssnar|Så ja, den finns, den sitter bredvid sillen}.
- Man får ju inte säga någonting. Säger jag att det är {stökigt|skräpigt} på ett ställe är jag rasist. Då säger jag inget. Då blir det så mycket bättre, eller hur.
@aldre
+ Hon från hemtjänsten är snällast av alla och <Margit i trean=en granne> släpper inte in henne. Jag sa till <Margit=grannen> att hon kan ligga där då. {Det var inte snällt men det var sant|Vi spelar inte kort längre}.
- Vi kallades {lappjävlar|finnjävlar} när jag gick i skolan. Det fanns inget ord för det, det var bara skolan. Man överlevde. {Fast det är klart, jag har aldrig sagt det förrän nu|Jag säger inte att det var bra}.
@politiker
- [opp] När vi gör allt till rasism missar vi klass. {En fattig Svensson på $D får samma nej|Plånboken diskriminerar mest av alla}. Jag vet att det inte är populärt i det här rummet.
@naring
+ [bolag] Jag har hört intresseanmälningar sorteras. Inte hos oss, säger jag, och {så tänker jag efter|så minns jag en viss uthyrare}. Systemet är anonymt nu. Det borde inte ha behövts.

# fel-tid
@foraldrar
+ [&hinner-inte] Mötet var klockan {fyra|halv fyra} en onsdag. Den som tror att folk är lediga då har aldrig jobbat i {hemtjänsten|lager}. Jag bytte pass och gick dit. {Det satt sju från kommunen och tre av oss|De hade namnskyltar, vi fick klisterlapp}.
+ Kallelsen var på fyra sidor. {Adressen stod på sidan tre|Jag läste i en halvtimme innan jag förstod att det inte var en räkning}. Min granne som är svensk lärare grät av skratt.
@nyanlanda
+ Jag går på möte. Alla pratar fort och skrattar. {Jag skrattar efter, en sekund sen|När jag har ordet klart i munnen de är på nästa punkt}. Ge frågan dagen innan, då jag kan svara.
+ Tolken kom men han talade {fel dialekt|dari, jag talar pashto}. Alla var så glada att det fanns tolk. {Jag nickade två timmar|Jag ville inte göra dem ledsna}.
@foreningar
+ [hus] De vill träffa oss mellan {nio och elva en tisdag|tio och tolv}. Jag är <lärarvikarie=i skolan>, <Mona=en av oss> städar och <Said=en annan> kör natt. {Vi ska ta obetald ledighet för att tala om utanförskap|De får betalt för att prata med oss. Vi betalar för att prata med dem}.
- Vi har prövat kvällar också, och det kommer inte fler. {Det är inte klockan. Det är att ingen tror på det|Folk har slutat gå, och det skulle de ha gjort klockan sju med}.
@kommun
+ Jag kan inte lägga möten på kvällar utan att {begära kompledigt i tre led|få ett mejl från HR}. Så jag lägger dem klockan tre och skriver "lågt deltagande" i rapporten. Jag vet precis vad jag gör.
- Jag har också barn. {Det låter illa men det är så|Ska vi vara ute varje kväll slutar folk hos oss, och då blir det nya ansikten igen}. Vi får hitta något mitt emellan, till exempel att vi går till dem på deras tider ibland.
@unga
+ De hade möte om oss på en {provvecka|lektionstid}. {Rektorn gick i stället|Jag bad om ledigt och fick ogiltig frånvaro för att jag var på demokrati}.
+ Varför är allt på {mejl|papper}? Vi har inte mejl. {Alltså vi har, men det är en kyrkogård|Lägg en video på femton sekunder, jag svarar medan jag borstar tänderna}.
@unga_vuxna
+ Medborgarförslag, e-tjänst, BankID, kategori, {bilaga|diarienummer}. Jag skrev ett om en trasig lampa. {Det tog fyrtio minuter. Lampan är trasig|Jag fick svar efter åtta månader att det ska skickas till bolaget}.
@aldre
+ Allt ska göras på telefonen nu. {Jag fick en kod, sen en kod till, sen var den första koden gammal|Jag är $A, jag har bråttom på ett annat sätt}. Så vi sitter här, vi och de nyanlända, utanför samma dörr.
@andra_delar
+ [by] Samråd i stadshuset klockan sex, sista bussen {ut till byn|hem} går {tjugo över|halv sju}. Då har man hunnit hälsa.
- Det finns alltid något fel på tiden. {Vill man så går man|Jag kör fyra mil till årsmötet i fiskevårdsföreningen och det är snöstorm varje gång}.
@politiker
- [maj] Nämnderna sammanträder på dagtid för att tjänstepersonerna ska kunna vara med. Det är inget ont i det. {Vi provade kväll en period och tappade de ensamstående ledamöterna|Det finns ingen tid som inte utestänger någon}.
@naring
+ [butik] Ni vill träffa småföretagare klockan {åtta på frukostmöte|elva}. Vem ska stå i kassan, {ministern|du}? Kom hit klockan tre, då är det lugnt, så bjuder jag på kaffe och säger allt.

# lar-personalen
@foraldrar
+ [u] I receptionen finns en som är bra. Vi väntar allihop på henne. {Man släpper förbi folk för att få henne|Hon heter något på <B=en bokstav>, hon borde ha dubbel lön}. De andra talar högre när jag inte förstår. Jag är inte döv.
- [s] Personalen behöver inte gå kurs, de behöver {tid|kollegor}. {När de hinner är de fina|De som är stressade är otrevliga mot alla, även mot mig som heter Eriksson}.
@unga
+ Låt oss utbilda lärarna. På riktigt, byt plats en dag. {Hon står vid väggen och jag frågar varifrån hon kommer egentligen|Jag får sucka och säga "i den här gruppen"}. Det skulle bli tyst i lärarrummet.
@kommun
+ [&inte-vi-heller] Den som möter folk i dörren får minst utbildning och den som {skriver strategin|sitter längst in} får mest. {Vänd på det|Jag har gått nio kurser och träffar inte en enda medborgare}.
+ [vard] Vi fick en webbutbildning om bemötande. {Tjugo minuter, man kunde klicka sig igenom medan potatisen kokte|Rätt svar var alltid det längsta}. Jag fick ett diplom, och dagen efter hände exakt samma sak på jobbet.
- Jag har gått {tre|fyra} antirasistiska utbildningar och kommit ut räddare varje gång. {Nu väger jag varje ord så länge att personen hinner gå|Man blir bra på att prata om det och sämre på att prata med folk}. Jag tror inte på mer av den varan.
@foreningar
+ Om kommunen vill ha utbildning: kom hit, sitt en kväll, håll tyst. {Vi tar ingenting betalt, ni får diska|<En chef=En från kommunen> gjorde det. Hon diskade till midnatt och kom tillbaka}. En föreläsare från Stockholm tar trettiotusen.
- En kurs i rasism för {tolvtusen|alla} anställda, ja, det blir fina siffror. {Ingen har någonsin slutat tycka illa om folk av en powerpoint|De som behöver den är sjuka den dagen}. Följ upp klagomålen i stället, med konsekvens.
@nyanlanda
+ En handläggare reste sig när jag kom in och tog i hand. {Bara det. Jag berättade för hela familjen|Efter fyra år. Jag kunde alla andra i ryggen}. Kan man lära folk det? Lär dem det.
@unga_vuxna
+ Jag sommarjobbade i <kommunens växel=kommunen>. Introduktionen om datorn var två dagar och om {människor noll|bemötande en mening}. {En man grät i luren och jag kopplade honom till gatukontoret|Jag lärde mig av <Siv som suttit där i trettio år=en kollega>. Hon är strategin}.
@politiker
+ [maj] Vi är kommunens största arbetsgivare och har ingen samlad bild av hur personalen möter människor. {Det är märkligt när jag hör mig säga det|Vi mäter svarstider i telefon}. Det borde gå att göra något åt utan statsbidrag.
- [opp] Strategi och kompetensplan, det är vad vi skriver när vi inte vågar säga till en enskild chef att {det ni gör är inte okej|nu räcker det}. Jag kommer rösta ja. Men jag tror inte på det.
@aldre
+ De lär sig lyftar och mediciner. {Ingen lär dem att knacka|Att säga god dag till en som inte hör så bra är också ett yrke}. Det gäller mig lika mycket som mina grannar från Somalia.
@andra_delar
- Ska skattepengar gå till att lära vuxna människor att vara hyggliga? {Anställ hyggliga från början|Det där ska man ha med sig hemifrån}.

# inte-vi-heller
@kommun
+ Ni tror att jag bestämmer. Jag behöver {tre underskrifter för att köpa en boll|fråga om lov att svara på ditt mejl}. När de boende är arga på mig är jag ofta arg på samma sak, fast jag får inte visa det.
+ [falt] Vi som är ute vet. Det vi vet ska upp {fyra våningar|genom fem chefer}. På varje våning blir det lite {rundare|snällare}. När det når fullmäktige är det en cirkel.
+ Jag har haft <{fem|sex} chefer på fyra år=många chefer på kort tid>. Varje gång börjar vi om med en nulägesanalys. {Nuläget är att jag fått en ny chef|De boende har slutat lära sig våra namn, och det förstår jag}.
- Det är för lätt att gömma sig bakom organisationen. {Jag har mer utrymme än jag använder|Ingen har förbjudit mig att ringa tillbaka}. Vi är många som är fegare än vi är maktlösa.
@politiker
+ [opp] Folk tror att jag har en spak på rummet. {Jag har en dator och en röst av sextiofem|Jag får handlingarna på fredag och beslutar på tisdag, däremellan jobbar jag}. Det finns dagar då jag undrar vem det är som styr, ärligt.
- [maj] Att politiker säger att de inte bestämmer är det sämsta man kan säga till en väljare. Vi bestämmer. {Vi väljer att inte göra det|Vi är rädda att göra någon förbannad, det är något helt annat}.
@foreningar
- [&gor-som-tankt] De ömkar sig. Den maktlösa tjänstemannen, jag har hört den visan. {Den maktlösa har månadslön|Byt med mig en vecka, då ska du få se på att inte få bestämma}.
+ Jag har börjat tycka synd om dem. {<Bengan på fritid=en på kommunen> vill gott och han ser ut som en urvriden trasa|De kommer hit och sitter kvar för att slippa gå tillbaka}. De är fångar i samma hus som stängde oss ute.
@foraldrar
+ Läraren viskade att hon håller med mig men {inte får säga det|att jag måste säga det till rektorn så att det kommer från en förälder}. Så jag ska vara hennes röst. Och vem är min?
@naring
- [bolag] Vi får höra "det ligger inte hos mig" av sju personer på samma förvaltning. Någonstans ligger det ju. {Till slut ringde vi landshövdingens sekreterare, som ett skämt|Jag tror de gömmer det i en pärm och turas om}.
@unga_vuxna
- <Min kusin=En släkting> jobbar i kommunen, bra lön, {flex|friskvård}. Han säger att han inte kan påverka. {Då kan jag göra det för halva priset|Jag frågade vad han gör då. Det blev tyst, sen blev det osämja}.
@aldre
+ Nog ser man att de är kuvade, de som kommer hit. {Förr kunde en vaktmästare besluta om en gunga|De skriver upp allt, och de har int mandat att byta en glödlampa}. Det är synd, för de är rara.

# natverk
@foreningar
+ Vi vill inte ha ett möte. Vi vill ha ett bord där samma människor sitter {varannan månad|på bestämd tid}, år efter år, så att man vågar säga något dumt. {Det är så man byggde Norrlandsoperan, skulle jag tro|Förtroende är när man orkar vara oense igen i mars}.
+ [idrott] Ge mig ett telefonnummer. Ett. {Nu har jag fjorton, hälften har slutat|Med en levande människa som vet vem jag är}. Det är hela mitt önskemål om samverkan.
- Ännu ett nätverk. Jag är med i {fem|sex}. {Vi äter samma wrap och berättar vad vi gör|Det är de som har tid att nätverka som nätverkar, och det är inte de som gör jobbet}.
- [hus] Sätter vi oss vid det bordet kan vi inte {bråka|gå till tidningen} längre. Det är väl lite det som är tanken. {Man blir inbjuden och tyst i samma kuvert|Jag är mer värd som arg}.
@kommun
+ Jag skulle ge mycket för en grupp som {håller i fem år|inte heter projekt}. Jag har byggt upp förtroende med {tre|fyra} föreningar och fått ny tjänst varje gång. Det är jag som är den försvunna länken.
- Vem ska sitta där? De {fyra|sex} föreningar som alltid sitter där? {Ett nätverk blir snabbt en gräddfil|Och de som inte är organiserade då? De är flest}. Jag ser en risk att vi förväxlar föreningar med folk.
@politiker
+ [maj] Det är billigt, det är tråkigt och det är rätt. {Det är därför det är så svårt att få igenom|Ingen får klippa band på ett bord}. Men det måste ha en ägare i varje förvaltning, annars dör det i september.
@unga
+ Om det blir ett bord ska vi vara {minst fyra|många} unga där. Inte en. {En är maskot|När man är en pratar man för alla, och då säger man bara lagom}.
@unga_vuxna
- De frågade om jag ville representera {"unga med utländsk bakgrund"|området}. Jag representerar {knappt mig själv|mig, och inte varje dag}. Så nej tack till bord.
@foraldrar
+ Vi föräldrar skulle behöva sitta vid det där bordet, inte bara föreningar. {Jag är inte med i något|Alla har barn, alla har inte årsmöte}.
@nyanlanda
+ Jag vill sitta vid bord, inte stå i {kö|korridor}. {Ett litet bord, samma människor, samma kaka|Om jag ser samma ansikte fem gånger jag vågar sjätte gången}.
@naring
+ [bolag] Ja, och bjud in oss. Vi äger trapphusen. {Det är konstigt att prata om trygghet utan den som byter lampan|Nu får vi veta vad ni kommit överens om av en lapp}.
@andra_delar
+ [by] Ett sånt bord ska inte bara vara för de tre stadsdelarna. {Byarna då|Jag skulle komma, och jag skulle säga emot, och det skulle väl vara nyttigt för alla}.
@aldre
- Vi hade ett sånt råd på åttiotalet, {Områdesrådet|Samrådsgruppen}. Det var bra i tre år. Sen handlade det mest om vem som skulle vara sekreterare. {Så vänta er int för mycket|Men tre år är ju tre år}.

# landet-glomt
@andra_delar
+ [by] Allt är Ersboda, Ersboda, Ersboda. Vi har {ingen buss, ingen affär|tre mil till ett apotek} och ungdomar som kör EPA för att det inte finns något annat. Fast vi bränner inga bilar, så då kommer ingen projektledare.
+ [by] Vi har också segregation. {De som har råd att ha två bilar och de som sitter fast|Den som inte jagar och inte kör skoter är ensam här, tro mig}. Det syns bara inte från luften.
+ [by] Här lade de ner skolan {2014|för åtta år sen} och sa att pengarna skulle gå till kvalitet. Sedan läste jag vad trygghetspaketet kostade. {Jag unnar dem det. Nästan|Jag är inte avundsjuk. Jo, det är jag}.
- [by] Man ska inte ställa byar mot förorter. Vi har samma problem, {bussen|lokaler som stängs}, ungar som inte har råd. {Det är bara det att vi röstar olika|Vi borde gå till stadshuset i samma buss, om det gick en}.
@politiker
+ [opp] Kommunen är tio mil lång. {I mitt utskott vet folk inte var Botsmark ligger|Varje gång jag säger landsbygd suckar någon}. Landsbygden har exakt samma känsla av att vara kartans kant.
- [maj] Jag köper inte att det är antingen eller. Landsbygden har fått {bredband|bygdepeng} och har en stark röst i alla partier. De tre stadsdelarna har ingen som vaknar på natten för dem.
@foreningar
+ [idrott] Vi har klubbar ute i byarna som slår igen för att det inte finns barn, och klubbar i stan som har kö. {Någon borde sätta dem i samma rum med en minibuss|En fotbollsplan på landet med omklädningsrum, tom, plogad. Det är vansinne}.
@kommun
+ [falt] Jag var ute i {Sävar|Hörnefors} en fredag. Samma samtal som på Ersboda, ord för ord. Tråkigt, långt, ingen lokal. {Det finns bara ingen fältgrupp där, för det finns ingen rubrik|Men det går inte att skriva i min ansökan, den är till tre stadsdelar}.
- Vi kan inte smeta ut allt över hela ytan. {En fritidsgård för nio ungdomar är inte försvarbar|Det bor åtta tusen på Ersboda och hundratolv där ute}. Det är tråkigt, men det är aritmetik.
@unga
+ Jag flyttade hit från {<Botsmark=en by>|byn}. Folk tror att det är värst här. {Där hade vi en busskur. Den var vår fritidsgård|Här kan jag i alla fall gå till något}. Ingen frågade oss där ute heller.
@aldre
+ Jag är uppvuxen i <{Brattby|en by utanför Vännäs}=en by> och där är det dött nu. Bageriet, posten, småskolan. {Det fanns mer folk i vår by då än det är på biblioteket i dag|Nog är det synd om stadsdelarna, men där lever det i alla fall}.
@nyanlanda
- De frågade om jag vill bo i by. Jag bodde i by, <{Bjurholm|Botsmark}=långt utanför Umeå>, sju månader. Snälla människor, mycket skog. {Skogen svarade inte på mina ansökningar|Bussen kom två gånger om dagen, en åt varje håll}. Stadsdelen är bättre, jag lovar.
@unga_vuxna
- Alltid när vi får något kommer någon och säger "men landsbygden då". {Som syskon som räknar köttbullar|Ni har ju röster i fullmäktige, vi har knappt rösträtt}. Ta det med den som delar ut, inte med oss.
@foraldrar
- Vi hade sommarstuga i <{Täfteå|en by}=en by> och där fick mina barn springa fritt och ingen kände oss, och en morgon stod det {jordgubbar|en hink abborre} på trappan. Så säg inget illa om byarna. Men de är inte glömda, de är bara tysta.
"""
