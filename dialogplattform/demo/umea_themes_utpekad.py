
"""What people in the invented Umeå dialogue say about being singled out.

All of it is fiction: no sentence was spoken by anybody. How a line is read is explained in `compose.py`.
"""

WORDS = """
# namnet-stanger
@unga
+ [&rasism] Jag skrev {$D|mammas adress} på ansökan till sommarjobbet och hörde inget. {<Min kompis från Backen=En kompis> fick svar samma kväll. Vi har samma betyg, jag har till och med bättre i svenska|Sen skrev jag pappas adress på Grisbacka. Då ringde de}.
+ När man säger var man bor på {en fest på stan|en match|konfirmationslägret} blir det en sån paus. En sekund typ. {Man lär sig räkna den där sekunden|Sen säger de "jaha, men du verkar ju schysst"}.
+ Taxin ville inte köra ända in. Chauffören sa att han {släpper av vid rondellen|inte kör in dit efter elva}. Jag bor i ett <gult hus med pelargoner i fönstren=hus>, det är liksom inte Bagdad.
+ Min lärare på gymnasiet frågade om jag ville {byta grupp för att komma bort från killarna därifrån|prata med någon om hur jag har det hemma}. Jag hade bara sagt att jag var trött.
- Jag har aldrig märkt det där. {Folk skämtar om $D men jag skämtar tillbaka|Jag säger var jag bor, folk säger okej, sen pratar vi om något annat}. Ibland tror jag att vi letar efter det.
- Det är fett överdrivet. Halva min klass bor {på Tomtebo|i stan} och de hänger hos mig för att vi har {störst soffa|bäst mat}.
+ {Farfar|Min morbror} säger åt mig att inte prata så där när vi är i stan. Alltså inte prata som vi gör {på gården|hemma}. Så jag har en röst där och en röst här. Jag är ganska bra på båda faktiskt.
@unga_vuxna
+ [&jobbet] Jag tog bort postorten från mitt cv. Inte namnet, det står jag för. Men {postorten|området} kunde jag ta bort, och då blev det {intervju|två intervjuer på en månad}.
+ [m] En tjej jag dejtade ville inte komma hem till mig för {hennes mamma hade läst|hon hade hört}. Jag är {ordningsvakt på fritiden, jag bär ut pensionärers kassar|den räddaste person jag känner}. Vi pratade aldrig om det sen, men hon kom aldrig hit.
- Folk säger att namnet stänger dörrar. För mig har det öppnat. {Jag fick praktik just för att de ville ha någon härifrån|På jobbet är jag den som kan prata med alla}. Sen kan man undra om det är en komplimang.
@foraldrar
+ <@barn> kom hem från <@skola> och frågade om vi bor på ett farligt ställe. {Vad svarar man. Jag sa att vi bor på tredje våningen|Jag gick in i badrummet och var arg en stund. Sen gjorde vi pannkakor}.
+ <Min äldsta=Ett av mina barn> blev bjuden på kalas och alla fick komma. Sen när vi skulle ha kalas var det {fyra av tjugo|två} som kom. Föräldrarna hade {något annat den dagen. Allihop|hästar, sa de. Alla hade hästar just då}.
+ Jag säger att jag bor "norr om stan" när jag pratar med {kunderna|folk på jobbet}. Jag skäms när jag gör det. Jag skäms mer för att jag skäms, än för var jag bor.
- Mina barn mår bra här och ingen har sagt ett ont ord. Den enda gången någon nämner ryktet är när {kommunen ställer till med en träff om ryktet|det ska hållas möte om det}.
@nyanlanda
+ Jag visste inte att min adress är dålig adress. {Jag fick den av kommunen|Migrationsverket skickade mig}. Sedan säger människor, oj, bor du där. Varför gav ni mig den då?
+ I min kurs vi sitter tjugo personer. Alla bor i samma tre ställen. {Läraren visar bild på Umeå och det är en annan stad|Jag frågade var bor svenskarna. Läraren skrattade, men hon svarade inte}.
- Jag kommer från stad där hus saknar tak. {När någon säger att $D är farligt jag tänker att han skojar|Ni har gatlampa och lekplats och säger problemområde. Jag fattar inte ordet}. Mig har namnet inte stört.
@aldre
+ När vi flyttade hit var det fint att bo på $D. {Nybyggt och balkong åt söder|Folk kom och tittade på köket}. Det är samma balkong nu. Det är bara det att grannkommunen har läst tidningen.
- Nä, det där pratet om rykte, det har alltid funnits något område. På sextiotalet var det {Haga|Öst på stan} man inte skulle gå till. {Nu säljs kåkarna där för sju miljoner|Det går över}.
@foreningar
+ [&raknas-inte] När vi söker {halltid|pengar} och skriver $D i rutan så händer något. Antingen får vi nej, eller så får vi ja av fel skäl. {Ni är ett projekt, inte ett lag|Då ska det stå "utsatta barn" i ansökan. De är tio år och vill bli målvakter}.
+ Vi hade match borta och någon på läktaren skrek {"åk hem till $D"|"göm plånböckerna"}. Killarna skrattade. De är elva. Att de skrattade var det värsta.
@kommun
+ Jag har suttit i rekryteringar. Ingen säger det högt. Men jag har sett hur {högen med ansökningar sorteras|blicken stannar på adressen}. Vi har utbildning i detta, vi har en policy, och vi har den där blicken.
- Vi får inte göra det till en sanning att adressen avgör. {Jag träffar ungdomar som slutat försöka för att de hört att det ändå inte går|Den som hör det tillräckligt ofta slutar söka}. Det är också en sorts dörr som stängs, och den stänger vi.
@andra_delar
+ [stan] Ja, vi gjorde det. Vi tittade på {en fyra|ett radhus} på $D, det var fint, och så sa {svärmor|kollegan} "där?". {Vi bor på Tomtebo nu|Så det blev Sävar}. Jag kan inte ens förklara varför ett ord räckte.
- Jag tror inte att folk i {stan|byn} går runt och tänker på $D överhuvudtaget. Det låter hårt. Men {vi har fullt upp med vårt|ni är inte så viktiga för oss som ni tror, och vi är väl inte det för er heller}.
@naring
+ [butik &ryktet] Leverantören frågade om jag ville ha galler för fönstren när han hörde adressen. Jag sa att jag hellre vill ha {en brödhylla till|ett bord där ute}. Jag har haft noll inbrott. <Kollegan på {Väst|Teg}=En kollega> har haft tre.
+ [bolag &bostaderna] Vi lade ut samma {trea|planlösning} på två adresser som test, faktiskt. {Sjuttio sökande på den ena, nio på den andra|Den ena gick på en dag, den andra stod en månad}. Samma spis, samma hyra.

# ratt-tid
@kommun
+ Vi såg vart det var på väg och vi hade två val: vänta tills det brinner eller göra något medan folk tyckte det var onödigt. {Jag väljer det andra igen|Det tackar man ingen för, men jag sover gott}.
+ [falt] {Det fanns kvällar då vi räknade till trettio ungar som ingen väntade på|Jag kunde namnen på dem som var på väg in i det}. Kalla satsningen vad ni vill. Två av dem har jobb i dag och en av dem hälsar.
+ Jag har jobbat i <en kommun söderut=en annan kommun> där man sa exakt det här, att man inte fick peka ut. Där var man artig i {tio|femton} år. {Sen begravde vi en pojke|Sen var det för sent att vara artig}.
- Innerst inne vet jag inte om det var rätt tid. Det var {valår|lite väl många presskonferenser}. Rätt tid för vem, det är det jag undrar när jag cyklar hem.
- [skola &hela-stan] Pengarna kom till trygghet när vi hade bett om {en speciallärare|kurator}. Samma barn, samma hus, men ordet skola gav ingenting och ordet trygghet gav sju miljoner.
@politiker
+ [maj] Det hade varit bekvämare att inte göra något. Då hade ingen skrivit arga insändare. {Nu gjorde vi något, och jag står för det, och jag hör att det gjorde ont|Men jag tänker inte be om ursäkt för att vi tog oro på allvar}.
+ [opp] Vi röstade för satsningen och skulle göra det igen. Det vi inte fick igenom var att den skulle gälla {hela kommunen|även centrum, där de flesta brotten sker}. Där gick det snett.
- [opp] Det var en satsning för oss i fullmäktige. Så att vi kunde säga att vi gjort något. {Jag sa det inte då|Skriv det, jag ställer inte upp i nästa val}.
@andra_delar
+ Jag betalar skatt, jag vill att någon tar tag i det innan det blir som i {Göteborg|storstäderna}. Om några blir ledsna för att kommunen sätter upp lampor får de väl bli ledsna.
+ {<Min syster bor i Malmö=Jag har släkt i en storstad>|Jag har bott i <Södertälje=en annan stad>}. Jag vet hur det ser ut när man väntar. Så när folk här gnäller på att man sätter in resurser, då blir jag provocerad, ärligt talat.
- [by] Vi ute i {byn|Hörnefors} läste om miljonerna och tänkte att någonstans har de kris. {Sen hälsade jag på en arbetskamrat där och det var barn på pulkor överallt|Sen visade det sig att krisen var nedskräpning och mopeder}. Mopeder har vi också.
@aldre
+ Det blev ljusare på gångvägen och det tackar jag för. {Jag bryr mig int om vad de kallar det|De får kalla det krig om de vill, jag ser var jag sätter rollatorn}.
- [&gor-som-tankt] Satsning och satsning. De tog bort bänken för att ungdomarna satt på den. {Jag satt också på den|Var ska en gammal människa vila sig på väg från affären?}.
@foraldrar
+ Jag blev lättad, jag säger det rent ut. Det var någon som såg det jag såg. Att {mopederna körde rakt över lekplatsen|det såldes saker vid <@gata>} var inget jag hittade på. Sen att de skrev om oss som om vi vore smittade, det är en annan sak.
- [&gor-som-tankt] Rätt tid hade varit när fritidsgården {fick halverade öppettider|stängde på lördagarna}. Då skrev vi brev. Då var det inte rätt tid.
@foreningar
- [idrott &raknas-inte] De kom i rätt tid för sig själva. Vi hade haft kvällsöppet i <{elva|åtta}=många> år utan en krona, och så kom de och höll {invigning|en workshop med fika} om att någon borde ha kvällsöppet.
- Rätt tid? Det var en lösning som letade efter ett problem, och så fick vi bli problemet. Jag säger det fast jag {äter lunch med dem som skrev den|vet att de ville väl}.
+ [kultur] Jag får skäll av mina egna för det här, men något behövde göras. Vi i föreningarna hade inte klarat det själva. {Vi hade ont om folk och var osams|Vi sprang på samma möten och ingen var ute en lördagkväll}.
@unga
- [&vuxna-ute] De satte upp en kamera där vi brukar sitta. Nu sitter vi {tjugo meter bort|bakom återvinningen}. Det var hela satsningen för mig.
+ Ärligt så blev det lugnare. Det var några äldre som {höll på med skit|försökte få med småungar} och de försvann. Jag gillar inte snutarna men jag gillar att min lillebror kan vara ute.
@unga_vuxna
- Jag hade nyss tagit studenten när satsningen kom och hade sökt jobb på {tre fritidsgårdar|kommunens lager}. De anställde {en samordnare från <Uppsala=en annan stad>|folk som skulle prata med såna som jag}. Jag kunde ha pratat med mig själv för halva lönen.
@naring
+ [bolag] Våra siffror vände faktiskt. {Mindre klotter, färre klagomål|Färre som flyttar ut första året}. Jag vet att det inte är populärt att säga, men en förvaltare ser sådant på sina fakturor.

# rapporten-forst
@foreningar
+ [&hus] Ni kom inte när vi bad om en lokal. Ni kom när ni hade {en karta där vi var rödmarkerade|skrivit klart, och då skulle vi tycka något om omslaget}.
+ Jag läste om oss på en måndag {i tidningen|på kommunens hemsida}. Jag hade suttit på möte med samma tjänstemän på torsdagen. Inte ett ord. {Man blir inte arg först, man blir generad|Jag tänkte: har jag varit kuliss?}.
+ [kultur] Vi gjorde en egen undersökning med ungdomarna. Åttio sidor, deras egna ord. {Kommunen tackade för inspelet. Inspelet!|Den ligger säkert i någon pärm med ett mycket fint gem}.
- Det är inte hela sanningen att ingen frågade. Vi blev bjudna. {Jag var där, det var kanelbullar|Vi gick dit två gånger}. Men vi var så arga att vi pratade om parkeringen hela kvällen, och det får vi ta på oss.
@kommun
+ [&gor-som-tankt] Processen var baklänges, det ser jag nu. {Vi hade analysen klar, målen klara, logotypen klar|Styrdokumentet var beslutat innan någon av oss hade satt foten där}, och då återstod bara att förankra. Förankra, det ordet borde vi förbjuda.
- Det är inte sant att vi inte frågade. {Vi hade elva möten, jag ställde ut stolarna själv|Jag har deltagarlistorna}. Att det kom få gör det inte till ett svek. Någon gång har man frågat.
- [falt] Rapporten byggde på att vi som jobbar kväll hade sett saker. Ska jag låtsas att jag inte sett? {Hade jag ringt runt och frågat om lov hade det också blivit fel|Det är ju därför jag är där}.
@politiker
+ [maj] Vi fick rapporten i handen {fyra dagar före sammanträdet|på en fredag} och jag läste den som man läser sånt, början och slutet. Det fanns inte en enda människa i den. Det borde jag ha reagerat på.
- [maj] Vi är valda för att fatta beslut. Om vi ska fråga alla varje gång {hinner ingen göra något|kan vi lägga ner fullmäktige}. Det är inte maktspråk, det är demokrati som den faktiskt är uppbyggd.
@foraldrar
+ Det ringde en från kommunen och ville att jag skulle vara med i en film om {trygghet|området}. Jag frågade vad den skulle säga. {Det var redan skrivet|De hade ett manus. Jag skulle stå vid gungorna}.
+ [&fel-tid] Jag hade gärna sagt vad jag tycker. Men breven kom på {svenska som inte ens min svenska granne förstod|ett språk som ingen människa talar}. "Inbjudan till samverkansdialog". Jag trodde det var om bredband.
- Jag var faktiskt på ett sånt där möte och de lyssnade. {En antecknade hela tiden|De ändrade var övergångsstället skulle ligga}. Så jag kan inte säga att de aldrig frågar. De frågar om småsaker.
@unga
+ De hade en enkät i skolan med {gubbar|smileys} man skulle kryssa i. "Hur trygg är du i ditt område". Jag kryssade glad gubbe. Sen stod det i rapporten att {en av tre var otrygg och läraren såg på mig|vi var problemet ändå}.
+ Ingen frågade oss. De frågade {fritidsledaren|rektorn} om oss. Det är som att fråga {hunddagiset vad hunden vill|min brorsa vad jag drömmer om}.
@unga_vuxna
+ Jag var med i en referensgrupp, tre träffar och en tygkasse. {Det mesta var bestämt|Den sista träffen fick vi välja färg på broschyren}. Jag har kvar kassen. Den är bra.
@nyanlanda
+ Jag är van från mitt land: staten skriver papper, folk läser papper. Här jag trodde annorlunda. {Men papper kom först här också|Här det är samma sak men med kaffe}.
@aldre
+ {I hyresgästföreningen|På trapphusmötet} sa vi åt dem redan nittiosju att det skulle fattas ställen för ungdomen. Det står i protokollet. Sen kommer de med en rapport om att det fattas ställen.
@andra_delar
- Varför ska man behöva fråga de boende om det ska vara ordning? {Ingen frågade mig innan de byggde om vägen här|Här ute frågar de inte om någonting, de bara lägger ner}. Man får stå ut med att kommunen jobbar.
@naring
+ [butik] Jag ser alla varje dag. Alla. {Vem som fått jobb, vem som slutat hälsa|Jag vet vems mamma som är sjuk}. Det har ännu inte kommit en kommunmänniska och frågat mig något annat än om jag säljer folköl till minderåriga.

# stolt
@unga
+ Jag är härifrån. Jag har det på {tröjan|mobilskalet}. När andra säger att de är från Umeå säger jag $D, och sen får de fråga.
+ Här kan man {låna socker på fem språk|ringa på hos vem som helst om man glömt nyckeln}. <Min kusin på Böleäng=En släkting> vet inte ens vad grannen heter.
+ På vår gård grillar alla ihop på sommaren. {Det är somalier, det är <Gunilla=en granne>, det är två studenter som inte kan tända|<Gunilla=en granne> på bottenvåningen tar med potatissallad och ingen äter den men alla tackar}. Det borde de komma och mäta.
- Stolt, nja. Folk säger det för att de måste. Jag tänker {flytta så fort jag kan|plugga i Lund och inte säga varifrån jag kommer}. Jag säger inte det hemma.
@unga_vuxna
+ Jag flyttade till <{Stockholm|Göteborg}=en annan stad> i två år och det enda jag saknade var ljudet på gården en junikväll. {Mammor som ropar i fyra tonarter|Någon som alltid spelar för hög musik och någon som alltid skäller på den}. Så jag kom hem.
- Den där stoltheten är också en bur. {Om man får ett bra jobb och flyttar är man en svikare|Man ska älska området eller hålla käften}. Jag kan vara tacksam och ändå vilja ha parkett.
@foraldrar
+ Mina barn har lärt sig {vänta på sin tur på arabiska och tacka på tigrinska|mer om världen i tvättstugan än jag gjorde på nio år i grundskolan}. Det är en skola som inte syns i några mätningar.
+ När <@barn> bröt benet stod det {mat utanför dörren i nio dagar|grannar i trappen innan ambulansen}. Skriv det i rapporten någon gång.
@nyanlanda
+ [k] Min granne <@granne> lärde mig cykla. Hon är <över sjuttio=gammal> och jag är vuxen kvinna. {Hela gården klappade händer|Vi ramlade båda två}. Jag är stolt att bo där sådant händer.
+ Jag sätter blommor på balkong. {Folk stannar och tar foto|Sedan satte andra också blommor}. Då tänker jag: detta är min gata nu.
@aldre
+ [k] Jag har bott här sen husen var nya och jag ska bäras ut härifrån. {Mina väninnor på Teg tycker synd om mig|Dottern tjatar om servicehus i stan}. Jag har aldrig haft så trevliga grannar som nu, fast jag begriper inte allt de säger.
- Man säger att man är stolt när främmande kommer. {Men nog minns jag när vi hade både post och bank|Men i hissen luktar det, och det säger jag som har bott här längst}. Jag får väl säga det, jag som stannat.
@foreningar
+ Vi har en vägg med foton på alla som spelat hos oss. {En är läkare, en sitter inne, en kör buss åttan|En i landslaget, två på fritidsgården som ledare}. Det är vår forskningsrapport.
@kommun
+ [falt] Det jag aldrig får in i en lägesbild är skratten. {Jag går hem från ett pass och är på bra humör|Ungarna här är de roligaste i stan}. Det finns ingen ruta för det.
@andra_delar
- Det är fint att de är stolta. Men jag kan bli lite trött på att det ska vara {finare att bo trångt|mer äkta} än att bo i villa på {Röbäck|Sandbacka}. Vi lånar också socker.
@naring
+ [butik] Jag kunde öppnat i köpcentret. {Jag ville ha mina kunder här|Min dotter sa att jag var galen}. Här kommer de tillbaka och betalar nästa dag om de glömt kortet. Försök med det i ett köpcentrum.

# hela-stan
@foreningar
+ Det är inte vi som är segregerade. {Åk till Sandbacka och räkna|Gå på ett föräldramöte på Röbäck} så ska du få se en segregation som heter duga. Men dit skickas ingen projektledare.
+ Varför intervjuar ni oss? Åk till dem som har valt bort oss. {De har flyttat sig, inte vi|Fråga dem vad de är rädda för}. Det är där svaret bor.
- [idrott] Det låter klokt att det är hela stan, men det blir så runt att ingen behöver göra något. {Det är våra ungar som slutar|Problem som är allas är ingens}. Jag vill ha pengarna här, inte en utställning på Sandbacka.
@kommun
+ [skola] Jag har jobbat på två skolor med en mil emellan. På den ena pratade vi om integration varje vecka. {På den andra, där alla hette Svensson, pratade vi aldrig om det|Den andra hade inte en enda elev som kunde ha lärt oss något om det}. Gissa vilken som var mest segregerad.
- Resurser måste läggas där behoven är störst, det är själva {grunden för välfärden|jobbet}. Att säga att hela stan är problemet blir lätt ett sätt att smeta ut pengarna.
@andra_delar
+ [stan] Jag kom på häromdan att mina barn inte har {en enda kompis med föräldrar födda utomlands|varit på andra sidan älven annat än för att bada}. Inte en. Vi har liksom inte valt det. Eller jo. Det är klart vi har valt det.
- [stan] Ska jag skuldbeläggas för att jag köpte hus? {Vi lånade till öronen för att barnen skulle få en gräsmatta|Jag sålde inte ut någon, jag ville ha garage}. Det är inte segregation, det är livet.
+ [stan] Här i kvarteret har vi {gemensam städdag och gemensam chatt|kräftskiva varje år}. Alla är varmt välkomna, bara det att alla redan bor här. Jag tänkte på det när du ringde.
@politiker
+ [opp] Vi ritar kartor med tre röda fält. Om vi ritade en karta över var {det byggs villor för åtta miljoner|det inte finns en enda hyresrätt} skulle de röda fälten ligga på andra ställen. Men den kartan beställer ingen.
- [maj] Det är en fin tanke, hela-staden-perspektivet. Men jag kan inte gå till {en mamma på <@gata>|de boende} och säga att vi löser hennes trapphus genom att samtala med villaägare.
@unga
+ [u] Vi åkte till en skola på andra sidan stan på {idrottsdag|musikal}. Alla var blonda. Jag räknade. Ingen där tyckte att det var konstigt, men om vi är {sju somalier på en buss|många på samma bänk} är det segregation.
@unga_vuxna
+ På universitetet pratar de jättemycket om det här. {Sen går de hem till samma tre gator|Det är seminarium om oss, fyra hållplatser bort, och ingen har åkt dem}. Jag säger inget, jag tar anteckningar.
@foraldrar
+ Föräldrarna i det andra laget sa att det är "så fint med mångfald". {De åkte hem i fyra stora bilar|De hade aldrig sett vår plan förut fast vi spelat i samma serie i tre år}. Mångfalden fick städa omklädningsrummet.
@aldre
- Folk har väl i alla tider bott bland sina egna. {Finnarna för sig och samerna för sig och prästen på kullen|Fint folk på Väst på stan, vi på den här sidan}. Jag ser inte att det är nåt att göra konferens av.
@nyanlanda
+ I Sverige rika människor också bor i getto. Men {getto med äppelträd|de har hundar istället för portkod}. Jag skojar. Lite.
@naring
- [bolag] Jag förstår resonemanget, men vi kan inte bygga hyresrätter på {Sandbacka|Kolbäcken} för att göra en poäng. Marken kostar vad den kostar. {Den som räknar baklänges från kostnaden hamnar alltid på samma tre ställen|Någon måste betala skillnaden och det är inte hyresgästerna}.

# bostaderna
@foraldrar
+ Vi är <{sex|fem}=många> på två rum. Folk pratar om ungdomar som hänger ute. Ja, var ska de hänga? {I hallen, bland skorna|Min son gör läxor i badkaret, torr förstås, med en kudde}.
+ Vi har stått i kö i <{nio|sju}=många> år för att få en fyra. Under tiden läser jag att min typ av familj skapar problem. {Det är dörrar jag saknar, inte värderingar|Ge mig två dörrar till i lägenheten så löser jag resten}.
- Vi var också trångbodda när jag var liten, {sju i en trea|sex i en tvåa}, och ingen brände papperskorgar. Det är inte bara bostäderna. Det är att ingen säger till längre.
@nyanlanda
+ Jag bor i andra hand, tredje kontrakt nu. {Jag packar inte upp|Barnen frågar inte längre var vi bor, de frågar hur länge}. Hur ska jag komma in i samhället när jag inte kommer in i en lägenhet.
+ Kommunen säger: flytta där det är blandat. {Jag sökte fyrtio. Fyrtio nej, alla vänliga|Hyresvärden där vill ha fast jobb, tre gånger hyran}. Dörren hit var enda dörr öppen. Då är det inte jag som segregerar.
@kommun
+ [social &anmald] Jag ser samma familj i tre system. {Vi skriver "bristande rutiner kring läxor" och de bor fyra barn i ett rum|Vi utreder föräldraförmågan när det som fattas är en vägg}. Det kan jag inte bevilja.
- Bostäder tar femton år. Barnet som är åtta nu är tjugotre då. {Det går inte att vänta på översiktsplanen|Jag är glad för varje bygglov, men jag måste göra något på tisdag}.
@politiker
+ [opp] Alla vet att det är bostäderna. {Det är bara det att bostäder är dyrt och informationskampanjer är billigt|Men ingen blir omvald på att lägga hyresrätter där väljarna har utsikt}.
- [maj] Umeå bygger mest i landet per invånare. Att allt skulle vara bostadspolitikens fel köper jag inte. {Det finns nya hus på Ersboda med tomma bokhyllor också|Fråga hellre varför folk slutar hälsa}.
@naring
+ [bolag] Vi har renoverat och höjt, det är sant. {En del fick flytta. Ett kvarter bort, till det vi inte renoverat än|Det var de som hade minst som flyttade}. Jag kan försvara varje beslut för sig. Inte summan.
- [bolag] Det är för lätt att skylla på husen. Samma hus, samma hyra: i en trappuppgång fungerar allt och i nästa inget. {Skillnaden heter <Birgitta=ett namn>|Skillnaden är en enda människa som bryr sig}.
@foreningar
+ {Hyresgästerna|Familjerna hos oss} flyttas runt som möbler. Vi får ihop ett lag i augusti och i mars har en tredjedel bytt adress. {Det går inte att bygga en förening på ett andrahandskontrakt|Ingen ledarutbildning i världen hjälper mot en vräkning}.
@unga
+ [&hus] Vi är <fyra=flera> syskon i ett rum. Om jag vill vara ensam sätter jag mig {i bilen i garaget, den är inte ens vår|på toan med mobilen}. Sen frågar de varför vi är ute så mycket.
@unga_vuxna
+ Jag är $A och bor i vardagsrummet hos mamma. {Inte för att vår kultur är så nära, utan för att köpoängen inte räcker|Alla tror att det är kultur. Det är bostadskön}.
@aldre
+ Jag bor ensam i {en fyra|tre rum och kök} och har råd att bo kvar bara för att det är billigare än en ny etta. Under mig bor de sju. {Vi har pratat om att byta, men bolaget säger att det inte går|Det är dumt ordnat, det begriper ett barn}.
@andra_delar
- <Min granne=En jag känner> kom hit från <Bosnien=ett annat land> med två kassar. Nu har han {villa och båt|firma och tre anställda}. Han skyllde aldrig på lägenheten. Jag vet att man inte får säga så.

# turerna
@foreningar
+ [=1] Jag skulle vilja att vi som bor här fick hålla kvällsturer. Inte trygghetsvandring, utan som i Rom: här är köket där tjugo bröllop har lagats, här stod kiosken. Biljett femtio spänn. Då blir vi guider i stället för fall.
"""
