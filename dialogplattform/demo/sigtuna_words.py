
"""The invented Sigtuna dialogue, held within a municipality: workshops, a web form, a full day, four decisions.

Facts (who was gathered, how many ideas became thirteen, five and four, which four) follow DOMAIN.md. Every sentence,
name, amount and reference number is fiction. Same names and shapes as `umea_words`; besides those, `WORKSHOP_WORDS`
holds what was said in the workshops (read by `phrases.read`) and `FORM_IDEAS` what was typed into the web form.

An entry of `IDEA_BANK` that nobody rated has `None` for urgency, feasibility and meeting.
"""

from typing import Any

ISSUE = "Sociala insatser mot segregation i Sigtuna kommun"

BACKGROUND = (
    "Medborgardialogen i Valsta 2018 och 2019 slutade med två insikter som inte gick att glömma: de boende beskrev sammanhängande liv, och kommunen svarade i delar. "
    "En förälder kunde ha sju kontakter i samma hus utan att någon av dem visste om de andra.\n\n"
    "Inför 2022 fick kommunledningskontoret uppdraget att pröva nya insatser som gäller hela kommunen. Den här gången börjar vi hos oss själva. Frågan är komplex: "
    "varje förvaltning äger en bit, ingen äger helheten, och vi är inte överens om vilken bit som är störst."
)
PURPOSE = (
    "Att samla det som vi som arbetar i kommunen vet och tror om hur segregationen kan minska, ta vara på det Valstaborna redan har sagt, och komma fram till några få insatser som "
    "flera förvaltningar vill genomföra ihop."
)
MANDATE = (
    "Kommunstyrelsen ger kommunledningskontoret i uppdrag att leda en dialog inom organisationen. Alla förvaltningar deltar med chef och medarbetare. Styrgruppen, förvaltningscheferna, "
    "avgör vilka förslag som går till kommunstyrelsen. Kommunstyrelsen beslutar om pengar för 2022 och 2023.\n\n"
    "Dialogen får inte ändra lagstadgade uppdrag eller flytta ansvar mellan nämnder."
)

GROUPS: list[dict[str, Any]] = [
    {"key": "ledning", "name": "Kommunledningen", "kind": "officials", "area": "Kommunhuset", "why": "De avgör vad som får ta plats och hur länge.", "contact_ways": "En halvdag i januari, bokad av kommundirektören.", "target": 6},
    {"key": "chefer", "name": "Förvaltningschefer", "kind": "officials", "area": "Hela kommunen", "why": "De äger resurserna och blir styrgrupp. De behöver höra varandra innan de beslutar.", "contact_ways": "Ordinarie ledningsmöte, förlängt.", "target": 7},
    {"key": "skola", "name": "Medarbetare i förskola och skola", "kind": "officials", "area": "Hela kommunen", "why": "De träffar alla barn, varje dag.", "contact_ways": "Workshop på en arbetsplats och formuläret.", "target": 40},
    {"key": "social", "name": "Medarbetare i socialtjänst och omsorg", "kind": "officials", "area": "Hela kommunen", "why": "De möter dem som har det svårast, ofta sent.", "contact_ways": "Workshop på en arbetsplats och formuläret.", "target": 36},
    {"key": "kultur", "name": "Medarbetare i kultur, fritid och bibliotek", "kind": "officials", "area": "Hela kommunen", "why": "De har lokalerna och kvällarna.", "contact_ways": "Workshop på biblioteket och formuläret.", "target": 32},
    {"key": "arbete", "name": "Medarbetare i arbete, försörjning och vuxenutbildning", "kind": "officials", "area": "Hela kommunen", "why": "De vet vad som händer mellan kurs och jobb.", "contact_ways": "Workshop och formuläret.", "target": 30},
]

THEMES: list[dict[str, Any]] = [
    {"key": "platser", "title": "Platser att vara på", "lead": "Det finns lokaler i hela kommunen som står mörka när människor är lediga. Somliga vill öppna dem, andra säger att det är personalen som fattas och inte rummen.", "silence": "Ingen tog upp platser för äldre män."},
    {"key": "forsorjning", "title": "Vägen till egen försörjning", "lead": "Många människor passerar många handläggare på väg till samma jobb. Verksamheterna är oense om ifall det är stödet som är för spretigt eller kraven som är för få.", "silence": "Lönerna i de enkla jobben nämndes inte."},
    {"key": "foralder", "title": "Föräldrar", "lead": "Alla vill nå föräldrarna tidigt. Få har träffat dem utanför ett ärende. Skolan och socialtjänsten beskriver samma familjer på två sätt.", "silence": "Papporna nämndes tre gånger på sex workshoppar."},
    {"key": "broar", "title": "De som redan bygger broar", "lead": "I varje stadsdel finns kvinnor och män som alla litar på. Frågan är om kommunen ska anställa dem, tacka dem eller låta dem vara.", "silence": "Ingen frågade vad brobyggarna själva vill. De var inte bjudna."},
    {"key": "sprak", "title": "Språk och ord", "lead": "Svenskan behövs, det är alla överens om. Oenigheten gäller var den lärs, och om det är kommunens egna ord som är problemet.", "silence": "Modersmålens värde på arbetsmarknaden togs inte upp."},
    {"key": "styrning", "title": "Hur vi själva arbetar", "lead": "Det tema som ingen bett om och alla återkom till: projekten, stuprören och att ingen vet vad som hjälper.", "silence": "Inget sades om vem som får rätt när två förvaltningar vill olika."},
]

PERSPECTIVES: list[dict[str, Any]] = [
    {"key": "oppna-rum", "title": "Öppna det vi redan har", "kind": "idea", "themes": ("platser",), "text": "Skolor, bibliotek och matsalar kan vara mötesplatser på kvällar och helger.", "for_": "Rummen är redan betalda.", "against": "Det är människor som saknas, inte rum."},
    {"key": "borta-nar", "title": "Vi är borta när det händer", "kind": "standpoint", "themes": ("platser",), "text": "Kommunen arbetar dagtid. Livet i bostadsområdena pågår på kvällen.", "for_": "Vi måste finnas när folk är lediga.", "against": "Vi kan inte lösa allt med personal på obekväm tid."},
    {"key": "hela-kommunen", "title": "Det gäller inte bara Valsta", "kind": "standpoint", "themes": ("platser", "styrning"), "text": "Insatser på ett ställe pekar ut det stället. Segregationen finns mellan orterna.", "for_": "Gör det i hela kommunen.", "against": "Börja där behoven är störst."},
    {"key": "en-vag-in", "title": "En väg in i stället för sju handläggare", "kind": "idea", "themes": ("forsorjning",), "text": "Ett gemensamt team runt en person, med en plan.", "for_": "Människor tröttas ut av oss.", "against": "Sekretess och uppdrag gör det svårare än det låter."},
    {"key": "krav", "title": "Krav är också omsorg", "kind": "standpoint", "themes": ("forsorjning",), "text": "Att vänta sig något av en människa är att ta den på allvar.", "for_": "Vi har blivit för försiktiga.", "against": "Det är inte kraven som fattas."},
    {"key": "anstall-sjalva", "title": "Kommunen borde anställa själv", "kind": "idea", "themes": ("forsorjning",), "text": "Kommunen är störst på orten och kan öppna egna jobb.", "for_": "Vi ber andra om det vi inte gör själva.", "against": "Jobben måste vara riktiga, annars lurar vi folk."},
    {"key": "foraldrar-tidigt", "title": "Möt föräldrarna innan det brinner", "kind": "idea", "themes": ("foralder",), "text": "Föräldrastöd som finns i vardagen, på flera språk, utan ärende.", "for_": "Tidigt och vanligt.", "against": "Vi når ändå bara dem som redan kommer."},
    {"key": "radda-for-oss", "title": "Föräldrar är rädda för oss", "kind": "feeling", "themes": ("foralder",), "text": "Rädslan för socialtjänsten hindrar samarbete.", "for_": "Man byter trottoar när vi kommer.", "against": "Vi får inte bli så rädda för att skrämma att vi slutar se."},
    {"key": "anstall-broar", "title": "Anställ dem som redan gör jobbet", "kind": "idea", "themes": ("broar",), "text": "Stadsdelsmammor och andra brobyggare med lön, arbetsledning och namn på dörren.", "for_": "De når dem vi aldrig når.", "against": "En anställning gör dem till oss."},
    {"key": "inte-gratis", "title": "Brobyggare är inte gratis tolkar", "kind": "standpoint", "themes": ("broar",), "text": "Kommunen lutar sig mot personal med rätt språk utan att betala för det.", "for_": "Jag blir hämtad till allt.", "against": "Det är en styrka som vi ska använda."},
    {"key": "vardagsspraket", "title": "Svenskan lärs i vardagen", "kind": "standpoint", "themes": ("sprak",), "text": "Språkcaféer, läxhjälp och arbetsplatser ger mer språk än salar.", "for_": "Prata medan man gör något.", "against": "Utan utbildade lärare blir det prat."},
    {"key": "vara-ord", "title": "Det är vi som är svåra att förstå", "kind": "standpoint", "themes": ("sprak",), "text": "Brev, blanketter och beslut är skrivna för den som skrev dem.", "for_": "Jag förstår inte själv.", "against": "Juridik måste få vara exakt."},
    {"key": "stupror", "title": "Vi skickar människor mellan stuprören", "kind": "feeling", "themes": ("styrning",), "text": "Verksamheterna beror av varandra och arbetar som om de inte gjorde det.", "for_": "Vi vet inte vad grannkorridoren gör.", "against": "Stuprör finns av skäl. Någon måste ansvara."},
    {"key": "inte-ett-projekt-till", "title": "Inte ett projekt till", "kind": "feeling", "themes": ("styrning",), "text": "Korta projekt sliter på förtroendet både hos invånare och personal.", "for_": "Vi lovar och lämnar.", "against": "Utan projekt hade inget nytt prövats."},
    {"key": "vad-hjalper", "title": "Vi vet inte vad som hjälper", "kind": "standpoint", "themes": ("styrning",), "text": "Insatser startas utan att någon bestämt hur man ska se om de fungerar.", "for_": "Mät först, lova sedan.", "against": "Allt som räknas går inte att räkna."},
    {"key": "de-som-flyttade", "title": "Fråga dem som flyttade härifrån", "kind": "idea", "themes": ("styrning",), "text": "De som lämnat ett område vet något som ingen frågar om.", "for_": "Ring dem som slutade stå i våra system.", "against": "Ingen har sagt emot."},
]

