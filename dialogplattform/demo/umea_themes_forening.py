
"""What people in the invented Umeå dialogue say about whom the associations are for.

All of it is fiction: no sentence was spoken by anybody. How a line is read is explained in `compose.py`.
"""

WORDS = """
# kostar
@unga
+ Jag sa att jag hade tröttnat på {fotbollen|innebandyn}. Det hade jag inte. Men {cupen kostade mer än mammas vinterjacka|det kom ett nytt inbetalningskort varje månad och jag såg hur mamma vände på det}.
+ Tränaren sa att ingen behöver sluta för pengarnas skull. Fint. Men då måste man ju {gå fram och säga det, inför alla i omklädningsrummet|säga högt att man är den som inte har}. Hellre säger man att knät gör ont.
+ [&fond] Alla i laget skulle ha samma {träningsoverall|väska}, med namn på. Jag var den enda utan namn. {Ledaren sa att det inte spelade någon roll. Det är såna som har namn som säger så|Jag blev "du där"}.
- Alltså det finns gratisgrejer. {Löparklubben är gratis, biblioteket är gratis, skogen är gratis|Jag boxas för tvåhundra om året}. Folk vill ha just det dyra, det är därför det är dyrt.
@unga_vuxna
+ Jag var bra. På riktigt bra, jag var med i <{distriktslaget|stadslaget}=ett lag>. Sen blev jag femton och då skulle man ha {egna skidor i tre uppsättningar|råd med läger i Spanien}. Det är så de gallrar, inte efter hur fort man springer.
@foraldrar
+ Avgiften gick att lösa. Sen kom {skorna, cupen, lotterna|kaffebrödet, bilskjutsen, julklappen till tränaren} och en förälder som undrade varför vi aldrig stod i kiosken. {Då slutade han|Hon slutade i mars, mitt i serien}.
+ [u] Jag sålde toalettpapper för klassen, kakor för laget och kalendrar för {dansen|simningen}. Mina släktingar bor i {Mogadishu|Kiruna}. Vem ska jag sälja till? {Jag köpte allt själv. Vi har papper till 2030|Till slut köpte jag allt själv på avbetalning}.
+ Det är inte bara pengar. Det är att ha bil klockan sju en lördag, {termos, sittunderlag|rätt sorts mössa} och att skratta åt rätt saker på läktaren. Det finns ingen fond för det.
- Jag tycker faktiskt att det är billigt. {Två tusen om året är fem kronor om dagen|Det är mindre än ett mobilabonnemang}. Man får välja. Min pappa sålde vår teve för att jag skulle få skridskor.
@nyanlanda
+ [&skolgard] I mitt land boll är gratis. Man tar boll och går ut. Här man måste ha {medlem, försäkring, licens|app, kort och lösenord}. Min son har boll. {Han spelar med väggen|Bollen är inte problem}.
+ Jag betalar fyra hundra först, tänker att det är klart. Sedan kommer {tröja, sedan resa, sedan present|ett brev till och ett brev till}. Ingen säger hela priset i början. {När jag frågade hela summan hon blev irriterad|I affären det står pris på hyllan}.
@foreningar
+ [idrott &fond] Vi har en fond för dem som inte har råd. Ingen söker. {I flera år trodde vi att det betydde att ingen behövde|Blanketten är på tre sidor och ska skrivas under av kassören, som bor granne med familjen}.
+ [idrott] Min egen förening har räknat. En tolvåring hos oss kostar <{elva|nio} tusen=mycket mer än avgiften> om året om allt räknas. Vi skriver sju hundra på hemsidan. {Det är inte lögn. Det är inte sant heller|Jag är <kassör=förtroendevald>, jag vet vad jag skriver}.
- [idrott] Halltider kostar, domare kostar, bollar kostar. När folk säger att vi är dyra vill jag visa dem bokslutet. {Jag har lagt ut <sexton tusen=mycket> av egna pengar|Vi går back varje år och tar igen det på en loppis}.
@kommun
+ [falt] Det är alltid i {januari|augusti} de försvinner. Då kommer avgifterna. {Vi kallar det motivationsbrist i statistiken|Man ser det på uppropet: en, två, fyra borta}.
- Vi har sänkt taxorna två gånger och det syntes inte i deltagandet. {Så pengar är inte hela svaret|Jag önskar att det vore så enkelt att det var priset}. Det är något annat som stänger.
@politiker
+ [opp] Jag har <tre barn i idrott och fyrtio tusen i månaden=barn i idrott och bra lön>, och det känns. {Hur vi då kan tro att det går för den som har halva|Att vi talar om "fri idrott för alla" är en saga vi berättar för varandra}.
@andra_delar
- Vi skjutsar {tolv mil i veckan|till tre hallar} och det är klart att det kostar. Det kostar alla. Jag är inte säker på att det går att ordna ett samhälle där inget kostar någon något.
@aldre
+ {Barnbarnet|Pojken i trappan} slutade i hockeyn när de skulle ha nya skydd. Jag hade kunnat betala. Men hans mamma ville inte att jag skulle veta. {Så är stolthet|Så nu går vi och fiskar}.

# bjuder-in
@nyanlanda
+ [en] Everyone says the door is open. I stood outside that door for a whole winter. {You have to know there is a handle|Nobody was rude to me. Nobody was anything to me}. || Alla säger att dörren är öppen. Jag stod utanför den dörren en hel vinter. {Man måste veta att det finns ett handtag|Ingen var otrevlig mot mig. Ingen var någonting mot mig}.
+ Jag var <volleybolltränare=tränare> i {tio|sex} år. Här ingen frågade vad jag kan. De frågade {vad jag behöver|om jag vill gå på språkkafé}. Jag vill inte ha mer kaffe. Jag vill ha nät och boll.
+ På plakat står välkommen. Jag gick dit. {Alla kände alla och kramade varandra. Jag stod med min jacka|De sade hej och fortsatte prata. Efter tjugo minuter jag gick hem och ingen märkte}. De var snälla. Men ingen gjorde plats.
- Jag gick in själv, jag väntade inte på inbjudan. {Jag sade: hej, jag heter som jag heter, jag kan laga cyklar|Första gången de tittade konstigt. Tredje gången jag fick nyckel}. I Sverige man måste våga vara lite jobbig.
@foreningar
+ "Alla är välkomna" har stått på vår hemsida {sedan 2011|i tio år}. Det är samma {fyrtio|trettio} familjer som läser den. Och jag skrev texten själv, så jag får säga det.
+ [kvinnor &raknas-inte] De stora klubbarna ringer oss när de ska söka pengar. "Kan ni ta med några tjejer?" {Vi är inget tjejförråd|Sen är cupen slut och då ringer ingen}.
- [idrott] Vi har varit i {klasserna|trappuppgångarna}, delat ut lappar på sex språk, haft prova på. Vad mer ska vi göra, {bära in dem|ge dem pengar}? Någon gång måste man få säga att vi faktiskt har bjudit in.
- Man får komma ihåg att vi är ideella. {Jag svarar på mejl i bilen utanför förskolan|Klockan tio på kvällen sitter jag med närvarorapporten}. Att inte hinna bjuda in är inte samma sak som att stänga ute.
@kommun
+ [falt] Vi har en katalog med {tvåhundra|trehundratio} föreningar. Jag prövade att ringa tio av dem som om jag vore ny i stan. Tre svarade. {En av dem bad mig läsa på hemsidan|En frågade vem som tipsat mig}.
- Jag tycker vi underskattar hur mycket som faktiskt görs. {Det är kvällar då varenda hall är full av barn från hela världen|Schacket, brottningen, cricket på gärdet}. Det är bara det att de som kommer in inte skriver insändare.
@unga
+ Jag vill hålla på med {dans|parkour} men vet inte var man går. Min kompis mamma bara vet. {Hon växte upp med tränarens fru typ|Det är som att alla fått ett papper som inte kom till vår brevlåda}.
+ Jag provade {orientering|simning}. Alla var trevliga på det där sättet, {"vad kul att du kom"|"hittade du hit bra"}, som om jag varit en tant. Sen pratade de om fjällstugor.
- [&guide] Min tränare ringde. Alltså {hon ringde mig, på telefon, som en gammal människa|han kom hem till oss och drack te med pappa}. Så en del bjuder in på riktigt. Det är tack vare det jag är kvar.
@unga_vuxna
+ Jag satt i styrelsen för <en {kulturförening|klubb}=en förening> som den som skulle bredda. {Jag var bredden|De bytte inte mötestid en enda gång fast jag jobbade}. Bjuden in blev jag, men inte till bordet där man tänker.
@foraldrar
+ Det ska finnas en app, en grupp på Facebook och ett mejl. {Jag fick veta om avslutningen dagen efter avslutningen|Jag är med i elva chattar och ändå stod vi där på fel plan}. Den som växt upp här vet var man ska stå.
- [&guide] En annan förälder tog min arm och sa: du står med mig i kiosken, jag visar. {Det var allt som behövdes|Fyra år senare är jag <kassör=förtroendevald>}. Så det går, det räcker med en person som tar en arm.
@aldre
+ Pensionärsföreningen har {allsång|bridge} på torsdagar. Jag tog med mig <Amina från trapphuset=en granne>. {Hon var välkommen, sa de, och sen pratade de om midsommar på Holmön i två timmar|De flyttade inte på en enda stol}. Hon bakade till dem ändå.
@andra_delar
- [by] I {vår by|vår klubb} är det dörren öppen och kaffet på, och ingen kommer. Då kan man inte säga att vi håller folk ute. {Vi har skyltat med det|Ibland är en öppen dörr faktiskt en öppen dörr}.
+ Ja, vi är väl dåliga på det. {Man sätter upp en lapp på ICA och tycker man gjort sitt|Vi tänkte att de hör väl av sig}. Jag har inte ringt någon jag inte redan kände sen jag var tjugo.
@politiker
+ [maj] Jag har varit ordförande i <{en idrottsförening|en körförening} i tolv år=en förening i många år> och vi blev vitare för varje år. Ingen av oss ville det. Ingen av oss gjorde något heller. Det är den pinsammaste meningen jag kan säga om mig själv.

# var-och-en
@andra_delar
+ Det finns hur mycket som helst att gå på. Någon gång måste man få säga att det också handlar om att {ta sig i väg|stänga av teven}.
+ Jag växte upp i {<Vännäsby=en mindre ort>|<inlandet=en annan kommun>} med en pappa som drack. Ingen gjorde något projekt av det. {Jag gick till ishallen för att slippa vara hemma|Jag bet ihop}. Man måste få tro att folk klarar något själva.
- Det är lätt för mig att säga att det är upp till var och en. {Jag ärvde min första insats|Min farfar satt i styrelsen när jag ville börja spela}. Jag sa det högt på en middag och det blev väldigt tyst.
@foraldrar
+ Min pappa körde mig till träningen i en bil utan värme. Ingen gav oss något. {Jag vill inte att mina barn ska tro att det är synd om dem|Mina barn ska få höra att de kan, inte att de har hinder}.
+ [u] Jag kom hit med ett barn på armen och en {<syexamen=yrkesutbildning>|diskhandske} som enda merit. Jag lärde mig svenska på {radion|bussen}. När kommunen säger att folk som jag behöver insatser känner jag mig mindre, inte mer.
- Upp till var och en, säger de som har {mormor i samma trappuppgång|bil och barnvakt}. Jag har {två jobb och tre barn|nattskift}. Vem av mig är "var och en"?
@nyanlanda
+ Ingen tvingade mig hit. Jag valde. Då måste jag också {lära språket och gå ut|knacka på}. Mina landsmän blir arga när jag säger så. {De säger jag har blivit svensk|Det är okej, de får vara arga}.
- Jag kan jobba hårt, det är inte problem. {Men jag kan inte jobba hårt på att heta något annat|Man kan inte springa fort när någon håller i jackan}.
@aldre
+ Vi hade varken fritidsgård eller läxhjälp. {Vi hade en sjö och två skor|Man gick ut och kom hem när det blev mörkt}. Jag tror att de daltar för mycket, men det säger jag bara till dig och katten.
- Jag har sagt i hela mitt liv att var och en är sin egen lyckas smed. Sen fick jag {<barnbarn som heter Ibrahim i efternamn=ny släkt>|se hur de behandlade min hemtjänstflicka}. Nu säger jag det inte längre.
@unga
+ Jag orkar inte med att alla tycker synd om oss. Jag {tränar fem dagar i veckan|har A i matte} och bor på $D. {Skriv det|Det handlar om vad man gör, inte var man sover}.
- [u] "Det är bara att kämpa." <Min brorsa=Ett syskon> kämpade. {Han har tre utbildningar och kör ut pizza|Han sökte åttio jobb. Åttio}. Så jag vet inte riktigt vad jag ska kämpa mot.
+ Ärligt? Hälften av mina vänner ligger och {spelar|scrollar} och säger att det inte finns något att göra. Det finns att göra. De är lata. Jag också, ibland.
@unga_vuxna
+ Ingen har gett mig något. {Jag startade min firma med lånade pengar av en kusin|Jag läste in gymnasiet på nätterna}. Jag vill inte vara ett exempel på utanförskap bara för att det passar er rapport.
- Jag är en sån som lyckades. Och vet du vad, det var tur. {En lärare, en enda, som stannade kvar en onsdag|Jag råkade bo granne med en studievägledare}. Alla andra var lika duktiga.
@kommun
- Jag jobbar med {människor som gjort allt rätt|folk varje dag} och ändå inte kommer in. {När någon säger att det är upp till var och en vill jag bjuda med dem en dag på jobbet|Viljan finns. Den är liksom inte det som är slut}.
+ [social] Det är förbjudet att säga hos oss, men vi gör folk hjälplösa också. {Vi fyller i blanketten åt dem i fem år|Man får stöd för att man inte kan, och då gäller det att inte kunna}. Ibland är det snällaste att vänta ut någon.
@foreningar
- [idrott] Barn är inte "var och en". En nioåring väljer inte sina {föräldrars skift|skor}. Så fort någon säger det där på ett möte går jag och hämtar kaffe, annars säger jag något dumt.
@politiker
+ [opp] Jag tror på eget ansvar, det är därför jag är politiker i mitt parti. {Och jag tror att vi förolämpar människor när vi utgår från att de inte kan|Det finns en sorts omtanke som trycker ner}.
@naring
+ [butik] Jag började med en vagn och en termos. Nu har jag <{fyra|sex}=några> anställda, alla härifrån. Ingen frågade mig om integration. De frågade om jag hade färska tomater.

# eget-rum
@unga
+ Alla pratar om att blanda oss. Jag vill ha ett ställe där jag slipper {vara ett exempel|förklara}. Där alla redan vet varför jag inte äter det där.
+ När det är "mötesplats" så är det alltid någon vuxen som vill att man ska {mötas|dela med sig}. Vi vill bara {sitta|kolla på match och skrika}.
+ [k] Vi tjejer behöver ett rum utan killar. Punkt. {Det är inte religion, eller jo lite, men mest är det att de tar all plats|Mina svenska kompisar vill också ha det, de får bara inte skit för att säga det}.
- Om vi bara hänger med varandra blir det ju som det är. Jag vill {ha kompisar på Tomtebo|lära känna folk med båt}. Jag menar det.
@unga_vuxna
+ [k] Vi startade <en tjejkväll=en egen kväll> och fick frågan hur vi "öppnar upp". {Golfklubben får inte den frågan|Frimurarna får väl inte den frågan}. Varför måste just vårt rum vara en bro?
- [u] Jag ångrar lite att jag bara umgicks med mina egna. {Det var varmt där. Men det var också därför jag var tjugotvå innan jag fattade vad sportlov var|När jag skulle söka jobb kände alla jag kände ingen}.
@foreningar
+ [kvinnor] Hos oss pratar man sitt språk och {gråter på sitt språk|skrattar utan att översätta}. Sedan, på onsdagen, orkar man vara svensk igen. Utan tisdagen ingen onsdag.
+ [kvinnor] De kallar oss "etnisk förening". {Hembygdsföreningen är också etnisk, den har bara dragspel|Vad är kyrkokören då?}. Vi är kvinnor som syr och skvallrar.
- [idrott] Delade grupper är en återvändsgränd. Det är på plan man blir ett lag. {Jag har sett killar som inte hälsade på varandra kramas efter ett mål|Den dag vi har ett lag för den ena och ett för den andra lägger jag av}.
@kommun
- Vi kan inte finansiera enklaver. Skattepengar ska {gå till mötesplatser som är öppna för alla|bygga ihop, inte dela upp}. Sen förstår jag längtan. Men uppdraget är ett annat.
- [falt] Varje gång vi delar upp blir det svårare att sätta ihop igen. {Jag har sett tjejgruppen bli så trygg att ingen gick därifrån|Ett år senare hade vi två fritidsgårdar i samma lokal}.
+ [skola] Jag har ändrat mig. Jag trodde på blandning varje minut. Men {de elever som har ett eget rum på rasten är de som räcker upp handen på lektionen|en trygg grupp är språngbrädan, inte staketet}.
@foraldrar
+ [u] Jag vill att min dotter ska ha en grupp där hon inte är {den enda med sjal|den enda som inte varit i Thailand}. Sen kan hon gå ut i världen. Man måste ha en hamn om man ska segla.
- [u] Jag flyttade inte till Sverige för att mina barn ska växa upp i en liten kopia av det jag lämnade. {Blanda dem, snälla, blanda dem nu|Jag vill att de ska gräla på svenska}.
@andra_delar
- Om man vill ha egna rum, egna grupper och egna tider så får man inte sen klaga på segregation. {Det går inte ihop för mig|Välj}.
+ [by] Vi har ju {jaktlaget|syjuntan}. Där är det noll mångfald och det är det bästa jag vet. Jag fattar precis varför andra vill ha sitt.
@nyanlanda
- Jag har landsmän hela dagen. I skolan, i huset, i affären. {Jag behöver inte ett rum till med landsmän. Jag behöver en Lars|Mitt språk kan jag redan}.
@aldre
+ <Finska föreningen=En förening> har hållit ihop i femtio år med {bastu och tango|eget kaffe och egna bråk} och ingen har kallat det problem. Så låt dem ha sitt, säger jag, som är gift in i det där.
@politiker
- [maj] Jag är orolig för en stad där varje grupp har sin lokal och sin kassör. {Vi bygger väggar med föreningsbidrag|Det är ett misslyckande vi i så fall betalar för}. Någonstans ska vi mötas.

# raknas-inte
@foreningar
+ [hus &stadgar] Vi är ingen förening på papper. Vi är <{några grannar|fyra mammor}=några> med en nyckel till <@lokal>. Där går <{fyrtio|trettio}=många> ungar varje vecka. Kommunen räknar besök, fast inte våra.
+ Jag har {vabbat från mitt eget liv i|inte haft en ledig fredag på} <sju=många> år. Sen kommer en konsult med namnskylt och {undrar om det finns "lokala krafter"|ska kartlägga "lokala resurser"}. Jag räckte upp handen. Han skrev "engagerad kvinna".
+ [kvinnor] Vi följer med på {tandläkartider|BVC} och utvecklingssamtal, översätter, passar barn, lånar ut pengar. Hade vi hetat något på engelska hade vi fått {tre miljoner|en utvärdering}.
+ [kultur] De frågar hur många unika deltagare vi når. {Jag känner alla deltagare, de är väldigt unika|Ska jag räkna <Yusuf=en deltagare> en gång eller sjuttio?}.
- [idrott] Vi ska inte ha betalt för allt. Blir det en lön så blir det ett jobb, och då {slutar folk göra det av kärlek|räknar man timmar}. Jag vill hellre ha en egen nyckel än ett erkännande.
@foraldrar
+ Jag har haft andras barn vid mitt köksbord i <{åtta|sex}=flera> år. Ibland är de nio som äter. {Det är också förebyggande arbete, eller hur|Jag såg att kommunen sökte en "trygghetsskapande vuxen", heltid}. Ingen har frågat vad köttfärsen kostar.
+ Det finns <två kvinnor=några> på <@gata> som går ut varje kväll vid nio och säger åt ungarna att gå hem. Alla lyder. {De är inte anställda, de är mormödrar|De har inte gått någon kurs. De har blicken}.
- Man ska inte ha medalj för att man är en bra granne. {Jag hjälper till för att det är roligt|Så fort man får betalt börjar avundsjukan}. Låt oss vara ifred så funkar det.
@kommun
+ [falt] Det som håller ihop området en tisdag i november är inte vi. Det är {fyra pensionärer och en tränare|en tant med hund, ärligt talat}. Vi skriver vår verksamhetsberättelse ovanpå deras.
- Jag hör det ofta, att vi inte ser det som görs. Men {vi kan inte betala ut pengar till en nyckel|revisorn frågar mig, inte dem}. Har man inte organisationsnummer finns man inte i systemet, och systemet är inte min idé.
@unga
+ <Mahdis=En kompis> mamma gör mat till alla på torsdagar. Alla går dit. {Det är inte en "insats". Det är linssoppa|Om hon slutar finns det inget på torsdagar}.
+ Jag är ledare för <småknattarna=en grupp barn>. {Jag är där tre dagar i veckan och får en hoodie|De kallar mig "praktikant" i papperen. Jag har hållit på i tre år}. Det räknas inte ens som jobb på cv sa syvgubben.
@unga_vuxna
+ [m] Vi var <nio killar=ett gäng> som nattvandrade på eget bevåg hela {hösten|förra vintern}. I tidningen stod det att "oroligheterna avtagit efter kommunens insats". {Vi satte upp klippet på kylen, som skämt|Det var insatsen och vi. Mest vi}.
@aldre
+ Jag har suttit i den där tvättstugan och lärt ut svenska i {femton|tjugo} år. {Med tvättmedlets baksida som lärobok|Det började med ordet ludd}. Ingen har kallat det något och tur är väl det.
@nyanlanda
+ Hemma jag var ledare för <kvinnogrupp, {sextio|tvåhundra} kvinnor=en stor grupp>. Här jag hjälper åtta familjer med brev från myndighet. {Det finns inget namn för mitt jobb på svenska|Handläggaren säger jag är arbetslös. Jag har inte tid att vara arbetslös}.
@politiker
+ [opp &stadgar] Vi ger kronor per sammankomst och aktivitetsstöd till den som kan fylla i det. {De som gör mest fyller i minst|Det är ett system för dem som gillar Excel}. Det vet vi allihop, det har vi vetat i tjugo år.
@andra_delar
- Alla ideella tycker att de räknas för lite. {Fråga <kyrkogårdskommittén=en kommitté> här|Vi i <skoterklubben=en klubb> har hållit lederna öppna i trettio år, ingen har bett oss bli intervjuade}. Det är inte en fråga om stadsdel.

# stadgar
@kommun
+ Utan stadgar och årsmöte kan vi inte ge bidrag. Det är inte ovilja, det är {skattepengar|kommunallagen}. {Den dag det försvinner pengar är det jag som sitter i tidningen|Jag skulle gärna ge dem nyckeln. Jag får inte}.
+ Reglerna skyddar också de små. Utan dem skulle {den som känner någon|den som ropar högst} få allt. Så var det förr, jag var med.
- [falt] Jag har sett oss säga nej till {trettio barn för att ett protokoll saknade datum|mormödrar med kastruller} och ja till en förening som bara fanns på papper. Det var helt rätt enligt riktlinjen.
@foreningar
- [hus &raknas-inte] Kassör, revisor, firmatecknare. {Vi skulle öppna en dörr|Vi är tre, ska vi revidera varandra?}. Till slut hade vi årsmöte i trappen, femton minuter, så fick vi kaffepengar. Det tog elva månader.
+ [idrott] Jag tycker att man ska klara av ett årsmöte. {Det är folkrörelse, det är där man lär sig demokrati|Våra ungdomar sitter i styrelsen och det har gjort mer för dem än all fotboll}. Nyckelklubbar utan papper dör när eldsjälen flyttar.
- [kvinnor] Vår kassör kan inte läsa svenska men hon kan räkna, tro mig. {Kommunen ville att vi skulle byta kassör|De hittade ett fel på fyrtio kronor i ett bokslut på två sidor. Vi hittade tre i deras brev}.
@politiker
+ [maj] Vi hade en härva för några år sedan med en förening som tog emot pengar för {kurser som inte hölls|ungdomar som inte fanns}. Efter det skärpte vi. Jag ångrar det inte, men jag ser vilka det träffade.
- [opp] Vi kräver samma papper av en syjunta som av {en klubb med kansli|elitfotbollen}. Lika för alla, säger vi. {Det är som att kräva körkort för sparkcykel|Det är inte rättvist, det är bara bekvämt}.
@andra_delar
+ Vår samfällighet har kämpat med {deklarationer och revisorer|protokoll} i trettio år. Jag tycker inte att någon ska få slippa. Ordning är också ett sätt att visa respekt.
@nyanlanda
- Jag ville starta schackklubb för barn. Man måste ha styrelse med fem, stadgar, bank. {Banken ville inte öppna konto för oss|Banken frågade var pengarna kommer ifrån. Vilka pengar?}. Vi spelar i biblioteket tills de stänger.
+ I mitt land föreningen var {president och hans bror|en man med en stämpel}. Här måste man visa kvitto. {Jag gillar kvitto|Kvitto är fred}. Det är krångligt, men ingen stjäl.
@unga
- Vi ville ha en e-sportkväll. De gav oss en mall för {stadgar|ansökan}. {Vi var fjorton år|Paragraf ett: föreningens firma. Vi hade ingen firma, vi hade en dator}. Det blev ingen e-sportkväll.
@aldre
+ [m] Jag har varit <{sekreterare|revisor} i fyra föreningar=förtroendevald i flera föreningar>. Det är inte svårt. Man skriver ner vad man sagt och så skriver två under. {Jag kan lära dem på en eftermiddag om någon bad mig|Men ingen ber en gammal gubbe om hjälp med papper}.
@unga_vuxna
- Det tog oss <{ett år|fjorton månader}=lång tid> att bli godkända. När pengarna kom hade hälften av ungdomarna {flyttat|blivit för gamla för verksamheten}. Systemet är byggt för folk som inte har bråttom.
@foraldrar
+ Jag litar mer på en förening som har papper. {Jag lämnar ju mitt barn där|Vem är det annars som ringer om något händer}. Att någon är snäll räcker inte för mig.

# hus
@foreningar
+ [hus] Ge oss ett hus. Inte en satsning, inte en samordnare. Ett hus med {kök och en nyckel som inte måste lämnas tillbaka klockan fyra|toaletter som fungerar och någon av oss bakom disken}.
+ [idrott] Vi tränar i <en gympasal=en lokal> med {basketlinjer från sjuttiotalet|plats för nio, och vi är trettiofyra}. Ett allaktivitetshus skulle kunna ha hall, kök och läxbord på samma ställe. Föräldrarna får något annat än en kall korridor att stå i.
+ [kvinnor] I huset ska man få sälja mat. Det är viktigt. {Mat är det vi kan och det folk betalar för|Då kan vi betala hyran själva och slipper tacka}.
- [kultur] Jag är rädd för huset. Då har vi fått vårt hus, och sen {slipper alla andra öppna sina|kan kommunen peka på det i tjugo år}. {Vi blir inlåsta med nyckel|Jag vill ha tider i kulturhuset i stan också}.
@unga
+ Om vi hade ett hus skulle jag vara där {varje dag|jämt}. Typ studio nere, mat uppe, och att det är öppet {på lov|söndagar}. Nu är det stängt när vi är lediga, fattar du hur dumt det är.
+ [&vuxna-ute] Fritidsgården stänger nio. {Vi är ungdomar, vi går och lägger oss typ ett|Klockan nio händer allt}. Ett eget hus som vi får stänga själva. Vi kommer inte bränna ner det, lova att skriva det.
- Det finns redan ställen. Problemet är inte huset, problemet är {att det är samma sex killar som bestämmer musiken|vem som är där}. Bygg ett nytt så är de där också.
@foraldrar
+ Ett ställe där jag kan sitta med en kaffe medan en har träning, en gör läxor och {den minsta sover|en bara springer}. {Jag skulle betala för det|Då skulle jag känna igen de andra föräldrarna på annat än bilarna}.
- Jag vill inte att mina barn ska vara på Ersboda alla kvällar i veckan. {Jag vill att de ska åka in till stan, se annat folk|Ett hus här håller dem kvar här}.
@kommun
+ [falt] En lokal som föreningarna själva rår över är det enda jag hört alla be om, från {imamen till pingisen|tonåringar till tanter}. Det måste ju betyda något när de inte är överens om något annat.
- Vem tar driften? {El, larm, städ, försäkring|Vaktmästare, ventilation, någon som har jour på julafton}. Jag har sett tre hus öppnas med tårta och stängas med hänglås. Jag vill se en kalkyl innan jag blir glad.
@politiker
- [maj] Jag vill gärna lova ett hus men jag tänker inte göra det. Vi har {två skolor med fukt|ett äldreboende att bygga}. {Det jag kan lova är att vi räknar på riktigt|Ett löfte om att utreda är tråkigt, men det är i alla fall sant}.
+ [opp] En hockeyhall till för sextio miljoner hade gått igenom på en kvart. {Ett hus på Ersboda utreds|Det är värt att tänka på när vi säger att det inte finns pengar}.
@aldre
+ Förr hade vi {kvarterslokalen|föreningsgården} och där var både dans och begravningskaffe. Sen blev det {förråd|kontor}. Ett sånt hus vill jag se innan jag dör, och gärna med hiss.
@unga_vuxna
+ Ett hus. Men låt oss som är tjugo driva det på kvällarna och betala oss. {Inte som volontärer. Som folk|Det är billigare än väktarna}.
@naring
+ [bolag] Vi har en tom <{affärslokal|panncentral} på fyrahundra kvadrat=lokal>. Jag har sagt det till tre olika tjänstepersoner. {Alla tyckte det var intressant. Intressant är ordet före ingenting|Ventilationen måste göras om, sedan är den deras}.
@andra_delar
- [by] Sextio mil väg ska plogas i den här kommunen och ni vill ha ett hus till. {I <Botsmark=vår by> stängde de lokalen, så vi köpte den för en krona|Vi fick köpa bygdegården för en krona och laga taket själva}. Gör som vi.
@nyanlanda
+ Jag drömmer om kök där tio kvinnor lagar mat och barnen springer. {I min lägenhet går tre personer i köket|Då kan jag bjuda svenska grannar, hemma jag skäms för jag har fyra stolar}.

# fond
@foreningar
+ [idrott] Vi har {elva|tolv} föreningar med varsin liten burk för dem som inte har råd. Slå ihop burkarna och låt någon neutral sköta det. {Då slipper barnet skämmas inför just sin tränare|I min burk ligger det <niotusen sedan 2017=pengar sedan länge>}.
+ [idrott] Det jobbigaste jag gör är att avgöra vilken unge som är fattig nog. Jag är <{brandman|rörmokare}=något annat på dagarna>. {Det ska inte jag veta om mina spelares föräldrar|Jag gissar på skorna}. Ge det till en gemensam fond så kan jag få vara tränare.
- [idrott] Pengarna som våra medlemmar samlat in ska gå till våra medlemmar. Jag säger det fast det låter snålt. {Vi har stått på torget och sålt korv för dem|En fond som ägs av alla fylls av ingen}.
- Slår man ihop det blir det en kommitté, en blankett och en väntetid. {I dag går jag till kassören och får skor samma kväll|Barnet hinner bli senior}.
@kommun
+ [falt] En gemensam fond är det mest konkreta jag hört på fem år. {Det kostar nästan ingenting, pengarna finns redan|Det kräver bara att folk litar på varandra, så ja, det är ju där det faller}.
- [social] Riksnormen ska täcka fritid. Börjar vi med fonder {trollar vi bort statens ansvar|får vi två system som pekar på varandra}. Jag vill inte att barnens idrott ska bli välgörenhet.
@foraldrar
+ Om jag bara fick fylla i ett papper på ett ställe. {Nu har jag berättat om min ekonomi för tre tränare|Jag har visat mitt lönebesked för en man i mjukisbyxor}. Det är mer naket än hos läkaren.
- Jag skulle aldrig söka ur en fond. Aldrig. {Då får han hellre vara utan|Jag lånar av min syster}. Sänk priset för alla i stället, så slipper någon vara den fattiga.
@unga
+ Om jag kunde söka själv. Utan mamma. {Hon vill inte säga att vi inte har|Hon säger att det är till dem som behöver det. Det är ju vi, men det säger man inte}. Typ swish, klart, ingen vet.
- En fond för fattiga barn, alltså hör du hur det låter? {Jag vill inte vara ett fattigt barn. Jag vill vara mittback|Kalla det något annat i så fall}.
@politiker
+ [maj] Det är en sån fråga där kommunen kan vara {skohorn|verktyg} och inte ägare. Vi lägger in en grundplåt, föreningarna bestämmer reglerna. {Fast de måste enas själva|Den biten kan jag inte rösta fram}.
@aldre
+ Jag skulle gärna ge till en sådan fond. {Jag har inga barnbarn här|Pensionen går ju inte åt, jag äter som en fågel}. Men jag ger inte till ett elitlag, så pengarna måste ha ett namn.
@naring
+ [butik] Jag sponsrar <{tre|fyra}=några> lag med vatten och frukt. De kommer alla på olika dagar med olika lappar. En fond, en lapp, en gång om året, och jag dubblar.
- [bolag] Vi sponsrar hellre lag med vårt namn på tröjan. Det låter krasst men {det är så vi får det genom styrelsen|en anonym fond kan jag inte visa upp för ägaren}.
@nyanlanda
- Pengar för fattiga, jag vill inte. I mitt språk finns ett ord för det och det är inte vackert. {Ge mig jobb, jag betalar själv|Låt mig tvätta tröjorna som betalning, då vi är jämna}.
@unga_vuxna
+ Jag hade spelat än om det funnits. {Jag var fjorton och ljög om knäna|Det handlade om sjutton hundra kronor. Jag räknade ut det sen}. Det är så billigt att det är löjligt.
@andra_delar
+ En gemensam fond, ja, varför inte. {Vi här ute skulle också kunna stoppa i|Våra har råd, och de flesta skulle inte ens märka hundralappen}. Det är första förslaget jag hört där jag vet vad jag skulle göra.

# guide
@nyanlanda
+ Om en människa går med mig första gången, bara en gång. {Visar var man hänger jackan, vem man säger hej till|Sedan kan jag själv}. Papper med karta hjälper inte, jag är inte rädd för vägen.
+ Jag hade en sådan. Hon heter <@vän>. {Hon tog mig till kören och satt kvar hela första gången|Hon sade: det här är min vän, hon är andra alt}. Hon fick inte betalt, hon bara var trött på att sjunga med samma människor.
- Guide, guide. Jag har haft {fadder, mentor, coach|etableringslots och hälsolots} och språkvän. {Alla slutade när projektet slutade|Alla hade en blankett}. Jag vill inte ha guide, jag vill ha vän.
@foreningar
+ Vi behöver folk som kan båda världarna, som {vet vad en kiosklista är och vad Ramadan är|kan ringa både tränaren och mamman}. En guide per stadsdel, betald, från föreningarna själva.
- Det blir ännu ett mellanled. {Lär tränarna att säga hej i stället|Pengarna går till guiden och barnet har fortfarande inga skor}. Jag tror inte på folk vars jobb är att följa folk till andra folk.
@kommun
+ [falt &bjuder-in] Jag har följt med ungar till första träningen. Fyrtio minuter av min tid. {Fyra av fem är kvar|Det går knappt att göra något billigare}. Det står inte i min tjänst.
- Vi har prövat lotsar i tre omgångar. {Det fungerar så länge lotsen är just den personen|Det slutar alltid när pengarna gör det}. Innan vi gör det igen vill jag läsa de gamla utvärderingarna, för ingen har läst dem.
@unga
+ Det som hade funkat är om någon några år äldre hämtade en. {Inte en vuxen med lapp runt halsen|Typ: kom, vi går, du får låna skor}. Då kan man inte fega ur.
@unga_vuxna
+ Jag skulle kunna vara guide i morgon. Jag känner {varenda unge|alla mammor} och jag vet hur konstigt det är första gången i ett klubbhus. {Men det måste vara ett jobb|Jag vill ha lön och tröja}.
@foraldrar
+ Den som tar med mitt barn måste först {dricka te hos mig|träffa mig}. Så gör man hos oss. En guide som ringer på dörren, inte en som skickar länk.
@aldre
+ [k] Jag har lärt <{tre|fem} flickor=några barn> åka skridskor för att jag har tid och dåliga knän. Kalla mig guide om ni vill. {Jag vill bara ha någon att gå ut med|Min man är död och hunden är lat}.
@politiker
- [opp] Jag är rädd att föreningsguider blir något vi sjösätter i stället för att {ställa krav på föreningarna|öppna hallarna}. {Då är det igen de nya som ska slussas, inte vi som ska ändra oss|Man guidar förbi problemet}.
@andra_delar
+ Jag skulle kunna tänka mig att ta med någon till {skidklubben|hundklubben}. Ingen har frågat. {Det är väl det ni kommer fram till, att ingen har frågat|Jag har plats för tre i bilen}.
@naring
+ [butik] Ungar frågar mig var man kan spela. Jag har en lista bakom kassan som jag skrivit själv. {Så guiden finns, han säljer mjölk också|Den är kladdig, men den stämmer bättre än kommunens}.

# gamla-glomda
@aldre
+ [=1] Ni frågar om ungdomarna, alla frågar om ungdomarna. Vi är <sju änkor i den här uppgången från fem länder=några änkor i samma uppgång> och vi sitter på varsin våning och hör varandras teve. Det finns ingen förening för den som inte ska bli något.
"""
