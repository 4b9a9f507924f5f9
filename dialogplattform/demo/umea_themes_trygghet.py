
"""What people in the invented Umeå dialogue say about safety, and whose safety it is.

All of it is fiction: no sentence was spoken by anybody. How a line is read is explained in `compose.py`.
"""

WORDS = """
# trygg-har
@unga
+ [D] Jag går hem {från bussen mitt i natten|från min kusin vid tre} och hälsar på varannan människa. Rädd blev jag {första gången jag läste kommentarerna under en artikel om oss|i city en lördag, inte här}.
+ [D] Här vet alla vems unge man är. Om jag gör något dumt vet mamma det {innan jag kommit upp i hissen|på fyra minuter}. Det är typ säkrare än larm.
- [k] Jag säger alltid att jag är trygg här. Jag går med nycklarna mellan fingrarna {från tunneln|sista biten}. Båda är sanna, jag vet inte hur jag ska förklara.
@unga_vuxna
+ Jag har jobbat i dörren på krogen i {city|centrum}. Där har jag blivit slagen. Hemma på gården har jag blivit {bjuden på vattenmelon|tillsagd att klippa mig}.
+ Fråga mig var jag är otrygg så säger jag {jobbintervjun|banken|bostadskön}. Inte parkeringen.
@foraldrar
+ Mina barn har sprungit ut och in här sedan de var {fyra|fem}. När vi bodde i villakvarteret kände jag ingen. {Ramlade någon av cykeln där fick den ligga|Där körde de sextio och hade tonade rutor}.
- Jag säger åt <@barn> att inte gå förbi {garagen|tunneln} efter sju. Sen går jag på möte och säger att det är tryggt här, för jag vill inte ge dem det. Så lever man.
@aldre
+ [k] Ungdomarna bär mina kassar. {De säger tant, det har jag inget emot|Han med mössan går med mig över isen}. De är mer väluppfostrade än de som suttit i rådhuset.
+ Jag har en kedja på dörren, men den har jag haft sedan {jag bodde i <Lycksele=en annan stad>|palmemordet}. Det har inte med grannarna att göra.
- Nej, jag går inte ut efter sex. Jag säger till dottern att det är för isens skull. {Det är int för isen|På sommaren har jag fått hitta på något annat}.
@nyanlanda
+ Jag sover på natten. {Det är vad jag har att säga om trygghet|I fyra år jag sov inte. Här jag sover}. Ni har ord som otrygg för ungdomar med hög musik. Musik är fint att höra på natten, då lever alla.
- När det smäller på nyår {min son ligger under bordet|jag går in i garderoben}. Det är inte Sveriges fel. Men när ungar smäller i portuppgången i {november|oktober} jag är inte trygg, jag är tillbaka.
@foreningar
+ [hus] Vi har haft öppet {åtta|sex} vintrar utan väktare. Det som försvunnit är en skruvdragare, och den kom tillbaka {med lapp|laddad}. Prova det på universitetet.
@kommun
+ [vard] Jag cyklar ensam mellan brukarna sena kvällar och är tryggast på {$D|gårdarna}, för där är folk ute. Det är villagatorna som är {mörka och döda|läskiga}.
- [falt] När vi säger att det är tryggt får jag påminna mig om vilka som inte kommer till våra träffar. {De som är rädda stannar ju inne|Det sitter flickor hemma som inte finns i min statistik}.
@andra_delar
- Jag har inte varit där på flera år, det erkänner jag. {Men är det mörkt kör jag hellre runt|Men man har väl rätt att känna det man känner}. Ingen kan säga åt min mage att vara lugn.
+ Jag har kört {färdtjänst|varubud} där i många år. Lugnare folk får man leta efter. {Det är på Öst i villorna de skäller ut en|Det är festerna i studentområdet som spyr i bilen}. Fast det säger man ju inte hemma, de tror en inte.
@naring
+ [butik] Jag har öppet till elva, ensam i kassan. {Min fru tycker att jag är dum|Jag har en knapp under disken, den är dammig}. Det är mina kunder som håller koll på mig.

# skal-att-vara-radd
@foraldrar
+ Skriv det här precis som jag säger det: det finns {två killar i trappen|en på våra gårdar} som jag är rädd för. Jag säger det inte på möten, för då heter det att till och med vi själva tycker att det är farligt.
+ De erbjöd <@barn> {femhundra för att bära en väska|nya skor för att stå och titta efter polisen}. Barnet är tretton. Sen kommer någon från en förening och säger att ryktet är överdrivet. Jag blev så arg att jag gick.
- Jag tycker att rädslan smittar mer än allt annat. En mamma lägger ut en {bild på en EU-moped|suddig film} i chatten och klockan åtta vågar ingen låta barnen gå till träningen.
@kommun
+ [falt] Vi får inte vara så rädda för att peka ut att vi slutar se. Jag har {tagit emot <en femtonåring=en ungdom> med kniv|suttit med en mamma som bytt lås tre gånger}. Hon blev inte stigmatiserad av mig. Hon blev glad att någon sa det högt.
- [skola] Jag tänker ofta på hur vi pratar i personalrummet. {En snöboll heter kast, en snöboll på $D heter incident|Samma bråk skrivs på två sätt beroende på skola}. Vi fyller själva på rädslan vi sedan mäter.
@aldre
+ De sålde något ur en bil utanför {porten|vårt soprum}, <tre kvällar i rad=flera kvällar>. Jag antecknade numret. Polisen sa tack. Grannen sa att jag skulle {akta mig|låta bli}. Sen dess låtsas jag att jag ser dåligt.
- [k] Karl'n min var mer farlig än någon av de där pojkarna. {Så jag vet vad rädd är|Det var på en villagata i <Holmsund=en annan del av kommunen>}. Det de kallar otrygghet är att folk ser annorlunda ut.
@andra_delar
+ [stan] Alla säger att man inte får vara rädd. {<Min dotter=Någon i familjen> blev rånad på sin jacka|Det stod tre och väntade på min pojke vid hållplatsen}. Ska jag gå på dialog om det också?
+ Det är inte rasism att läsa polisens lägesbild. Det är {att kunna läsa|vanlig försiktighet}. Jag vill att mina skattepengar gör det ogjort innan det är gjort.
- Jag kollade faktiskt upp det, för jag var säker på att jag hade rätt. {Centrum hade fyra gånger så många anmälningar|Min egen stadsdel hade fler inbrott}. Jag mår fortfarande lite dåligt när jag svänger av dit. Så magen läser inte statistik.
@unga
+ Det är inte på låtsas. En kille i min parallell blev {knivrånad|nertryckt i en bil}. Vi pratar om det men inte med vuxna. Vuxna vill {antingen ha krig eller säga att det inte hänt|göra ett temadag av det}.
- Jag blir så trött. Det hände EN grej, för {två|tre} år sen, och varje gång någon lärare pratar om oss är det den. {Den killen har jobb nu|Han bor inte ens här längre}.
@unga_vuxna
+ [m] Jag var på väg in i det där. {De var de enda som frågade hur jag mådde|Det började med skjuts och pizza}. Så när mina vänner säger att det bara är rykten håller jag tyst. Jag vet vad de heter.
@nyanlanda
+ Jag flydde från män som bestämmer i gatan. {Här jag ser pojkar gå samma sätt, titta samma sätt|De är små ännu. Men jag känner igen}. Säg inte till mig att det är fördom, jag har varit där det slutar.
- [k] Min man är orolig, jag är inte. {Han ser för mycket på telefonen|Han läser en grupp på Facebook som heter som vårt område}. Jag går ute med barnen varje dag och ser samma tanter och samma hund.
@politiker
+ [opp] Jag får samtal från boende som inte vågar stå med namn. De är inte rasister, de är {undersköterskor|ensamstående mammor}. Om den här dialogen bara hör dem som har en förening hör den inte dem.
@naring
+ [butik] De tog {en glass|energidryck} åt gången och log. Det var inte pengarna. Det var leendet. {Jag ringde ingen, för jag vill inte ha en blåljusbil utanför min skylt|Nu har jag ungarna som extrahjälp på fredagar och det har slutat}.

# ryktet
@unga
+ [&namnet-stanger] Google mitt område. Första träffen är {en brand i en container|ett inslag om razzian}. Det var före min tid. Jag spelar {<cello=ett instrument>|<schack i SM=ett spel>}, var är den träffen?
+ Det kom ett filmteam. De ville att vi skulle {dra upp luvorna|stå vid väggen med klottret}. Min kompis gjorde det för {hundra spänn|skoj} och nu är han "ungdomsgäng" i en webbartikel för alltid.
- Vi håller ju igång det själva. Vi {lägger ut story med "welcome to the hood"|rappar om knivar fast vi är rädda för getingar}. Sen gråter vi över ryktet.
@foraldrar
+ I gruppen på nätet ligger det bilder på {någons sopor|en sönderslagen ruta} och fyrtio arga gubbar. Ingen lägger upp när ungarna krattade hela gården. {Jag la upp det. Fyra gilla, två var mina systrar|Jag gjorde det och fick frågan vem som betalade dem}.
@foreningar
+ [kultur] En journalist ringer mig varje gång det hänt något. Jag sa: ring en dag när det inte hänt något. {Han skrattade|Det var sex år sedan nu}. Det finns ingen redaktör för vanliga tisdagar.
- Alla skyller på tidningen. Men det är våra egna som ringer in tipsen. {Jag vet det, för en av dem är <min svåger=en släkting>|Och vi läser dem vid fikabordet varje morgon}.
@kommun
+ Vi bidrar själva. Vi skickar pressmeddelande när vi sätter upp {kameror|väktare} men aldrig när {det går så bra på nationella provet|kön till kolonilotterna är hundra namn}.
- Att säga att allt bara är rykten är respektlöst mot dem som faktiskt {blivit utsatta|flyttat för att de inte orkade}. Jag har suttit i deras kök.
@aldre
+ [k] Jag sa till väninnorna: kom hit på kaffe då. De kom, {fem stycken i en taxi, och höll i väskorna|med väskorna under rocken}. Efter två timmar ville de ha recept på kardemummakakan från min granne. Sen åkte de hem och sa att jag haft tur.
@andra_delar
+ [stan] Allt jag vet om $D vet jag från {telefonen|svärfar}. Jag har bott i Umeå i trettio år. Det är egentligen ganska pinsamt, nu när du frågar.
- Ingen rök utan eld. Man kan inte skylla allt på {tidningen|ryktet}. De skriver inte om Sandbacka för där händer inget, så enkelt är det.
@naring
+ [bolag] En artikel kostar oss ungefär {fyra månaders uthyrning|ett år av marknadsföring}. Vi ringde redaktionen. De sa att de bara speglar verkligheten. {Då är det en sån där rolig spegel på tivoli|Jag bad dem spegla vår odlingslotteri}.
- [butik] Ryktet gör att folk åker förbi. Men min hylla blev inte tom av ett rykte. {Jag får säga det också, fast mina grannar blir sura|Den blev tom av fem ungar som ingen sa åt}.
@nyanlanda
+ [&spraket] Jag läser svenska med tidningen. Därför jag vet orden {skottlossning, utsatt, parallell|gripen, misstänkt, gäng}. Läraren frågar var jag lärde dem. {Jag säger: ni skriver dem om min adress|Jag kan inte ordet för liten fågel ännu}.
@politiker
+ [maj] Jag har själv sagt "utmaningar på Ersboda" i en radiointervju. {En mamma mejlade mig och frågade vilka utmaningar jag menade, hennes barn eller hon|Det tog tio sekunder och jag kan inte ta tillbaka det}. Jag svarade inte bra.
@unga_vuxna
- Jag säger inte att tidningen ljuger. Jag säger att {ni andra läser den och slutar där|den är klar när det roliga börjar}. Det hemska de skriver om har ju hänt. Vi var där.

# vuxna-ute
@foraldrar
+ Förr stod pappor i hörnet och rökte. De sa inget, men de stod där. {Nu är det en stolpe med kamera|Kamerorna ser allt och säger inget}. Jag vill ha papporna tillbaka, gärna utan cigg.
+ Nattvandring är sex föräldrar i väst som ser ut som {vägarbetare|en busschaufförsfest}. Men det funkar. {Ungarna skämtar om oss och sen går de hem|De frågar om bulle, och då är det lugnt}.
- Jag jobbar tolv timmar. Ska jag ut och vandra på natten också? {Det är alltid vi som ska ställa upp för vår egen otrygghet|På Sandbacka har de vaktbolag}. Sätt dit kameran så får jag sova.
@unga
+ En vuxen som man känner räcker. {<Gunnar med hunden=En granne>, typ. När han kommer blir alla snälla|Fritidsledaren som slutade, han som bara satt där och sa inget}. Men de sparar in såna.
- Kamera är mindre jobbigt än en vuxen som ska {prata|skapa relation}. Kameran frågar inte hur det är i skolan.
@kommun
+ [falt &inte-vi-heller] Tre fältare på hela stan. Tre. Jag har räknat ut att varje ungdom kan få {nio minuter om året|en nick}. Det är inte kameror som är dyrt, det är nio minuter till.
- Kameror ger bevis. {Mammor ringer och tackar|Vi hade två garagebränder och sedan ingen}. Jag är för vuxna ute, men jag är också för det som går att betala.
@aldre
+ Jag sitter i fönstret. {Jag vinkar åt dem så att de vet att jag ser|Katten och jag, vi är områdets kamera}. Det vore bra om vi var flera gamla i fönstren, för vi kostar ingenting.
@foreningar
+ [idrott] Ställ min tränare i parkeringshuset en timme före träning så behövs ingen väktare. {Han känner dem, han har torkat deras näsblod|Men då måste någon betala timmen}.
@unga_vuxna
+ Anställ oss som var stökiga. På riktigt. {Vi kan språket, vi ser det komma tjugo minuter innan|De små lyssnar inte på en farbror med namnbricka}. Jag skulle göra det för samma lön som väktaren.
@politiker
+ [opp] Vi köpte kameror för att kameror går att inviga. {En människa som står i ett hörn går inte att klippa band för|Fältarna drogs in samma budget. Det står på olika sidor}.
@andra_delar
- Jag tycker kameror är bra, det finns ju på {macken|tåget} också. Har man inget att dölja så. {Vuxna ute låter fint men ingen kommer orka i november|Vem ska stå där i tjugofem minus?}.
@naring
+ [bolag] Husvärd på plats, samma människa varje dag, med verktygsbälte. {När vi tog bort honom sparade vi fyrahundra tusen och fick skador för sexhundra|Han hette <Kalle=ett namn> och han var vår trygghetsstrategi}.

# polis
@andra_delar
+ Fler poliser. Svårare än så är det inte. {Jag vill se en uniform när jag lämnar av grabben på match|En polis på cykel gör mer än tio projekt}.
@aldre
+ Vi hade en kvarterspolis, {<Sixten=ett namn>|<farbror Algot=ett namn> kallade vi honom}. Han visste vilka som snattat och han sa det till deras mödrar, int till tidningen. En sån vill jag ha.
@foraldrar
+ Jag vill ha polisen här. Inte som räd utan som {granne|buss, att man vet att den kommer}. Mina barn ska kunna namnet på en polis som de kan namnet på tränaren.
- [u] Poliserna kom fram till mitt barn på gårdsfesten och var jättesnälla, delade ut {reflexer|klistermärken}. Jag stod bredvid och {skakade|höll andan}. Där jag växte upp gick det inte till så. Det går inte bort för en reflex.
@unga
- Ju fler poliser, ju mer känns det som att {vi gjort något|det är fel på oss}. De parkerar utanför skolan och så står alla och undrar vem det är idag.
+ Det var en polis som spelade {FIFA|pingis} med oss varje vecka ett tag. Hon torskade med tio noll. Efter det gick det att {snacka|ringa henne}. Sen fick hon annan tjänst. De får alltid annan tjänst.
@unga_vuxna
- Poliser gör att den som redan är rädd blir lugn och att den som redan är misstänkt blir förbannad. Så vem är satsningen {för|till}? {Det beror på vems mamma du frågar|Inte för mig i alla fall}.
@kommun
+ Jag är tacksam för samarbetet med polisen. Man kan ha åsikter, men klockan {ett|två} en lördagsnatt är det de som kommer. Inte {fullmäktige|kulturhuset}.
- [falt &stoppad] När patrullen står bredvid mig tappar jag {tre|fem} års arbete på tio minuter. Ungarna tittar på mig som om jag bytt lag. Jag har bett dem ställa bilen runt hörnet.
@foreningar
- [kvinnor] Mammorna hos oss ringer inte polisen. De ringer {mig|<Hodan=en av oss>}. Det är inte för att vi har egna lagar. Det är för att {jag svarar|jag kan säga "lugn, jag kommer"}.
@nyanlanda
+ Polis här är artig. Jag gav honom {te|kaka}, han sade nej tack, inte på arbetstid. {I mitt land polisen tar te, kaka och teve|Jag berättade det hem och de trodde jag ljög}. Fler sådana.
@politiker
+ [opp] Vi kan inte beställa poliser i fullmäktige, så vi köper {väktare|ordningsvakter} och kallar det trygghet. Det är en väst, inte en polis. {Jag hade hellre sagt sanningen|De boende ser skillnad, tro mig}.

# stoppad
@unga
+ [u &rasism] Jag har blivit stoppad {sex|fyra} gånger och jag har aldrig gjort något. Min bästis, som {odlade på balkongen|kör EPA full}, aldrig. Han är blond, alltså det är en naturvetenskaplig undersökning.
+ [u] De tömde min {skolväska|gymbag} på marken. Det ramlade ut en macka och en mattebok. {Sen sa de ha en bra kväll|En tant gick förbi och skakade på huvudet. Åt mig}.
+ Väktaren i {gallerian|köpcentret} följer efter på tre meter. Min kompis kör en lek, hon går in och ut ur samma affär tills han blir yr. Man måste göra det kul annars dör man.
- [k] Jag har aldrig blivit stoppad. {Fast jag är tjej, de ser inte oss|Folk säger att det händer jämt. Det händer inte mig i alla fall}. Jag tror det beror på hur man står och glor.
@unga_vuxna
+ [u] Jag kör en <{Volvo|gammal Audi}=bil> som jag betalat själv. Tre kontroller på en månad. Den sista sa "fin bil". {Jag sa tack, den är dyr i försäkring. Vad ska man säga|Jag har kvittot i handskfacket, som ett leg}.
@foraldrar
+ [u] Jag har lärt mina söner: händerna synliga, säg ja, {gå aldrig ut utan leg|spring aldrig, inte ens till bussen}. Mina svenska vänner lär sina barn simma. Ja, vi lär dem simma också.
- Min son kom hem och sa att han blivit orättvist stoppad. Jag frågade vad klockan var. Den var {två|halv tre} på natten. {Då fick han en kontroll till, av mig|Jag tänker inte skylla på polisen för det}.
@kommun
+ [skola &rasism] Jag skriver intyg åt elever om var de varit. Det är inget min tjänst innehåller. {Att en sextonåring behöver papper från rektor för att gå hem från biblioteket|Senast var det en kille som varit på körrepetition}.
- Man stoppar de som är ute när det händer saker. Det är inte konstigare än så. {Jag vet hur det uppfattas|Jag har suttit med i bilen och sett hur svårt det är att välja}.
@foreningar
+ [idrott] Vi var på väg hem från {en vunnen final|träningsläger} i två bilar. Den bilen jag körde vinkades inte in. Den som {<Abdi=en ledare>|<vår materialare=en ledare>} körde gjorde det. Pokalen satt i baksätet, bältad.
@aldre
+ <Pojken som handlar åt mig=En ung granne> kom sent en dag. De hade {stått och letat i min matkasse|ringt mig på telefonen för att höra om jag fanns}. Knäckebröd, filmjölk och hjärtmedicin. Han bad om ursäkt, fast det borde någon annan ha gjort.
@nyanlanda
+ <Min son=Mitt barn> är <{fjorton|femton}=tonåring>, han är lång. Människor ser en man. {Polisen frågade honom var han har pengarna ifrån. Det var bussbiljett|Jag vill sätta lapp på honom: jag är barn}.
@andra_delar
- Jag blir också stoppad. {Alkoholkontroll varje löning på E12:an|Tullen tog min skoter}. Det är inte kränkande, det är att de gör sitt jobb.
+ <Min svärson=En släkting> är adopterad från {<Colombia=ett annat land>|<Etiopien=ett annat land>}. Heter <Per=ett svenskt namn>. När vi går tillsammans händer det aldrig något. {När han går själv händer det var fjärde månad|Han har börjat ta hunden med sig, folk med hund ser svenska ut säger han}. Det ändrade mig.

# bakom-dorren
@andra_delar
+ [=1 k stan] Skriv inte var jag bor, bara att det är fint där. Det finns ingen gatubelysning i världen som hade hjälpt mig, för det hände i köket. Fyra hus har hört oss. Här är det så tryggt att ingen ringer.
"""