WORKSHOP_WORDS = """
# oppna-rum
@ledning
+ Vi värmer {sjutton|sexton} skolor till klockan tio på kvällen. Jag såg fakturan i morse. Det är en ganska dyr värme att ha för {städvagnen|ett ljudlarm}.
- Vi pratar om lokaler för att lokaler är lätta att rita in i en budget. {Det är händerna som fattas|Ingen har någonsin blivit sedd av en lokal}.
@chefer
+ Jag skulle kunna öppna matsalen på <{Tallgårdsskolan|Ekhöjdsskolan}=en skola> i morgon. Det som stoppar mig är larmavtalet, och det är jag som skrivit under det.
@skola
- Varje gång någon säger "öppna skolan på kvällen" ser jag min {vaktmästare|städare}. Hon börjar fyra på morgonen. {Hon är inte här i dag, hon jobbar|Har någon frågat henne}?
@kultur
+ Biblioteket är det enda rummet i kommunen där ingen frågar varför man är där. {Ge mig söndagar|Ha det öppet till nio så har ni er mötesplats}. Det är inte svårare.
+ Vi låste ett grupprum upp och lade ut ett schackbräde. Nu är det {fullt varje dag|kö}. {Det finns ingen projektplan, det finns ett bräde|Ingen har bett om målgruppsanalys}.
@social
+ Jag träffar hellre en familj i ett {bibliotek|kök} än i vårt mötesrum med glasvägg. Samma samtal, {annan puls|ingen jacka på}.
# borta-nar
@social
+ Klockan fem går vi hem allihop. {Då börjar det|Då ringer de jouren i en annan kommun}. Jag har <bott i Valsta=bott i området>, jag vet hur det låter när kommunen går hem.
- Jag har jobbat kväll i {sex|nio} år och det är slitsamt. Det är lätt för dem med kontorstid att tycka att {andra ska vara där|vi ska synas mer}.
@kultur
+ Fritidsgården har öppet när ungdomarna är i skolan på planeringsdagar och stängt när de har lov. {Jag har försökt förklara det för en fjortonåring. Det gick inte|Så har det varit sedan schemat kom}.
@chefer
- Vi kan inte ha personal överallt jämt. {Någonstans går gränsen mellan kommun och grannskap|Det är bra att människor har ett liv utan oss}.
@skola
+ Det bästa föräldrasamtalet jag haft i år var på {ICA:s parkering|pendeltåget}, tjugo över sju. Där var vi lika mycket hemma båda två.
@ledning
+ Jag såg hur det ser ut först när jag {tog fel buss|fick punktering} en fredag kväll. Jag är chef för alltihop och det krävdes ett misstag.
# hela-kommunen
@ledning
+ Varje gång vi skriver Valsta i en rubrik blir det svårare att bo där. {Skriv kommunen|Jag har skrivit det själv, i åtta år}.
@chefer
- Resurser ska gå dit behoven är störst. {Det är inte att peka ut, det är att dela|Jag tänker inte lägga språkcafé i villaområdet för symmetrins skull}.
@skola
+ Mina elever i {Rosersberg|Sigtuna stad} har aldrig träffat en elev från Valsta. Så vem av dem är det som behöver en insats?
@kultur
- Om allt ska vara kommunövergripande blir det ingenstans. {Pengarna smetas ut|Jag har sett det med skaparbidraget: alla fick tusen kronor}.
@arbete
+ De som står längst från jobb bor utspritt. {Halva min lista är från andra orter, men bara Valsta får en rubrik|Vi letar under lyktan}.
# en-vag-in
@arbete
+ En kvinna ritade sina kontakter åt mig på ett papper. <{Elva|Nio}=Många> streck. Hon satt i mitten och såg ut som en {spindel|brunn}. Alla ville henne väl.
- Vi har provat gemensamma team två gånger. {Sekretessen åt upp det|När det blev ont om pengar drog var och en hem sin person}. Det är inte viljan.
@social
+ Första timmen i varje nytt ärende går åt till att be om ursäkt för {kollegan|den förra}. {Låt dem få en människa|Tänk om vi kunde be om ursäkt en gång för alla}.
@chefer
+ Om fyra av oss lägger var sin halvtid i samma rum har vi ett team. Det är bara det att ingen vill vara {den som flyttar|först}.
@ledning
- Jag vill se lagrummet innan vi säger en väg in. {Nämnderna är egna myndigheter, det är inte en smaksak|Annars bygger vi en dörr till ett hus som inte finns}.
@arbete
+ Steg för steg, {hela vägen|samma person}, och inte släppa förrän efter sex månader på jobbet. {Vi släpper i dag den dag de börjar, då är det som läskigast|Det är efter första lönen det brukar spricka}.
# krav
@arbete
+ Jag ställde krav på en man som alla tyckt synd om i fem år. Han blev {förbannad|röd}. Nästa dag kom han tio minuter före mig.
+ Vi har blivit så rädda för att låta hårda att vi inte säger någonting. {Till slut är det bara hyresvärden som ställer krav|Det är inte snällt att inte vänta sig något}.
@social
- Krav på vad? Det finns {ingen barnomsorg på natten|inget jobb i andra änden}. {Jag kan kräva att någon hoppar, men inte utan golv|Vi kräver av dem det vi inte kan ordna}.
@skola
+ Mina bästa vuxenelever har haft lärare som blev {arga|besvikna på riktigt}. Man blir inte besviken på den man inte tror på.
@chefer
- Det är intressant att kraven alltid ska ställas nedåt. {Vi har inte nått våra egna mål på fyra år|Ingen har dragit av på min lön}.
# anstall-sjalva
@arbete
+ Vi ringer {hundra|sextio} företag och ber om praktikplatser. Jag har aldrig fått en från min egen {förvaltning|arbetsgivare}.
@chefer
- Jag kan inte anställa folk som inte klarar {delegeringen|hygienreglerna}. Det är inte snobberi, det är någons mamma som ska duschas.
@ledning
+ En på hundra av våra anställda, det vore {trettio|tjugofem} människor. {Vi pratar om tre miljoner till konsulter men blir tysta vid trettio människor|Det går att räkna på. Ingen har räknat}.
@skola
+ Anställ språkstöd i köket. Barnen äter bättre när <Nura=en praktikant> skojar på deras språk. Hon var praktikant i {fyra|två} år. Fyra. På samma ställe.
@social
- Risken är att det blir låtsasjobb. {Jag har sett folk vika kartonger i två år|Folk märker när de är en åtgärd}.
# foraldrar-tidigt
@skola
+ Förskolans hall. {Stolar och en termos|En soffa som inte är i barnstorlek}. Där pratar de. Kalla det inte föräldrastöd, kalla det inte något alls.
+ Vi skickar hem ett papper om föräldrakurs på {fyra|sex} språk. {Det är samma dåliga papper på fyra språk|Alla tackar. Ingen kommer}.
@social
- Vi når de redan frälsta. {Sju mammor, fem av dem lärare|Alla bilder i utvärderingen är på samma fyra personer}. Innan vi utökar vill jag veta vilka som inte kommer, och varför.
@kultur
+ Sagostunden är föräldrastöd. De kommer för boken och stannar för att {någon frågar hur natten var|få gråta lite mellan hyllorna}.
@chefer
+ Om jag fick välja en enda sak vore det föräldrarna till de minsta. {Pengarna kommer tillbaka om femton år, hos någon annan nämnd, och det är därför det aldrig blir av|Jag har inte råd att låta bli, men jag har inte heller råd}.
# radda-for-oss
@social
+ Jag hälsade på en mamma i mataffären och hon {släppte vagnen|gick ut utan sina varor}. Jag ville fråga om hon hittat {mjölken|jästen}.
- Det talas så mycket om deras rädsla. {Jag är också rädd. Jag går inte i vissa trappor ensam|Ibland ska man faktiskt vara orolig när vi ringer}.
@skola
+ Jag är orosanmälare och <mattelärare=lärare>. {Samma barn på samma dag|Mamman frågade vilken av oss hon pratade med}.
@ledning
- Vi har ett uppdrag enligt lag och det är barnets bästa. {Det får aldrig bli en fråga om rykte|Blir vi omtyckta av alla har vi missat någon}.
@kultur
+ De frågar mig på biblioteket hur man pratar med er. Jag har börjat {ha en stol för det|lotsa}. {Det är inte mitt jobb, men jag har ingen uniform|Jag vet inte heller hur man pratar med er}.
# anstall-broar
@kultur
+ Vi har en kvinna här som vet allt. Alla frågar efter henne. Hon är {timvikarie|besökare}. {Hon har redan jobbet, det är bara lönen som saknas|Ge henne nyckel och månadslön innan grannkommunen gör det}.
@social
+ Stadsdelsmammor finns på andra håll och det fungerar för att de {går hem till folk utan väska|kan säga "jag var också rädd"}. Jag kan aldrig säga det. Jag har inte varit det.
- Så fort hon får vår bricka blir hon vår. {Då går de förbi henne också|Förtroendet sitter i att hon inte är kommunen}.
@arbete
+ Det är också ett riktigt jobb för {tio|åtta} kvinnor. Två flugor. {Fast se till att de får ett betyg eller intyg, annars är det en återvändsgränd|Om fem år ska hälften av dem vara på nästa ställe}.
@ledning
- Vem är arbetsgivare när något går fel? {Vi lägger mycket på människor som har minst stöd|Det är en vacker idé med en otydlig chef}.
@skola
+ Jag hade en mamma som {satt i korridoren|väntade på sin pojke} varje dag i två år. Till slut redde hon ut mer bråk än jag. Ge henne en titel.
# inte-gratis
@skola
+ Jag blir hämtad ur klassrummet för att {tolka|lugna någon}. {Det står inte i min lön att jag kan <dari=ett språk till>|Mina elever sitter kvar med matteboken}. Alla är så tacksamma.
@social
+ Kollegan med rätt språk får de tyngsta ärendena. {Hon fick en tårta|Hon gick in i väggen och vi skrev ett fint kort}.
@chefer
- Jag förstår, men vi anställde henne också för språket. {Det är en kompetens som alla andra|Ska det vara ett tillägg för varje kunskap man har}?
@arbete
+ Om broar är så viktiga får de väl stå i {lönekriterierna|budgeten}. Det här är det enda området där man får mer att göra av att vara bra och {inte en krona mer|en klapp på axeln}.
# vardagsspraket
@kultur
+ På språkcaféet lär de sig inte svenska, de lär sig {<Gun-Britt=ett namn>|att svenskar också tvekar}. {Det är viktigare|Svenskan kommer sen}.
@arbete
- Språkcafé är inte utbildning. {Vi har fyra års köer av folk som pratat om vädret|Jag är sfi-lärare, jag har pluggat fem år för det här, och ni föreslår kaffe}.
+ Den som har praktik i köket och sfi på eftermiddagen {går om|springer förbi} alla andra. Men schemana krockar, för de läggs i två olika {hus|system}.
@skola
+ Barnen lär sig av varandra om det finns någon att lära av. {I min grupp finns ingen|Två barn med svenska hemma, på arton. De är helt slut}.
# vara-ord
@social
+ Jag läste upp ett beslut för en man och hörde mig säga "{bifalles delvis|åberopat}". {Vi tittade på varandra som två som hamnat i fel opera|Han frågade om det var bra eller dåligt. Jag fick läsa om}.
@kultur
+ Hälften av dem som kommer till min disk kommer med {ett brev från oss|en blankett}. Jag är bibliotekarie. {Jag har blivit kommunens kundtjänst i hemlighet|Jag tolkar kommunala till svenska}.
@chefer
- Ett myndighetsbeslut måste hålla i domstol. {Det går att skriva vänligare men inte hur enkelt som helst|Ord som är exakta är också en rättighet}.
@ledning
+ Jag bad om en sammanfattning på en sida av <vårt eget program=ett program>. {Den blev fyra, och ingen av dem sa vad vi skulle göra|Skribenten bad att få mer tid}.
# stupror
@kultur
+ Vi hade konsert i samma hus, samma kväll, som socialtjänstens {informationsmöte|föräldraträff}. {Båda var halvtomma|Vi spelade för elva och de talade för nio. Vägg i vägg}.
@chefer
+ Vi är {sju|sex} chefer som sitter så här en gång i veckan, och jag fick höra talas om {deras läxhjälp|ert språkcafé} av min frisör.
- Stuprör är bra, de leder bort vattnet. {Någon måste kunna ställas till svars|Jag har sett "helhet" där ingen ansvarade för något}.
@social
+ Jag ringer skolan: växel, telefontid, återkommer. {Det är samma arbetsgivare|Vi har samma logga på muggen}.
@arbete
+ Vi skickade en man till {hälsan, som skickade till er|er, som skickade till hälsan}, och efter ett halvår kom han tillbaka till mig med {alla våra kort i plånboken|ett vackert visitkortsalbum}.
@skola
+ Första gången jag träffade socialsekreteraren utanför ett möte var i <{en körövning|tvättstugan}=ett annat sammanhang>. På tio minuter löste vi det som legat i åtta veckor.
@ledning
- Vi kan inte organisera bort att människor måste prata med varandra. {En ny organisation till och jag får ont i magen|Varje omorganisation har flyttat stuprören en meter}.
# inte-ett-projekt-till
@skola
+ Jag har {nio|elva} projekttröjor. De är bra att {måla i|ge till gympan}. {Barnen frågar inte längre vad det står|Alla hade ett slutdatum}.
@kultur
+ När pengarna tog slut fick jag säga till {tjugo|femton} flickor att dansen var slut. En av dem sa "jag visste det". {Hon var tolv|Det är det vi lär ut}.
@chefer
- Utan projektmedel hade vi inte haft {läxhjälpen|familjecentralen}. Den började som två år och är kvar. {Säg inte att allt dog|Man måste få prova innan man lovar}.
@ledning
+ Jag har undertecknat {fler|flera} projektplaner än jag har ångrat, och jag har ångrat många. Två år är {en blinkning|ett rektorsbyte}.
@arbete
- Jag är själv ett projekt. {Min tjänst går ut <i december=snart>|Tredje förlängningen}. {Och jag har nog gjort mer nytta än en del som är fasta|Det gör mig snabb, ska ni veta}.
# vad-hjalper
@ledning
+ Jag frågade vad de tre senaste satsningarna gav. {Jag fick bilder på glada människor|Svaret var antal deltagare}. Det är inte samma sak.
@social
+ Vi utvärderar {nöjdhet|kaffe}. Alla är nöjda. {Siffrorna för barnen har inte rört sig|De som inte är nöjda kommer inte på utvärderingen}.
@kultur
- Hur mäter man att en pojke {börjat hälsa|sitter kvar efter stängning för att det är varmt}? {Jag vägrar fylla i det som "antal besök"|Det syns först när han är trettio}.
@arbete
+ Bestäm före: vad ska vara annorlunda om {ett år|arton månader}, för vem, och vem säger till om det inte blev så. {Sedan får ni sätta i gång|Det tar en eftermiddag. Vi har aldrig tagit den eftermiddagen}.
@chefer
- Forskning tar tre år och barnen är {fjorton|åtta} nu. Ibland får man handla på {omdöme|det man ser}. Det är därför vi har utbildade människor.
# de-som-flyttade
@skola
+ [=1] Jag skulle vilja ringa dem som slutade hos oss. Familjerna som flyttade till radhus, ungdomarna som inte syns mer i något register. De vet vad som fick dem att gå och vad som fick dem att klara sig. Vi frågar bara dem som är kvar.
"""

