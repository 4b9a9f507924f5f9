
"""What people in the invented Umeå dialogue say about school, language and the way to a first job.

All of it is fiction: no sentence was spoken by anybody. How a line is read is explained in `compose.py`.
"""

WORDS = """
# skolvalet
@foraldrar
+ [s] Vi valde bort den närmaste skolan. Jag vill säga att det var för {musikprofilen|lokalerna}. Det var för klasslistan. {Jag läste namnen. Det har jag inte sagt till någon|Alla på gården gjorde likadant och ingen sa det}.
+ På <@skola> gick det <tjugosex=fler> barn när vi började. Nu är det <{nitton|sjutton}=färre>. De som försvann har alla {föräldrar som kan blanketter|hybridbil}. Kvar är de som tror att skolan väljer åt en.
- Ska mitt barn vara integrationsprojekt? {Hon har ett liv|Han går i skolan en gång}. Jag väljer den bästa skolan jag kan och det hade varenda en av dem som skriver debattartiklar också gjort.
- [u] Jag bytte skola på mina barn fast vi är härifrån, fast vi är just dem skolan pratar om. {Jag ville att de skulle höra svenska på rasten|Jag åker två bussar}. Det är inte bara svenskar som väljer.
@kommun
+ [skola &bostaderna] Jag har en klass där <nitton av tjugotvå=nästan alla> har annat modersmål. De lär sig svenska av {mig|tre barn och en vikarie}. Tre kilometer bort finns en klass med noll. {Det har ingen av oss bestämt, det har alla bestämt|Det kallas valfrihet, och mina elever har inte valt något}.
- [skola] Det är inte klasslistan som avgör, det är {lärarna|om jag har behöriga i matte}. Vi gick om den där fina skolan i resultat förra året. Det skrev ingen om.
@politiker
+ [opp] Vi har ett skolval som fungerar utmärkt för alla som jag känner. {Det är det som är felet|Därför rör ingen av oss det}.
- [maj] Drar vi gränserna om flyttar de resursstarka till friskolorna på ett år. Då har vi {tomma lokaler och samma segregation|gjort det sämre med de bästa avsikter}. Jag säger inte att det är rätt, jag säger att det är så.
@unga
+ [u] I vår klass finns en svensk. {Han heter <Melker=ett namn> och alla älskar honom|Han pratar som vi nu, hans mamma fick ett spel}. Det är liksom han som är integrerad.
+ Jag bytte till en skola i stan. Samma kurs, samma bok. {Där sa läraren "när ni läser på universitetet"|Där stod det redan kaffe i elevcafét}. På min gamla sa de "om ni blir godkända".
- Jag fick välja och jag valde att stanna. {Mina lärare här känner mig|Man får mer hjälp}. Mina kompisar som bytte sitter ensamma i matsalen och låtsas ha mycket att göra.
@unga_vuxna
+ [u] Jag såg min första svenska kompis hemifrån när jag var {sexton|sjutton}. Jag hade bott här hela livet. {Hemifrån alltså, hur de har det. De hade en skål bara för nycklar|De hade så tyst hemma att jag viskade}.
@andra_delar
- Närhetsprincipen betyder att den som har råd köper hus bredvid den bästa skolan. {Så det blir inte rättvisare|Då är det villapriset som är antagningsprov}. Låt folk välja i stället.
+ [by &landet-glomt] Våra barn åker taxi {fem mil|fyrtio minuter} till skolan för att byskolan lades ner. Vi fick inget val. Så när de i stan väljer bort en skola som ligger trehundra meter hemifrån har jag svårt att hålla mig.
@nyanlanda
+ Jag visste inte att man väljer. Det kom ett brev i {januari|november}. {Jag trodde det var reklam|Det stod "önska". Jag önskade att det går bra för mina barn, men det fanns ingen ruta}.
@aldre
+ Alla gick i samma skola när mina var små, {doktorns och sågverksarbetarens|både de på berget och de vid järnvägen}. De slogs, men de kände varandra sen hela livet.
@foreningar
- [idrott] Skolvalet får skulden för allt. Hos mig möts barn från {nio|sex} skolor tre gånger i veckan. Det går att mötas på annat håll än i matten.
@naring
+ [bolag] Det första folk frågar på visning är inte hyran. Det är vilken skola barnen hamnar på. {Sedan kollar de betygen på telefonen, stående i köket|Jag har sett affärer avslutas i hallen på den frågan}.

# forvantningar
@unga
+ [u] Jag sa att jag vill bli {jurist|arkitekt}. Syv sa "har du tänkt på {undersköterska|barnskötare}? Det finns så mycket jobb". Hon sa det så snällt. {Min kompis som vill bli tiktokare fick en broschyr om Handels|Jag fick bra betyg den terminen av ren ilska}.
+ [u] När jag fick A på {uppsatsen|labbrapporten} frågade läraren vem som hjälpt mig. Jag sa min pappa. {Han kör <taxi=ett fordon>. Han är <fysiker=akademiker>|Pappa är analfabet så det var ju ett skämt, men hon skrev upp det}.
+ [u] Svenska som andraspråk. Jag är född på <{Umeå lasarett|NUS}=sjukhuset här>. Jag drömmer på svenska. {Mitt efternamn är mitt andraspråk|När jag frågade varför sa de att det är bra stöd}.
- En lärare gav mig F på ett sånt sätt att jag fattade att hon trodde jag kunde. {Typ arg för att jag var lat, inte för att jag var dum|Hon vägrade ge mig enklare uppgifter}. Det är den bästa läraren jag haft.
@unga_vuxna
+ [u] Alla var så imponerade av att jag {tog studenten|gick ut med betyg}. Så jävla imponerade. {Min svenska sambo fick en klapp, jag fick en artikel|Ingen var imponerad av <Oskar=en klasskamrat> som gjorde exakt samma}.
- [u] Det är inte sant att ingen väntade sig något. {Mina föräldrar väntade sig allt, läkare eller skam|Alla väntade sig att jag skulle bli undantaget}. Jag kan säga att det inte är lättare.
@foraldrar
+ [u] På utvecklingssamtalet sa de att {hon är så glad och social|han är en fin kompis}. Jag frågade om matten. Då sa de det en gång till. {Jag behöver inte att skolan tycker om mitt barn, jag behöver att de lär henne bråk|Där jag kommer ifrån säger man det bara om åsnor}.
- Skolan har krävt mer av mina barn än jag vågade. {Läraren kom hem till oss och sa att sonen skulle läsa natur|De höll kvar henne varje onsdag}. Jag grät den dagen. Man ska säga det också.
@kommun
+ [skola] Vi är snälla där vi borde vara stränga och stränga där vi borde vara snälla. {Jag har satt E av medlidande. Det är inte medlidande|En unge som inte får underkänt får inte heller hjälp}.
- [skola] Jag blir ledsen när det beskrivs som att vi inte tror på dem. Jag har {tjugosju åtgärdsprogram och en kropp|tolv som inte ätit frukost}. Förväntningar har jag gott om. Händer har jag två.
@nyanlanda
+ [utb] Jag är <tandläkare, tretton=utbildad i vården, flera> år. Handläggare sade: börja i kök, kommunen behöver kök. {Jag är inte för fin för kök. Men munnarna här har också tänder|Jag frågade om det fanns sjuka i Umeå eller bara hungriga}.
+ [kort] Jag gick inte i skola när jag var barn. Läraren här sade: du ska läsa en bok. Jag skrattade. {Nu jag läser den tredje|Nu jag läser skyltar på bussen högt, mina barn skäms}. Hon var först som trodde.
@foreningar
+ [idrott] Jag har spelare som jag ser leda {tjugo|femton} barn, lösa konflikter på tre språk, räkna ut serietabellen i huvudet. I skolan är de "svag i svenska". {Någon av oss ser fel|Ibland undrar jag om vi pratar om samma kille}.
@aldre
+ Jag läser läxor med barn på biblioteket. De är kvicka som ekorrar. {Det är bara det att de frågar om lov att kunna|En flicka sa "det är nog för svårt för såna som oss". Hon är nio. Var har hon hört det?}.
@andra_delar
- Jag tror man ska akta sig för att skylla på lärarnas förväntningar. {Mig trodde ingen på heller, jag gick verkstadsskolan|Jag var bonnunge med dialekt, de skrattade åt mig i stan}. Det gick ändå.
@politiker
+ [maj] När resultaten gick upp på <@skola> trodde vi först att det var ett fel i statistiken. {Jag har tänkt på det sedan dess|Det säger allt om våra förväntningar, och då satt jag ändå i nämnden}.

# spraket
@nyanlanda
+ [&bjuder-in] Sex timmar svenska varje dag med andra som inte kan svenska. {Det är som att lära simma på golvet|Vi lär varandra fel, mycket flitigt}. Efter kursen jag pratar med kassan: kvitto? Nej tack. Det är mitt svenska liv.
+ Jag lärde mig mer på tre månader i {köket på <@jobb>|disken} än på två år i skolan. {Där de skriker, då lär man|Kocken kunde bara tre ord engelska, alla dåliga}. Nu jag kan skälla på svenska, det är viktigt.
+ [ar] أفهم كل شيء تقريبا، لكن عندما أتكلم يجيبونني بالإنجليزية. كأنهم يقولون لي: شكرا، لا داعي لأن تتعبي نفسك. || Jag förstår nästan allt, men när jag pratar svarar de på engelska. Det är som om de säger till mig: tack, du behöver inte anstränga dig.
- Människor säger gå ut och prata. Med vem? {I bussen alla sitter ensam med telefon|Svenskar pratar med hund, inte med mig}. Först skola, tyst och lugn, sedan människor. Jag vill ha grammatik.
@foreningar
+ [kultur] Vi lagar mat och pratar svenska samtidigt. På en termin har de fler verb än på ett år sfi. {Hacka, fräsa, svära|Man lär sig inte preteritum av en bild på en sax}.
- Språkkafé har blivit svaret på allt. {Samma sex pensionärer och samma sex nya, och efter ett år pratar de om vädret, bra|Jag har drivit ett i <åtta=flera> år och ingen har fått ett jobb av det}. Jag vill att vi vågar säga det.
@kommun
+ [skola] Barnen som spelar i lag pratar bättre svenska i trean än de som bara har mig. {Det är lite förnedrande för en språklärare|Jag är utbildad i detta och slås av en innebandytränare}.
- [social] Kravet på språk är inte elakhet. Utan svenska blir man {kvar i städ|beroende av sina barn}. Först kurs, sen resten. Jag har sett för många skickas ut i "praktisk språkträning" och diska i tre år.
@aldre
+ Jag har sagt åt grannarna att jag int pratar engelska. {Det är lögn, jag var <au pair i Leeds=utomlands som ung>|Kan jag vänta så kan de leta efter ordet}. Så nu har de lärt sig svenska av mig, med västerbottnisk brytning.
@naring
+ [butik] Jag anställer utan svenska. Efter ett halvår i kassan kan de. {Arbetsförmedlingen vill ha det i motsatt ordning|En lärde sig av pensionärerna, hon säger "he" om allt}.
- [bolag] Vi kan inte ha en fastighetsskötare som inte kan läsa {säkerhetsbladet|brandinstruktionen}. Det är inte diskriminering, det är ammoniak.
@andra_delar
- Man får väl anstränga sig. Min {mormor kom från Finland och lärde sig på fabriken. Men ja, hon hade en fabrik|svärdotter är från Thailand och lärde sig på ett år. Men ja, hon hade oss att prata med}.
+ [by] Hos oss i byn bor en familj från <{Eritrea|Syrien}=ett annat land>. Efter två år pratade de bättre bondska än jag. {Det fanns liksom ingen annan att prata med|I byn kan man inte gömma sig, på gott och ont}. Kanske skulle fler bo i byar.
@unga
+ [u] Pappa gick sfi i fem år. Sen började han spela {bordtennis med gubbarna|boule i parken}. Nu skämtar han på svenska. {Dåligt, men ändå|Det är pinsamt, det är jättefint}.
@foraldrar
+ [u k] Jag lärde mig svenska av andra mammor i {öppna förskolan|sandlådan}. Vi hade inget annat att göra än att prata, alla var trötta, ingen orkade vara artig. Bästa kursen.
- [u] De säger att vi ska prata svenska hemma. Nej. {Jag är rolig på mitt språk. På svenska är jag bara snäll|Mina barn ska kunna gräla med sin mormor}. Skolan får ta svenskan, jag tar resten.
@politiker
- [opp] Det låter trevligt att språk lärs i möten. Men språkkrav och kurs går att följa upp, möten går inte. {Jag har ansvar för resultatet|Sjutton språkkaféer och inte en siffra}.

# jobbet
@unga_vuxna
+ Jag har gått {fyra|tre} arbetsmarknadsprojekt. Jag är så stärkt nu att jag skulle kunna lyfta en bil. {Jag har inget jobb men jag har diplom|Det jag saknar är en chef}.
+ Folk frågar vad jag behöver för stöd. Jag behöver att någon {ringer tillbaka|läser förbi namnet}. {Det kostar inte en krona i samverkan|Det behövs ingen coach för det}.
@nyanlanda
+ Jag fick jobb efter {hundra|sextio} ansökningar. Chefen var också invandrare. Han sade: {kom imorgon klockan sex, ta stövlar|visa mig händerna}. Det var min integration.
+ Praktik, praktik, praktik. {Jag har jobbat två år och aldrig fått lön|Jag har en väst från varje affär i Umeå}. När pengarna från kommunen är slut de kramar mig och tar nästa.
- Jag ville inte ha första bästa jobb. Handläggare blev sur. {Men om jag städar nu, jag städar alltid|Jag läser två år och kör sedan egen ambulans, inte egen mopp}. Lite projekt behövs, om det är rätt projekt.
@naring
+ [butik] Det första jobbet är att någon litar på en med nycklarna. {Jag ger dem nycklarna andra veckan. En gång av tjugo har jag fått byta lås|Resten kan man lära sig}.
- [bolag] Vi har provat att anställa rakt av. Utan handledning föll {hälften|tre av fem} bort på en månad och alla mådde dåligt. Jobb ja, men det måste finnas någon runt omkring. Kalla det projekt om ni vill.
@kommun
+ [social] Den bästa insatsen jag sett på {nitton|tolv} år var en chef på ett lager som sa "jag tar två till". {Vi hade en modell för det. Han hade ett lager|Efteråt ville vi utvärdera honom}.
- Alla kan inte gå rakt in i ett jobb. Jag möter kvinnor som {aldrig hållit i en penna|inte varit utan sina barn en timme på elva år}. För dem är ett projekt det första rummet där någon frågar vad de heter.
@foraldrar
+ [u] När jag fick jobb ändrades allt hemma. {Barnen frågar hur min dag var|Min son sa till läraren vad jag jobbar med utan att någon frågat}. Ingen kurs i föräldraskap har gjort det.
@politiker
+ [maj] Vi har kommunala jobb att lägga fram, {städ, kök, park, förskola|vikariat överallt}. Ändå söker vi statsbidrag för att förbereda människor på jobb som vi själva inte ger dem. Det är dumt och det är jag med och beslutar.
- [opp] Enkla jobb i all ära, men då skapar vi en klass som städar åt de andra. {Det kallas inte integration, det kallas sextonhundratal|Är det lösningen på delningen, så ser jag inte lösningen}.
@unga
+ Sommarjobbet var typ det enda som funkat. {Jag rensade ogräs på kyrkogården med en gubbe som hette <Roland=ett namn>, han lärde mig köra grävare|Man fick lön och en arg chef och allt, som på riktigt}. Tre veckor bara. Gör det tre månader.
@aldre
+ Sågen tog alla. {Finnar, jugoslaver, oss från inlandet|Kunde du lyfta så fick du lyfta}. Man blev vän på rasten för att ryggarna gjorde ont på samma ställe. Var är sågen nu?
@andra_delar
+ [by &landet-glomt] Vi skriker efter folk i {växthuset|skogen}. Jag tar vem som helst som orkar. Men det går ingen buss ut hit {före åtta|på morgonen}. Så de sitter i stan på kurs i att söka jobb.
@foreningar
- Projekten får skit, men utan projektpengar hade vi aldrig kunnat anställa {<Fadi=en medlem>|<vår vaktmästare=en medlem>}. Han var vårt projekt. Nu är han {chef på bussbolaget|ordförande}. Så vi ska inte såga allt.

# foreningar-i-skolan
@foreningar
+ [idrott &kostar] Släpp in oss på {rasterna|fritids}. Barnen är redan där, de har ombytt, ingen behöver bil. {Jag kan ha brottning i en matsal|Vi når på en vecka dem vi jagat i tio år}.
+ [kultur] Vi skulle kunna ha {teater|kör} i aulan varje dag två till fyra. Aulan är låst. {Jag har frågat vem som har nyckeln, det gick till sju mejl|Den används för studentutspring och brandövning}.
- Skolan är inte neutral mark för alla. För dem som haft det tungt där är det {det sista stället man går till frivilligt|samma lukt}. Vi ska inte flytta in föreningslivet i det.
@kommun
+ [skola] Ja tack. Jag har en gympasal som står tom {tretton till femton|tre eftermiddagar i veckan} och elever som går runt och väntar på att något ska hända. Och något händer ju.
- [skola] Vem har ansvaret när någon bryter armen? {Utdrag ur belastningsregistret, nycklar, larm, städ|Facket, försäkringen, vaktmästaren som slutar tre}. Jag är för, men det landar på mitt bord, som allting annat.
+ [falt] När {boxningen|dansen} flyttade in i skolans källare fick vi flickor som aldrig fått gå till en klubb. {Papporna litar på skolan|För mamma hette det "efter lektionen"}.
@unga
+ Vi hade {capoeira|skateboard} på en idrottslektion och alla var helt sjuka i det. Sen kom det aldrig mer. {Det är som att få en smakbit och sen stänger de affären|Gör det varje vecka, halva klassen hade börjat}.
- Inte skolan. Jag vill bort därifrån när det ringer. {Lärare som ska "haka på" i jympakläder, nej tack|Allt som är i skolan blir skola}.
@foraldrar
+ [&hinner-inte] Om träningen är i skolan direkt efter kan <@barn> gå. Annars inte. Så enkelt. {Jag slutar sju|Jag har inget att köra med}.
- Mitt barn är trött efter skolan och ska få komma hem till {mormor och soppa|mig}. Allt ska inte organiseras.
@politiker
+ [maj] Vi äger lokalerna, vi betalar värmen, och sedan låser vi klockan fyra. {Det är min favoritfråga eftersom den inte kostar något att skämmas för|Här finns det faktiskt inget parti som är emot, och ändå}.
@aldre
+ Jag håller i <{schack|slöjd} på fritids=en sak på en skola> en dag i veckan. Sonen tycker att jag ska vila. {Jag vilar i graven|En pojke slog mig på fjorton drag, jag har inte sovit sen}.
@nyanlanda
+ Skola är enda plats jag vet i Sverige. Om föreningen kommer dit, då jag hittar. {Då jag ser människan först och betalar sedan|Då läraren kan säga till mig: hon är bra, låt dottern gå}.
@andra_delar
+ [by] I byskolan var det alltid så. {Skytteföreningen i källaren, körsång i matsalen|Idrottsföreningen hade nyckel sen fyrtiotalet}. Det är stan som hittar på att det skulle vara nytt.
@unga_vuxna
+ Det var en kille från <{en teatergrupp|en rapstudio}=en förening> som kom till <vår skola=skolan> i åttan. Utan honom hade jag aldrig gått dit. {Jag hade hellre dött än ringt på en klubb|Han kom till oss, det var liksom hela grejen}.

# skolgard
@unga
+ Det finns en ny konstgräsplan på <@skola>. Den är låst klockan {fyra|fem}. Vi klättrar över och då är vi {brottslingar som spelar boll|inbrott}. Tänd lampan bara.
+ En skolgård med {lampor och en bod med bollar|basketkorgar som har nät}. Det behövs inte mer. Vi fixar resten. Alltid.
- Jag vill inte ha mer skolgård. {Den är full av minnen, typ|De som mobbade mig är där, fast på kvällen}. Gör något på ett ställe där man kan vara ny.
@foraldrar
+ Gården är asfalt och grind. Barnen har {tre träd att dela på|ett klätterträd som är förbjudet}. Två hundra meter bort står skolans lekpark tom hela helgen. Öppna.
- Öppet på kvällen betyder att det är {glas i sanden|fimpar under gungan} på morgonen. {Min minsta är två|Det är vi med småbarn som sopar}. Då vill jag ha en vuxen där, annars stängt.
@kommun
+ [falt] Öppna skolgårdar med två ledare kostar som {en fjärdedels kamera|ett halvt staket}. Man kan börja i maj. Det är så enkelt att ingen tror på det.
- [skola] Vi hade öppet ett år. {Städnotan, klottret, vaktmästaren som fick gå ut med kratta sex på morgonen|Tre fönster och en brunnen papperskorg}. Det var inte barnens fel. Men det var min budget.
@aldre
+ Det vore trevligt att se liv på skolgården om kvällen. {Jag bor mittemot och tittar annars på en lyktstolpe|Barnskrik är int oljud}. De får gärna väcka mig.
- Jag bor vägg i vägg med den där planen. Boll mot plank till {elva|halv elva}. Jag är för ungdom. Jag är också för att sova.
@foreningar
+ [idrott] Vi tar den. Ge oss ett skåp och en tändknapp så har vi folk där {fyra kvällar i veckan|hela sommarlovet}. Fast då ska inte någon komma och kalla det kommunens satsning sen.
@politiker
+ [opp] Det här är en sådan sak som borde kunna beslutas på en {förmiddag|kafferast}. Den har varit på remiss i två år. {En av remissinstanserna var vi själva|Jag skojar inte, det finns ett ärendenummer för en grind}.
@unga_vuxna
+ Jag lärde mig allt på en skolgård efter klockan sex. {Dribbla, skämta, ta en smäll|Sen satte de upp stängslet, och då stod vi i trappan i stället. Gissa vad folk klagade på}.
@nyanlanda
+ Hemma barn är ute till natt och alla mammor ser. Här jag är inne med tre barn i {november|mars}. Om gården har ljus jag går ut, och då jag träffar andra. {Det är billigare än kurs|Jag tar med te}.
@naring
+ [bolag] Vi delar gräns med skolan. Riv staketet, säger jag. {Då behöver vi bara en lekplats i stället för två|Det är vi som satte upp det 1994 och ingen minns varför}.
@andra_delar
- [by] Här är skolgården öppen för att det inte finns någon grind. {Det går utmärkt|Ingen har tänkt på det}. Fast när mopederna kom ringde vi faktiskt polisen, så jag ska väl inte yvas.
"""