FORM_IDEAS = """
# oppna-rum
@kultur
Biblioteket öppet på söndagar: Håll biblioteket i Valsta öppet söndagar klockan 11 till 18, med någon som kan hjälpa till med blanketter.
Schackbord utomhus: Sätt upp tre fasta schackbord vid centrum och låna ut pjäser från biblioteket.
Musikrum med inspelning: Gör om ett förråd på kulturskolan till studio som unga bokar själva.
Sommarbio på gården: Visa film på en vägg fyra kvällar i juli, med filtar och textning på svenska.
Fiskeklubb vid ån: Låna ut spön och ordna en vuxen vid ån två kvällar i veckan hela sommaren.
Symaskiner att låna: Ställ sex symaskiner i ett öppet rum och ha någon där som kan laga dem.
@skola
Frukostklubb: Öppna matsalen klockan sju för alla barn, gröt och ägg, utan anmälan.
Läxhjälp i matsalen: Läxhjälp måndag till torsdag efter skolan med frukt och en vuxen per tio barn.
Gympasalen på lördagar: Spontanidrott i gympasalen på lördagskvällar, egen ingång så att resten kan vara larmat.
Bollbod med kod: Ställ en bod med bollar på varje skolgård och ge koden till dem som bor intill.
Odling på skolgården: Odlingslådor som familjer sköter över sommaren.
@social
Öppet hus utan ärende: En kväll i veckan där socialtjänsten sitter på biblioteket och bara svarar på frågor.
@arbete
Jobbverkstad på kvällen: Öppen dator, skrivare och en handläggare två kvällar i veckan för dem som arbetar dagtid.
# borta-nar
@social
Fältgrupp på helger: Två fältarbetare fredag och lördag, samma två hela året.
Jourtelefon på flera språk: En telefon som svarar till midnatt på svenska, arabiska och somaliska.
@kultur
Lovöppet på riktigt: Fritidsgårdarna har öppet alla lovdagar, också mellan jul och nyår.
Fritidsledare i centrum: Flytta en fritidsledare från kontoret till torget klockan 18 till 22.
Nattfotboll: En hall öppen lördagar 21 till 24 med ledare som ungdomarna själva valt.
@skola
Kvällsöppen rektor: En kväll i månaden när rektor finns i skolan utan bokning.
Samtal efter klockan sex: Alla utvecklingssamtal ska kunna bokas efter klockan sex eller på telefon.
# hela-kommunen
@kultur
Byt bibliotek: Ordna bussutflykter mellan biblioteken så att besökare från olika orter möts.
Lag över ortsgränser: Ge bidrag till lag där minst tre orter är med.
@skola
Vänklasser: Varje klass får en vänklass på en annan ort och träffas fyra gånger om året.
Gemensam skolavslutning: En avslutning för alla sexor i kommunen, i samma park.
@arbete
Jobbmässa på fyra orter: Flytta jobbmässan mellan orterna i stället för att alltid ha den i Märsta.
@social
Sluta skriva Valsta: En regel för våra egna texter: nämn området bara när det behövs, och fråga först.
# en-vag-in
@arbete
En plan, en person: En samordnare per deltagare, med mandat att kalla alla inblandade till samma bord.
Cykel till jobbet: Låna ut cyklar med vinterdäck till dem som börjar arbeta där bussen inte går.
Gemensam kartläggning: Fråga personen en gång och låt svaren följa med om den vill.
Följ med första veckan: Handläggaren är med på arbetsplatsen första veckan och ringer varje fredag i ett halvår.
Torsdagsbordet: Varje torsdag sitter arbete, vuxenutbildning och socialtjänst i samma rum utan dagordning.
Barnpassning under praktik: Ordna barnpassning de första fyra veckorna på praktik.
@social
Lotsar i väntrummet: Någon som sitter i väntrummet och frågar vad man väntar på.
En blankett: Slå ihop fem ansökningar om ekonomiskt stöd till en.
@ledning
Gemensam budget för steget till jobb: Lägg tre förvaltningars pengar för arbetslinjen i en pott under två år.
# krav
@arbete
Tidig praktik: Praktik från vecka två, inte efter ett års kurs.
Kontrakt åt båda hållen: Skriv ner vad deltagaren lovar och vad kommunen lovar, och följ upp båda.
@social
Krav med barnomsorg: Ordna plats på förskola före varje krav på aktivitet.
@skola
Närvaro från förskoleklass: Ring samma dag, varje gång, redan första året.
# anstall-sjalva
@arbete
En på hundra: Varje förvaltning anställer en på hundra bland dem som stått längst utanför.
Extratjänster i köken: Tio språkstödjande köksbiträden i förskolan.
Körkort på arbetstid: Betala körkort för dem som får anställning i hemtjänsten.
@social
Lärlingar i hemtjänsten: Två års lärlingsanställning med undervisning på arbetstid.
@skola
Elever som läxhjälpare: Anställ gymnasieelever som läxhjälpare i de yngre årskurserna.
@kultur
Sommarjobb för alla nior: Alla i årskurs nio som vill får tre veckor.
@ledning
Villkor i upphandling: Ställ krav på praktikplatser i alla större upphandlingar.
# foraldrar-tidigt
@skola
Föräldrakafé i förskolans hall: Kaffe och en pedagog varje onsdag när barnen hämtas.
Kurs på modersmål: Föräldrakurs på somaliska och arabiska med ledare som själva är föräldrar.
Filmer i stället för brev: Korta filmer om hur skolan fungerar, inspelade av elever.
Hembesök före skolstart: Läraren besöker varje ny elev hemma i augusti.
@social
Utökade hembesök för nyblivna: Barnhälsovården och socialtjänsten besöker förstagångsföräldrar sex gånger.
Pappagrupp med matlagning: En kväll i veckan där pappor lagar mat och barnen äter upp.
Tonårsföräldrar på telefon: En föräldratelefon bemannad till klockan tio.
@kultur
Sagostund med fråga: Sagostund på tre språk och en föräldrarådgivare i hörnet.
Familjelördag: En lördag i månaden med bad, bok och mat för hela familjen, utan anmälan.
Bebisbibliotek: En bokväska till alla nyfödda och en inbjudan till en träff.
@arbete
Föräldrastöd på sfi: En timme i veckan om barn och skola inom svenskundervisningen.
# radda-for-oss
@social
Ritat om lagen: En handledning i bilder om vad socialtjänsten får och inte får göra.
Socialsekreterare på öppna förskolan: Samma person varje tisdag, utan dator.
Fråga fritt: Möt föreningar fyra gånger om året och svara på frågor om barn och omhändertagande.
@skola
Trepartssamtal: Första samtalet efter en orosanmälan hålls tillsammans, i skolan, om föräldern vill.
@kultur
Lär känna din kommun: Rundtur för nyinflyttade där man får hälsa på i socialtjänstens hus.
# anstall-broar
@kultur
Stadsdelsmammor: Anställ en grupp kvinnor födda i andra länder som stöttar andra i deras eget område.
Unga värdar: Anställ sex ungdomar som värdar på bibliotek och fritidsgård.
@social
Brobyggare i trapphuset: En boende per kvarter får betalt för att välkomna nya grannar.
Mentorer till nya chefer: Låt medarbetare med erfarenhet av att vara nya i Sverige vara mentorer för kommunens chefer.
Fadderfamiljer: Para ihop nya familjer med familjer som bott här länge.
Farfarsgruppen: Äldre män som finns vid skolan efter sista lektionen.
@skola
Korridorvärdar: Anställ föräldrar som värdar i korridorerna.
Modersmålslärare som bro: Ge modersmålslärare tid för kontakt med hemmen.
@arbete
Stadsdelsmammor med utbildning: Låt uppdraget ge ett intyg som gäller som merit.
# inte-gratis
@social
Språktillägg: Lönetillägg för dem som tolkar på sitt arbete.
Tolk inom en timme: Avtal om tolk på telefon inom en timme i alla verksamheter.
@skola
Tid för tolkning: Räkna in tolkning i tjänsten och ta bort något annat.
@arbete
Kartlägg våra språk: Fråga alla anställda vad de kan och om de vill bli använda.
# vardagsspraket
@kultur
Språkcafé med göra: Språkcafé där man lagar cyklar eller bakar i stället för att sitta.
Sjung svenska: Körövning för nybörjare i svenska, en kväll i veckan.
Språkvän till alla: En språkvän inom tre månader till den som vill.
Ordlista på bussen: Sätt upp ett nytt svenskt ord i veckan på bussarna, valt av en sfi-grupp.
Promenadsvenska: Gå och prata, start vid biblioteket tisdag och torsdag.
@arbete
Sfi på arbetsplatsen: Undervisning två förmiddagar i veckan hos arbetsgivaren.
Yrkessvenska för barnskötare: Kurs och praktik samma dag, samma hus.
@skola
Föräldrar läser: Föräldrar läser högt i klassrummet på två språk.
Blandade fritidsgrupper: Sätt ihop fritidsgrupper över klassgränser så att fler hör svenska.
@social
Svenska i väntrummet: Ljudböcker och enkla tidningar i alla väntrum.
# vara-ord
@social
Beslut i klarspråk: Skriv om de tjugo vanligaste besluten och pröva dem på mottagare.
Provläsare med lön: Betala fem invånare för att läsa våra brev innan de skickas.
Ring före brevet: Ring och berätta innan ett svårt brev kommer.
@kultur
Blankettcafé: En eftermiddag i veckan med hjälp att läsa post.
Skyltar med bilder: Gör om skyltningen i kommunhuset med bilder.
@skola
Ett veckobrev på tre rader: Alla veckobrev ska gå att läsa på en minut.
@ledning
Röda pennan: Ge en invånarpanel rätt att skicka tillbaka texter som inte går att förstå.
# stupror
@skola
Byt jobb en dag: Varje medarbetare följer en kollega i en annan förvaltning en dag om året.
Gemensam fikatermos: Ställ samma vagn i två korridorer och flytta en stol.
@social
Gemensam introduktion: Nya medarbetare från alla förvaltningar går samma introduktion, i ett bostadsområde.
Samma karta: En gemensam lista över alla insatser för barn, uppdaterad varje månad.
@arbete
Chefer i disken: Alla chefer arbetar en dag i kvartalet i en mottagning.
@ledning
Gemensamma mål för två nämnder: Ett mål som skol- och socialnämnden svarar för ihop.
@kultur
En kalender: En enda kalender för allt som kommunen ordnar.
# inte-ett-projekt-till
@skola
Treårsregeln: Inga insatser kortare än tre år.
Lov att fortsätta: Ett projekt som fungerar får pengar automatiskt i ett år till.
@kultur
Begravningskaffe: Avsluta projekt ordentligt, med dem som deltog, och säg varför.
@arbete
Fast tjänst till samordnaren: Gör samordnaren mot segregation till en tillsvidaretjänst.
# vad-hjalper
@ledning
Före och efter: Ingen insats startar utan att vi skrivit hur vi ska se om den hjälpt.
@social
Forskare på halvtid: Dela en forskare med grannkommunerna.
@arbete
Ring efter ett år: Ring alla som gått en insats, ett år senare, och fråga hur det gick.
"""

PICKED = (
    "Nattfotboll", "Läxhjälp i matsalen", "Språkcafé med göra", "En plan, en person", "Följ med första veckan", "Kurs på modersmål", "Föräldrakafé i förskolans hall",
    "Stadsdelsmammor", "En på hundra", "Socialsekreterare på öppna förskolan", "Biblioteket öppet på söndagar", "Beslut i klarspråk", "Byt jobb en dag",
)
"""The thirteen ideas that went on from the sorting to the full day. Nine of them were built into the five proposals."""

CONTRASTS: list[dict[str, Any]] = [
    {"theme": "platser", "heading": "Är det lokaler som fattas?", "left": ("Biblioteket är det enda rummet i kommunen där ingen frågar varför man är där. Ge mig söndagar.", "kultur"), "right": ("Vi pratar om lokaler för att lokaler är lätta att rita in i en budget. Det är händerna som fattas.", "ledning")},
    {"theme": "forsorjning", "heading": "Behövs det fler krav?", "left": ("Jag ställde krav på en man som alla tyckt synd om i fem år. Nästa dag kom han tio minuter före mig.", "arbete"), "right": ("Krav på vad? Jag kan kräva att någon hoppar, men inte utan golv.", "social")},
    {"theme": "foralder", "heading": "Vad gör rädslan?", "left": ("Jag hälsade på en mamma i mataffären och hon släppte vagnen. Jag ville fråga om hon hittat mjölken.", "social"), "right": ("Vi har ett uppdrag enligt lag och det är barnets bästa. Blir vi omtyckta av alla har vi missat någon.", "ledning")},
    {"theme": "broar", "heading": "Vad händer när brobyggaren får lön?", "left": ("Hon har redan jobbet, det är bara lönen som saknas.", "kultur"), "right": ("Så fort hon får vår bricka blir hon vår. Då går de förbi henne också.", "social")},
    {"theme": "sprak", "heading": "Var lär man sig svenska?", "left": ("På språkcaféet lär de sig att svenskar också tvekar. Svenskan kommer sen.", "kultur"), "right": ("Jag är sfi-lärare, jag har pluggat fem år för det här, och ni föreslår kaffe.", "arbete")},
    {"theme": "styrning", "heading": "Är stuprören problemet?", "left": ("Jag ringer skolan: växel, telefontid, återkommer. Det är samma arbetsgivare.", "social"), "right": ("Stuprör är bra, de leder bort vattnet. Någon måste kunna ställas till svars.", "chefer")},
]

QUESTIONS = {
    "platser": ("Var möts människor i kommunen i dag, och var gör de det inte?", "Vilka av era lokaler är mörka när folk är lediga?"),
    "forsorjning": ("Vad skulle behövas för att fler ska försörja sig själva?", "När lyckades det senast, och varför?"),
    "foralder": ("Hur når ni föräldrar, och vilka når ni inte?", "Vad gör föräldrar när de ser er komma?"),
    "broar": ("Vem litar människor på där ni arbetar?", "Vad skulle hända om den personen fick lön?"),
    "sprak": ("Var lär sig människor svenska?", "Vilka av våra egna ord är svårast?"),
    "styrning": ("Vad i vårt eget sätt att arbeta står i vägen?", "Vad har ni slutat tro på?", "Hur vet ni om något hjälpte?"),
    "open": ("Vad vet ni som resten av kommunen inte vet?", "Vad sa Valstaborna som vi inte gjort något åt?"),
    "follow": ("Håller alla med?", "Vem skulle säga emot?", "Kan du ge ett exempel?", "Vad hade behövts?", "Hur ser det ut hos er andra?"),
    "close": ("Vad vill ni att den som läser det här ska göra först?", "Är det något som inte går att säga i det här rummet?"),
}

CENTRAL_QUESTIONS: list[dict[str, Any]] = [
    {"wording": "Vilka nya sociala insatser ska kommunen pröva?", "objections": []},
    {"wording": "Hur gör vi Valsta tryggare?", "objections": [{"who_role": "Kulturchef", "objection": "Vi har precis lovat att inte skriva så.", "needs": "Att frågan gäller hela kommunen, också de delar som har det bra."}]},
    {"wording": "Vad gör vi i dag som håller isär människor?", "objections": []},
    {"wording": "Hur kan förvaltningarna samarbeta bättre kring dem som har det svårast?", "objections": []},
    {"wording": "Vilka insatser kräver att vi är flera?", "objections": []},
    {"wording": "Vad behöver vi göra ihop, som ingen förvaltning klarar ensam, för att livet ska bli mer lika i hela kommunen?", "objections": [{"who_role": "Ekonom", "objection": "Mer lika går inte att följa upp.", "needs": "Två mått som alla förvaltningar godtar före sommaren."}]},
]

SIGN_OFFS: list[dict[str, Any]] = [
    {"organisation": "Kommunstyrelsen", "kind": "political_body", "status": "yes", "words": "Vi avsätter pengar för 2022 och 2023 och vill se högst fem förslag."},
    {"organisation": "Kommunledningskontoret", "kind": "administration", "status": "yes", "words": "Projektledaren har halva sin tid till detta och en referensgrupp."},
    {"organisation": "Barn- och ungdomsförvaltningen", "kind": "administration", "status": "yes", "words": "Vi kommer med fem personer, varav en förskollärare som redan sagt vad hon tycker."},
    {"organisation": "Socialförvaltningen", "kind": "administration", "status": "yes", "words": "Ja, om vi får säga nej till sådant som ligger utanför lagen."},
    {"organisation": "Utbildnings- och arbetsmarknadsförvaltningen", "kind": "administration", "status": "yes", "words": "Vi har väntat på den här."},
    {"organisation": "Kultur- och fritidsförvaltningen", "kind": "administration", "status": "yes", "words": "Vi har lokalerna. Vi vill ha sällskap i dem."},
    {"organisation": "Stadsbyggnadsförvaltningen", "kind": "administration", "status": "conditions", "words": "Ja, om tiden ryms. Vi har tre detaljplaner på remiss."},
    {"organisation": "Äldre- och omsorgsförvaltningen", "kind": "administration", "status": "conditions", "words": "Ja, men glöm inte att segregationen även bor på våra boenden."},
    {"organisation": "Ekonomiavdelningen", "kind": "administration", "status": "not_yet", "words": "Vi yttrar oss när det finns siffror."},
]

DESIGN_TEAM: list[dict[str, Any]] = [
    {"name": "Åsa Hällsnår", "organisation": "Kommunledningskontoret", "side": "administration", "perspective": "Vi har redan svaren i dialogen från Valsta, vi har inte läst dem ihop.", "why": "Var med då och vill inte göra om det.", "status": "accepted"},
    {"name": "Torbjörn Vidklyka", "organisation": "Ekonomiavdelningen", "side": "critic", "perspective": "Insatser utan mått är välgörenhet.", "why": "Säger nej på ett användbart sätt.", "status": "accepted"},
    {"name": "Rim Bäcktova", "organisation": "Socialförvaltningen", "side": "administration", "perspective": "Vi kommer alltid sent.", "why": "Arbetar i Valsta och bor där.", "status": "accepted"},
    {"name": "Lotta Starrlya", "organisation": "Barn- och ungdomsförvaltningen", "side": "administration", "perspective": "Förskolan är den enda plats där alla är.", "why": "Förskollärare med trettio år i yrket.", "status": "accepted"},
    {"name": "Jamal Tjärnglimt", "organisation": "Utbildnings- och arbetsmarknadsförvaltningen", "side": "administration", "perspective": "Krav och stöd är samma sak om de kommer i rätt ordning.", "why": "Har själv stått på andra sidan disken.", "status": "accepted"},
    {"name": "Maud Ljusdunge", "organisation": "Kultur- och fritidsförvaltningen", "side": "administration", "perspective": "Öppna dörrarna först, räkna sedan.", "why": "Har nycklar till nästan allt.", "status": "accepted"},
    {"name": "Pontus Säglimt", "organisation": "Stadsbyggnadsförvaltningen", "side": "administration", "perspective": "Det är avstånden, inte insatserna.", "why": "Ritar det som skiljer orterna åt.", "status": "accepted"},
    {"name": "Gittan Rönntuva", "organisation": "Äldre- och omsorgsförvaltningen", "side": "administration", "perspective": "Ni glömmer de gamla varje gång.", "why": "För att vi glömmer de gamla varje gång.", "status": "accepted"},
    {"name": "Dana Kottspång", "organisation": "Fackligt samråd", "side": "critic", "perspective": "Lägg inget mer på folk utan att lyfta bort något.", "why": "Bär medarbetarnas trötthet in i rummet.", "status": "accepted"},
    {"name": "Stig Norrtuva", "organisation": "Kommunstyrelsen", "side": "politics", "perspective": "Få saker, ordentligt.", "why": "Ska försvara pengarna.", "status": "accepted"},
    {"name": "Elsie Mosslykta", "organisation": "Kommunstyrelsen, oppositionen", "side": "politics", "perspective": "Var är invånarna i den här dialogen?", "why": "Ställer frågan som behövs.", "status": "declined"},
]

DESIGN_TEAM_MEETINGS: list[dict[str, Any]] = [
    {"date": "2022-01-13", "title": "Referensgruppens första möte", "agenda": "Vad Valstaborna sa\nFrågan\nVem som håller vilken workshop",
     "minutes": "Gruppen läste sammanställningen från 2019 högt, en sida var. Det tog en timme och ingen ville hoppa över något. Fyra formuleringar prövades. Oppositionens representant tackade nej och skrev varför, och brevet bifogas protokollet.",
     "decisions": "Sex workshoppar hålls före sportlovet.\nFormuläret ska ta högst fem minuter.\nInvånarnas ord från 2019 läses upp först på varje workshop.", "tasks": "Rim och Lotta håller workshop hos sina egna.\nTorbjörn föreslår två mått."},
    {"date": "2022-03-08", "title": "Sortering", "agenda": "Idéerna på väggen\nTeman\nVilka tretton",
     "minutes": "Över hundra idéer lästes, hälften av dem två gånger. Gruppen lade dem i sex högar, döpte om högarna och flyttade elva. Tretton gick vidare. För varje idé som inte gjorde det skrevs en rad om varför.",
     "decisions": "Tretton idéer till heldagen.\nIngen idé kastas.\nDe som skickat in får svar före påsk.", "tasks": "Åsa skriver till alla som lämnat idé.\nDana läser listan med fackliga ögon."},
]

MEETINGS: list[dict[str, Any]] = [
    {"date": "2022-04-07", "title": "Heldag: från tretton till fem", "purpose": "Prioritera efter bedömd möjlighet att minska segregationen, och utveckla de insatser som deltagarna själva väljer.",
     "agenda": [(10, "Valstabornas ord", "Läs högt, en mening var."), (25, "De tretton", "Vilken förstår du inte? Fråga innan du bedömer."), (30, "Prioritering i blandade grupper", "Potential, inte popularitet."),
                (15, "Öppen marknad", "Gå till den insats du inte kan låta bli."), (50, "Arbetsblad ett och två", "För vem, vad ändras, vad behövs? Och sedan: vem gör vad?"), (20, "Fem förslag läses upp", "Vem säger emot?")],
     "notes": [
         {"table": 1, "kind": "note", "text": "Två chefer upptäckte att de drev var sin läxhjälp i samma hus.", "perspectives": ("stupror",)},
         {"table": 1, "kind": "proposal", "text": "Slå ihop läxhjälp, språkcafé och nattfotboll till en insats med en gemensam kalender.", "perspectives": ("oppna-rum", "vardagsspraket")},
         {"table": 2, "kind": "problem", "text": "Människor släpps den dag de får jobb.", "perspectives": ("en-vag-in",)},
         {"table": 2, "kind": "proposal", "text": "En plan, en person, sex månader in i anställningen.", "perspectives": ("en-vag-in", "krav")},
         {"table": 3, "kind": "proposal", "text": "Kurser för föräldrar på modersmål och kaffe i hallen.", "perspectives": ("foraldrar-tidigt",)},
         {"table": 3, "kind": "objection", "text": "Vi vet inte vilka som inte kommer i dag. Mät det först.", "perspectives": ("vad-hjalper",)},
         {"table": 4, "kind": "proposal", "text": "Stadsdelsmammor, anställda, med intyg efter två år.", "perspectives": ("anstall-broar",)},
         {"table": 4, "kind": "objection", "text": "En bricka kan kosta dem det förtroende de har.", "perspectives": ("anstall-broar",)},
         {"table": 5, "kind": "proposal", "text": "Varje förvaltning anställer en på hundra.", "perspectives": ("anstall-sjalva",)},
         {"table": 5, "kind": "objection", "text": "Jag kan inte lova tjänster i en verksamhet där jag drar ner.", "perspectives": ("anstall-sjalva",)},
         {"table": 5, "kind": "note", "text": "Ingen invånare i rummet. Det sades tre gånger och skrevs upp en.", "perspectives": ("de-som-flyttade",)},
     ]},
    {"date": "2022-05-05", "title": "Styrgruppen väljer", "purpose": "Avgöra vilka av de fem förslagen som går till kommunstyrelsen.",
     "agenda": [(10, "Så kom vi hit", "Ett citat per förslag."), (50, "Förslagen ett i taget", "Vad krävs av dig?"), (50, "Invändningarna", "Vad behöver den som säger emot?"), (25, "Beslut", "Ja, nej eller ändrat, med skäl."), (15, "Arbetsgrupper", "Vem leder?")],
     "notes": [
         {"table": 1, "kind": "note", "text": "Fyra ja, ett nej. Nejet tog längst tid.", "perspectives": ()},
         {"table": 1, "kind": "objection", "text": "En på hundra kräver tjänster som inte finns i budgeten 2023. Jag kan inte säga ja till ett tal.", "perspectives": ("anstall-sjalva",)},
         {"table": 1, "kind": "note", "text": "Den som lagt förslaget bad att skälen skrivs ut helt, för kollegornas skull.", "perspectives": ("vad-hjalper",)},
         {"table": 1, "kind": "problem", "text": "Stadsdelsmammorna behöver en chef som har tid. Vem är det?", "perspectives": ("anstall-broar", "inte-gratis")},
         {"table": 1, "kind": "proposal", "text": "Samma två mått för alla fyra insatser, lästa i december.", "perspectives": ("vad-hjalper",)},
         {"table": 1, "kind": "objection", "text": "Skriv inte Valsta i rubriken på den första insatsen.", "perspectives": ("hela-kommunen",)},
         {"table": 1, "kind": "note", "text": "Styrgruppen valde att behålla Valsta i den första insatsen, eftersom det är där lokalerna finns. Invändningen står kvar.", "perspectives": ("hela-kommunen",)},
         {"table": 1, "kind": "proposal", "text": "Idébanken gås igenom varje höst.", "perspectives": ("inte-ett-projekt-till",)},
     ]},
]

_ADMINISTRATIONS = (
    ("Barn- och ungdomsförvaltningen", ("Förvaltningschef", "Rektor", "Förskollärare", "Kurator", "Modersmålslärare"), ("foraldrar-tidigt", "inte-gratis")),
    ("Socialförvaltningen", ("Förvaltningschef", "Enhetschef", "Socialsekreterare", "Fältarbetare", "Familjebehandlare"), ("radda-for-oss", "borta-nar")),
    ("Utbildnings- och arbetsmarknadsförvaltningen", ("Förvaltningschef", "Sfi-lärare", "Handläggare", "Arbetskonsulent", "Studievägledare"), ("en-vag-in", "krav")),
    ("Kultur- och fritidsförvaltningen", ("Förvaltningschef", "Bibliotekarie", "Fritidsledare", "Kulturskollärare", "Föreningskonsulent"), ("oppna-rum", "vardagsspraket")),
    ("Stadsbyggnadsförvaltningen", ("Förvaltningschef", "Planarkitekt", "Trygghetssamordnare", "Landskapsingenjör", "Projektledare"), ("hela-kommunen", "vad-hjalper")),
    ("Äldre- och omsorgsförvaltningen", ("Förvaltningschef", "Enhetschef", "Undersköterska", "Biståndshandläggare", "Samordnare"), ("anstall-sjalva", "stupror")),
)
_NAMES = (
    "Anneli Granlykta", "Bosse Tuvnäve", "Camilla Rimris", "Deniz Forsvret", "Petra Hedspång",
    "Eskil Kvistklyka", "Filippa Isdunge", "Göran Myrstubbe", "Halima Lavsnår", "Inger Snövante",
    "Jörgen Barkvret", "Kamal Tallnäve", "Lisbeth Dimlya", "Marika Skarglimt", "Nermin Älvspång",
    "Olle Norrflinga", "Pia Vidtova", "Rasmus Ljungsnår", "Soheila Näverdunge", "Tomas Frostlya",
    "Ulrika Sälgskreva", "Vidar Säterklyka", "Wilma Ripaglimt", "Yngve Torvstubbe", "Zara Kråkspång",
    "Ann-Britt Hällvante", "Bassam Moslykta", "Carl-Johan Starrvret", "Dagny Sävtuva", "Erika Blåklyka",
)  # fmt: skip
_BANDS = ("50–64", "40–49", "26–39", "26–39", "40–49", "50–64", "40–49")
_PLACES = ("Märsta", "Valsta", "Märsta", "Sigtuna stad", "Övriga Sigtuna", "Valsta", "Märsta")

PARTICIPANTS: list[dict[str, Any]] = [
    {"name": _NAMES[5 * place + seat], "side": "municipality", "organisation": organisation, "role": role,
     "gender": "man" if _NAMES[5 * place + seat].split()[0] in {"Bosse", "Deniz", "Eskil", "Göran", "Jörgen", "Kamal", "Olle", "Rasmus", "Tomas", "Vidar", "Yngve", "Bassam", "Carl-Johan"} else "kvinna",
     "age_band": _BANDS[(5 * place + seat) % len(_BANDS)], "district": _PLACES[(5 * place + seat) % len(_PLACES)],
     "perspectives": perspectives if seat else (perspectives[0], "stupror" if perspectives[1] != "stupror" else "inte-ett-projekt-till")}
    for place, (organisation, roles, perspectives) in enumerate(_ADMINISTRATIONS)
    for seat, role in enumerate(roles)
]

WORKING_GROUPS: list[dict[str, Any]] = [
    {"key": "trygghet", "name": "Aktiviteter för trygghet och delaktighet", "themes": ("platser", "sprak"), "problem": "Lokalerna finns och är mörka när människor är lediga. Det som ordnas vet inte om vartannat, och den som söker läxhjälp hittar ett språkcafé.", "dissent": {"who": "Landskapsingenjör", "objection": "Allt hamnar i Valsta igen.", "needs": "Att minst en aktivitet per termin är öppen för och skyltas i hela kommunen."}},
    {"key": "forsorjning", "name": "Steg mot försörjning", "themes": ("forsorjning",), "problem": "Den som står längst från arbete har flest kontakter och minst sammanhang. Stödet upphör samma dag som jobbet börjar.", "dissent": {"who": "Sfi-lärare", "objection": "Tidig praktik tar timmar från svenskan.", "needs": "Att schemat läggs gemensamt innan någon placeras."}},
    {"key": "foraldrar", "name": "Utvecklat föräldrastöd", "themes": ("foralder",), "problem": "Kurserna når dem som klarar sig. De andra träffar kommunen först när något redan hänt, och då är de rädda.", "dissent": {"who": "Socialsekreterare", "objection": "Om stödet säljs som något som inte har med oss att göra ljuger vi.", "needs": "Att det sägs öppet vilka som har anmälningsplikt."}},
    {"key": "mammor", "name": "Stadsdelsmammor", "themes": ("broar",), "problem": "Det finns kvinnor som alla litar på. De gör arbetet utan lön och utan stöd, och kommunen får nyttan.", "dissent": {"who": "Enhetschef", "objection": "Med vår bricka kan de förlora det som gör dem viktiga.", "needs": "Att mammorna själva får bestämma vad de visar upp och vad de rapporterar."}},
]

PROPOSALS: list[dict[str, Any]] = [
    {"number": 1, "title": "Aktiviteter för trygghet och delaktighet", "what": "Läxhjälp, språkcafé och kvällsöppna lokaler i Valsta samlas i ett program med gemensam kalender, öppet för alla i kommunen.", "why": "Samma hus har tre läxhjälper och ingen på söndagar.",
     "state": "under_way", "owner_organisation": "Kultur- och fritidsförvaltningen", "owner_name": "Otto Ljusvret", "partners": ("Barn- och ungdomsförvaltningen", "Socialförvaltningen", "Stadsbyggnadsförvaltningen"),
     "due": "2023-12-15", "urgency": 4, "feasibility": 5, "perspectives": ("oppna-rum", "vardagsspraket", "borta-nar"), "meeting": 1,
     "milestones": [("En kalender för allt", "2022-09-01", "2022-08-29"), ("Söndagsöppet bibliotek", "2022-10-02", "2022-10-02"), ("Nattfotboll i gång", "2022-11-12", "2022-11-19"), ("Uppföljning med besökarna", "2023-05-31", None)],
     "decision": {"body": "Kommunstyrelsen", "date": "2022-06-14", "outcome": "yes", "reference_number": "KS/2022:218", "reasons": "Insatsen använder lokaler som redan finns och kan börja efter sommaren.", "money": "1 400 000 kronor för 2022 och 2023"},
     "reports": [{"date": "2022-10-05", "state": "on_track", "text": "Första söndagen kom 112 personer till biblioteket. Kalendern visade sig vara svårare än lokalerna: elva verksamheter, elva sätt att skriva en tid."}, {"date": "2022-12-06", "state": "on_track", "text": "Nattfotbollen började en vecka sent för att nyckelbrickan inte fanns. Tjugosex ungdomar sista lördagen. Ledarna har de valt själva."}]},
    {"number": 2, "title": "Steg mot försörjning", "what": "En ny arbetsmetod där en samordnare följer deltagaren genom hela vägen och sex månader in i jobbet, med gemensam planering mellan förvaltningarna.", "why": "Människor släpps när det är som svårast.",
     "state": "under_way", "owner_organisation": "Utbildnings- och arbetsmarknadsförvaltningen", "owner_name": "Jamal Tjärnglimt", "partners": ("Socialförvaltningen", "Äldre- och omsorgsförvaltningen"),
     "due": "2023-12-15", "urgency": 5, "feasibility": 4, "perspectives": ("en-vag-in", "krav", "stupror"), "meeting": 1,
     "milestones": [("Fyra samordnare på plats", "2022-09-30", "2022-10-10"), ("Fyrtio deltagare", "2022-12-31", None), ("Första halvårsuppföljningen", "2023-06-30", None)],
     "decision": {"body": "Kommunstyrelsen", "date": "2022-06-14", "outcome": "changed", "reference_number": "KS/2022:219", "reasons": "Kommunstyrelsen begränsar till två år och vill ha ett samlat utlåtande om sekretess innan fler än fyrtio går in.", "money": "2 600 000 kronor för 2022 och 2023"},
     "reports": [{"date": "2022-10-12", "state": "delayed", "text": "Den fjärde samordnaren började tio dagar sent. Sekretessen löstes med ett samtycke på en sida, skrivet tillsammans med tre deltagare."}, {"date": "2022-12-08", "state": "on_track", "text": "Trettiotre deltagare. Sju har börjat arbeta, och vi ringer varje fredag. Två har sagt att vi ringer för ofta."}]},
    {"number": 3, "title": "Utvecklat föräldrastöd", "what": "Kurser och träffar för fler föräldrar, särskilt för dem som är födda i andra länder, på modersmål och i förskolans lokaler.", "why": "Kurserna når dem som redan kommer.",
     "state": "under_way", "owner_organisation": "Barn- och ungdomsförvaltningen", "owner_name": "Lotta Starrlya", "partners": ("Socialförvaltningen", "Kultur- och fritidsförvaltningen"),
     "due": "2023-06-15", "urgency": 5, "feasibility": 4, "perspectives": ("foraldrar-tidigt", "radda-for-oss"), "meeting": 1,
     "milestones": [("Ledare på fyra språk", "2022-10-15", "2022-10-14"), ("Första kursen", "2022-11-07", None), ("Hallkaffe på fem förskolor", "2023-01-31", None)],
     "decision": {"body": "Kommunstyrelsen", "date": "2022-06-14", "outcome": "yes", "reference_number": "KS/2022:220", "reasons": "Förslaget bygger på förskolor som vill. Kommunstyrelsen ber om siffror på vilka som inte nås.", "money": "900 000 kronor för 2022 och 2023"},
     "reports": []},
    {"number": 4, "title": "Stadsdelsmammor", "what": "Åtta kvinnor födda i andra länder anställs för att stå bredvid andra som är nya, dra i gång det som fattas och gå att hitta i flera av kommunens orter.", "why": "De gör redan arbetet. Lönen saknas.",
     "state": "under_way", "owner_organisation": "Socialförvaltningen", "owner_name": "Rim Bäcktova", "partners": ("Kultur- och fritidsförvaltningen", "Utbildnings- och arbetsmarknadsförvaltningen"),
     "due": "2023-12-15", "urgency": 4, "feasibility": 4, "perspectives": ("anstall-broar", "inte-gratis"), "meeting": 1,
     "milestones": [("Arbetsledare anställd", "2022-08-31", "2022-08-24"), ("Åtta stadsdelsmammor anställda", "2022-11-01", "2022-11-01"), ("Intyg som räknas som merit", "2023-09-30", None)],
     "decision": {"body": "Kommunstyrelsen", "date": "2022-06-14", "outcome": "yes", "reference_number": "KS/2022:221", "reasons": "Kommunstyrelsen vill att anställningarna följer avtal och att arbetsledaren har hela sin tid för gruppen.", "money": "3 200 000 kronor för 2022 och 2023"},
     "reports": [{"date": "2022-09-02", "state": "on_track", "text": "Arbetsledaren började 24 augusti. 74 sökte de åtta platserna. Två av dem som intervjuade kan sju språk tillsammans."}, {"date": "2022-11-30", "state": "on_track", "text": "Åtta anställda. De bestämde själva att inte bära kommunens bricka utan en egen, med förnamn."}]},
    {"number": 5, "title": "En på hundra", "what": "Varje förvaltning anställer en på hundra bland dem som stått längst från arbetsmarknaden.", "why": "Kommunen ber andra om det den inte gör själv.",
     "state": "stopped", "owner_organisation": "Äldre- och omsorgsförvaltningen", "owner_name": "Yngve Torvstubbe", "partners": ("Utbildnings- och arbetsmarknadsförvaltningen", "Socialförvaltningen"),
     "due": "2023-12-15", "urgency": 5, "feasibility": 2, "perspectives": ("anstall-sjalva", "krav"), "meeting": 1, "milestones": [],
     "decision": {"body": "Styrgruppen", "date": "2022-05-05", "outcome": "no", "reference_number": "KS/2022:174", "reasons": "Tjänsterna finns inte i budgeten för 2023 och två förvaltningar drar ner. Styrgruppen vill inte lova anställningar som blir åtgärder. Frågan tas upp igen när budgeten för 2024 läggs.", "money": "Inga pengar"},
     "reports": []},
]

BUILT_IN = {"Nattfotboll": 1, "Läxhjälp i matsalen": 1, "Språkcafé med göra": 1, "En plan, en person": 2, "Följ med första veckan": 2, "Kurs på modersmål": 3, "Föräldrakafé i förskolans hall": 3, "Stadsdelsmammor": 4, "En på hundra": 5}
_AFTER_THE_DAY = {
    "Socialsekreterare på öppna förskolan": ("Fick näst flest röster på potential. Ingen hade tid att ta den i år.", 4, 3),
    "Biblioteket öppet på söndagar": ("Gick in i det första förslaget.", 3, 5),
    "Beslut i klarspråk": ("Arbetet pågår redan på kommunledningskontoret.", 4, 4),
    "Byt jobb en dag": ("Lockade flest till bordet och bedömdes ha minst verkan för invånarna.", 2, 5),
}
_SORTED_BY = (
    "Ligger inom en förvaltnings vanliga arbete. Skickad dit med en hälsning.", "Liknar en annan idé som gick vidare.", "Kräver pengar som dialogen inte råder över.",
    "Bra och liten nog att bara göra. Den som skrev den har fått veta det.", "Behöver prövas mot lag eller avtal först.", "Gäller ett enda ställe.",
)


def form_ideas() -> list[dict[str, Any]]:
    """Return every idea typed into the form: ``{perspective, group, title, what}``, in the order of the themes."""
    ideas = []
    perspective = group = ""
    for line in FORM_IDEAS.strip().splitlines():
        if line.startswith("# "):
            perspective = line[2:]
        elif line.startswith("@"):
            group = line[1:]
        else:
            title, what = line.split(": ", 1)
            ideas.append({"perspective": perspective, "group": group, "title": title, "what": what})
    return ideas


def _idea_bank() -> list[dict[str, Any]]:
    bank = []
    for place, idea in enumerate(form_ideas()):
        if idea["title"] in BUILT_IN:
            continue
        why, urgency, feasibility = _AFTER_THE_DAY.get(idea["title"], (_SORTED_BY[place % len(_SORTED_BY)], None, None))
        bank.append({"title": idea["title"], "what": idea["what"], "why_not": why, "urgency": urgency, "feasibility": feasibility,
                     "meeting": 1 if urgency else None, "state": "idea_bank", "perspectives": (idea["perspective"],)})
    return bank


IDEA_BANK: list[dict[str, Any]] = _idea_bank()

TALK = {
    "open": ("– Välkomna. Vi börjar med att läsa två meningar från Valsta 2019, och sedan är det ni som pratar.",
             "Vi tar en runda först. Några hade läst underlaget, några hade läst rubriken och en hade tagit med sig en pärm från 2004."),
    "bridge": ("Det blev tyst en stund. Någon reste sig och öppnade fönstret.", "Två började prata samtidigt, och båda sa: nej, ta du.", "Här gick vi runt bordet en gång till. Tre stod över.",
               "Det antecknades på blädderblocket, ströks över och skrevs dit igen.", "En deltagare fick gå för ett akut möte och kom tillbaka efter en kvart med samma kaffekopp.",
               "Gruppen skrattade, men inte alla.", "Vi tog en kort paus. I korridoren fortsatte samtalet, högre.", "Någon påminde om tiden. Någon annan påminde om att vi alltid gör det när det börjar brännas.",
               "Här kom frågan om vem som äger det. Den fick inget svar och står kvar på tavlan.", "Två som satt bredvid varandra var oense och bad att det skulle stå så.",
               "Det gick en lapp runt bordet. På den stod det bara: budget?", "Kollegan längst bort hade inte sagt något ännu, och sa det också."),
    "close": ("– Vi får sluta där. Allt som sagts skickas till er, och ni kan ändra det ni själva sagt. // Flera dröjde sig kvar. Stolarna ställdes tillbaka av samma två som alltid.",),
}
