"""Ordinary Swedish words: what a small letter or the beginning of a sentence says nothing about.

They are the commonest words of spoken Swedish, and those that are names as well or lie one letter from one. A word
that stands here is taken for a name only where its place says so (a capital inside a sentence, a relative before it).
"""

from . import listed

COMMON = """
och att det i på som en är av för med till den han hon de om så men vad ni nu hur din där man ut vi dig jag mig dem
då ett har inte du upp nån någon något några var kan ska vill gör gjorde göra får fick få går gick gå kom kommer
komma hade ha vara varit blir blev bli blivit säger sa sade säga ser såg se sett tar tog ta tagit ger gav ge gett
vet visste veta tror trodde tro tycker tyckte tycka tänker tänkte tänka känner kände känna hör hörde höra måste
borde skulle kunde ville får lät låter låta ligger låg ligga står stod stå sitter satt sitta sätter sätta lägger la
lade lägga håller höll hålla heter hette heta kallas kallar kallade bor bodde bo bott jobbar jobbade jobba jobbat
arbetar arbetade arbeta pratar pratade prata pratat talar talade tala frågar frågade fråga frågan svarar svarade
svara svar svaret hjälper hjälpte hjälpa hjälp hjälpen möter mötte möta möte mötet möten mötena ringer ringde ringa
skriver skrev skriva skrivit läser läste läsa läst spelar spelade spela leker lekte leka börjar började börja slutar
slutade sluta flyttar flyttade flytta flyttat väntar väntade vänta hittar hittade hitta söker sökte söka fanns finns
finnas betyder handlar handlade handla köper köpte köpa säljer sålde betalar betalade betala kostar kostade kosta
öppnar öppnade öppna öppen öppet stänger stängde stänga stängt stängd bygger byggde bygga byggt visar visade visa
visat undrar undrade undra menar menade mena minns mindes glömmer glömde glömma förstår förstod förstå lär lärde
lära lärt brukar brukade bruka orkar orkade orka vågar vågade våga skäms skämdes skrattar skrattade skratta gråter
grät gråta ropar ropade ropa skriker skrek skrika springer sprang springa cyklar cyklade cykla kör körde köra åker
åkte åka resa reser reste somna sover sov sova äter åt äta dricker drack dricka lagar lagade laga städar städade
städa bär bar bära drar drog dra faller föll falla slår slog slå tappar tappade möjligt klarar klarade klara klart
klar krävs kräver krävde växer växte växa väljer valde välja valt röstar röstade rösta rör rörde röra litar litade
lita hatar hatade hata älskar älskade älska trivs trivdes saknar saknade sakna ändrar ändrade ändra ändrats ändras
hänt hände händer hända verkar verkade verka jag mig min mitt mina du dig din ditt dina han honom hans hon henne
hennes vi oss vår vårt våra ni er ert era de dem deras den det dess denna detta dessa sin sitt sina sig själv själva
man en ens någon ingen inget inga alla allt all andra annan annat annars vilken vilket vilka vem vems varje varann
varandra båda bägge samma samme sådan sådant sådana här där hit dit hem hemma borta bort ute inne upp uppe ner nere
fram framme tillbaka hän varför därför eftersom medan innan efter före sedan sen redan ännu fortfarande alltid
aldrig ofta ibland sällan igen bara också även ju väl nog kanske faktiskt egentligen verkligen absolut precis
ungefär nästan ganska mycket mer mest lite mindre minst många få färre flera fler flesta hel hela helt halv halva
halvt del delen delar delat delade bra bättre bäst dålig dåligt dåliga sämre sämst god gott goda stor stort stora
större störst liten litet lilla små mindre ny nytt nya nyare gammal gammalt gamla äldre äldst ung ungt unga yngre
yngst lång långt långa längre kort korta hög högt höga låg lågt låga svår svårt svåra lätt lätta enkel enkelt viktig
viktigt viktiga rätt rätta fel sann sant sanna falsk ensam ensamt ensamma rädd rädda trygg tryggt trygga otrygg
otryggt glad glada ledsen ledsna arg arga trött trötta sjuk sjuka frisk snäll snälla dum dumma elak fin fint fina
ful fula rolig roligt roliga tråkig tråkigt konstig konstigt egen eget egna olika lika lik likt svensk svenska
svenskt svenskar utländsk utländska fattig rik rika kvar säker säkert säkra fri fritt fria tom tomt tomma full fullt
fulla grön gröna gul röd röda blå vit vita svart svarta brun grå rosa mörk mörkt ljus ljust varm varmt kall kallt
kalla hård hårt mjuk tung tunga ren rent rena dag dagen dagar dagarna idag igår imorgon natt natten kväll kvällen
kvällar morgon morgonen eftermiddag vecka veckan veckor månad månaden månader år året åren åring åringar tid tiden
tider timme timmar minut minuter sekund helg helgen måndag tisdag onsdag torsdag fredag lördag söndag måndagar
tisdagar onsdagar torsdagar fredagar januari februari mars april maj juni juli augusti september oktober november
december vår våren sommar sommaren höst hösten vinter vintern jul julen påsk midsommar ramadan klockan barn barnet
barnen barns unge ungen ungar ungarna ungdom ungdomar ungdomarna tonåring kille killen killar killarna tjej tjejen
tjejer tjejerna pojke pojken pojkar flicka flickan flickor kvinna kvinnan kvinnor man mannen män människa människor
människan person personen personer folk folket vuxen vuxna mamma mamman mammor pappa pappan pappor förälder
föräldrar föräldrarna mor far bror brorsan bröder syster systern syrran systrar syskon son sonen dotter dottern
dottra mormor morfar farmor farfar moster faster morbror farbror kusin kusinen släkt släkten familj familjen
familjer vän vänner kompis kompisen kompisar kamrat granne grannen grannar grannarna gubbe gubben gumma tant tanten
fru frun gäst gäster chef chefen chefer kollega kollegor lärare läraren fröken rektor rektorn elev elever eleven
tränare tränaren ledare ledaren ledarna vaktmästare vaktmästaren handläggare handläggaren socialsekreterare kurator
kuratorn polis polisen poliser politiker politikern politikerna tjänsteman tjänstemän tjänstemannen hyresvärd värd
värden invånare boende medborgare vårdnadshavare tillfrågad tillfrågade kontaktperson ordförande imam präst läkare
doktor nummer namn person personnummer telefon telefonnummer adress mejl mail post kommun kommunen kommunens
kommuner kommunal stad staden städer stan by byn land landet länder sverige svenskt stadsdel stadsdelen område
området områden områdena plats platsen platser ställe stället ställen hus huset husen hem hemmet lägenhet lägenheten
lägenheter rum rummet trappa trappan trapphus trappuppgång port porten dörr dörren fönster tak golv vägg väggen gård
gården gårdar gata gatan gator väg vägen vägar torg torget park parken parker skog skogen berg berget sjö sjön älv
älven strand stranden ö ön äng ängen backe backen stig stigen bro bron bron gränd stråk kyrka kyrkan moské skola
skolan skolor förskola förskolan dagis fritids fritidsgård fritidsgården gymnasium gymnasiet klass klassen klassrum
bibliotek biblioteket affär affären butik butiken centrum center hall hallen plan planen källare källaren lokal
lokalen lokaler bastu sal salen kök köket bad badet buss bussen bussar bil bilen bilar tåg tåget cykel cykeln jobb
jobbet jobben arbete arbetet lön lönen pengar pengarna peng krona kronor kr hyra hyran pris priset skatt bidrag
möjlighet möjligheter problem problemet problemen sak saken saker grej grejen grejer sätt sättet ord orden ordet
språk språket bok boken tidning tidningen bild bilden film musik mat maten fika kaffe te vatten luft sol solen regn
snö vind träd trädet blomma gräs sten stenen stenar jord eld is björn björnen björnar varg vargen räv räven orm
ormen hund hunden hundar katt katten fågel fåglar häst hästen ko kor fisk fiskar älg älgen hare haren uggla lo lon
örn örnen svan ek eken ask asken alm almen lind linden lindar björk björken gran granen tall tallen rönn al alen
hassel hägg lönn en ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton
nitton tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra tusen miljon miljoner första andra tredje
fjärde femte sista senaste fråga frågor beslut beslutet politik politiken demokrati rättighet rättigheter ansvar
ansvaret makt makten lag lagen lagar regel regler grupp gruppen grupper förening föreningen föreningar föreningens
projekt projektet verksamhet verksamheten insats insatser satsning satsningen arbetslös arbetslöshet utbildning kurs
kursen prov läxa läxor rast rasten betyg idrott fotboll fotbollen match matchen träning träningen lag laget klubb
klubben spel spelet fest festen rykte ryktet trygghet otrygghet brott brottet våld våldet rasism rasismen
segregation segregationen integration diskriminering utanförskap rädsla skam stolthet hopp hoppet dröm drömmar liv
livet liven kärlek hat tro tron gud framtid framtiden historia historien krig kriget fred freden flykt hälsa vård
vården sjukhus sjukhuset vårdcentral lycka lyckas söner sönerna döttrar döttrarna duga manus lärs såna sånt sån dom
nåt nån dej mej sej ja nej jo nä nää jaha jaså okej ok hej hejdå tack snälla förlåt oj aj usch va liksom typ alltså
ba asså ah eh öh hm mm hmm äh utan mot mellan under över vid hos från genom kring runt omkring bakom framför bredvid
nära inom utom enligt trots istället kring längs sedan tills än eller antingen varken dels både såväl fast fastän
ifall huruvida när
"""

ALSO_NAMES = """
per sol sten stig björn bo dag liv lo li love maj juni april mars jan tor mats hans mina dina inga klara sanna linda
rosa saga ruta ros rose bror tom ulf alf max kim tim siri stella viola lilly lilja linn lind berg ek ask alm björk
ström strand holm dahl dal sjö ståhl frisk stark modig lång stor blom kvist gren rot lund ljung nord söder väst
öster sund å ö ed vik näs ås hammar hed mo ro glad rask svärd sköld spjut kron krona stjärna frid frida vår vind
skog snö is kaj hind lama adel eden islam adam eva dan man sam alla mira vera tea ida ran kia nova mio vide fors
fred fri storm orre falk örn svan lax gädda abborre mört räv varg hök duva lärka trast bo bång bergman gran barr
kvarn sand sandra säv rönn hägg apel rosen palm oliv hermelin silver guld järn granit flint kalk lera ler grus mark
marken åker äng hage hagen rydd ryd torp by backe hall hallen vall vallen kulle mosse myr tjärn bäck å ström fall
wall port slott hof gård häll udd mullig son sonen dotter inge eken lillan putte linkan backe nillan nicke ante
manne matte viran raj ram mani hadi muna can ana ping dong may an al ed ming wang min ma le do so my ly ha ho ho
luna signe tage
"""

NEAR_NAMES = """
andra ändra eller ellen delen malen målen målet målat heten person personer kille killar killen soffa soffan sorter
annars annan annat handen hande hannar hann hinner lotten lott lotto masken marken marker makten maten matte malen
malin malar mitten sitter sitta sitt rata rätta röra rösta rykte rykten samt samer samisk samma samman sedan seder
serier simma simmar sina skina stina stiga stigen stirra stinna tanka tanke tanken tomat tomater tore torra tunna
tunga turer ullen under vanja vanor vana vanan vera veta veva villa villan villor visst åren åsen åsna ärlig ärligt
öron örat amma ammar armen arman arme arma alltid allmän alter arken arenan arbeten bara baren barer bengt berga
berget bergen bertil birger bistå bitar borta bollen bolla bordet bok brist brister bror brott byten bäst böter
chans chanser dessa dimma dimman dina egna elda elever elda emot enda ende endast engagerad enkla ensam enar erika
fara faran farlig farligt farliga farsan fest fester fader fatta fattar fader filma filmer final finna finner flagga
flera flina flor fram frida frihet friska frukt fylla fyller gamla gamle garage gatan gator gav gavel gavlar
gavlarna glas gnälla gran grina gren gruppen gustav hade halka halla halva halvan hamna hamnar handla hanna hata
heden hedra hela helena helst heta hinna hissa hissen hoppa hoppas hota hotar hunden husen hyra hålla hållplats
hösten igenom illa inga ingen inget inne inom inred ingång inifrån islam italien jaga jagar jakten jobba jonas juble
jul juli kaffet kalas kallas kallt kamera kanal kanske kanten karta kartan karl karlar kassa kasta kastade kast
katten kilo klaga klagar klassen kloka klubb knacka knarka koll kolla kollar kolla komma konst korta korten kraft
kram krav kravet krig kris krisen kula kultur kulturer kunna kund kunder kvar kyla kåken kåkar köra körde kören
lager lampa lampan lampor lampa lappar larm leden leder ledig lena lever leva levde liga ligan lilla linan line lina
linje linjen lira lista listan listor liten livet lokal lova lovade lovar lugn lugna lugnt luta låsa låset lånat
maila mala mamma mannen marina mark massa massor mata meja mellan mera metall mina minus mista mjölk modern moln
monark mord mormor morsan motor mulen mus muren murar mycket målare mål målet mängd mängder märka märker märkt märta
mässa mörda nalle narkotika natten neder neka neder niga nischa noga noll nolla nora norr norra norra norsk nyss
nåja någonstans nåt nåot nämna ofta ogilla oljud omar onda ont ordna orka orolig oroliga oron orten orter orter
packa palm panik pannan parken parker parti partiet partier passa passar pasta patrull pengar penna pilla plan
planer plats plocka plugga plus polis politik pratat press prova prov pröva punkt racka rad rader rakt ramla rana
rapport rasa rasen rast reda redan regel regn rena renar renen resan rest restaurang resten rida ringa risk risker
risken ro robust rolig roman rond ropa rosa rubrik ruin runda rusa rum rymma ryssar räcka räcker räkna räknar rätten
röst röster sagan sagt saken sakta sal samla samlar samlas samla sanden sandra sara satsa sena sent serve server
servera session sex sida sidan sidor signal simon sista siv sjuk själ själen skada skadad skaffa skam skatten skicka
skit skiva skylla skylt skylten skäll slappna slippa slut sluta smak små snabb snack snacka snart sned snut snut
snutar social soc sociala sofia solid sorg sorgen sort spara spelare spela språk spår stad stan stanna stannar
stannade start station stava sted stela stil stolt stoppa storm storlek strunta stryk styra stång stänga stök stöd
stödet stör störa stött summa sund sur sura svag svaga svek svärm synas syn synd syns synlig syra tack tacka tala
talar tamt tanten tappa tavla tavlan team telefon tema ten tennis text ting titta tittar tjafs tjata toa toalett
tolk tolken tolkar tom ton tonen toppen trasig trivas tror trots träffa träffar träffas träna tränar träning tur
tunnel tuff tuffa tv tvinga tvungen tvätt tvättstuga tvättstugan typen tystnad tyst tysta tända tänder töntig ung
undan uppe ur ursäkt utanför uteplats vagn vagnar vaka vakt vakter valet valen van vanlig vanligt vanliga vara varm
vart vaska vaken ved verk verkar verken verklig vetat vika viker vika viktor villkor vilse vinst visa vision viska
vit vitt vrida våga våning våningen vägrar väldigt vända vänder vändas vänja väska värre värst världen växa väljare
ytan ytterst åka åker ålder åldrar åsikt åsikter åtgärd åtgärder äga äger ägare ägna äkta ämne ända ändå ärende ögon
ögonen öppna överallt överens parlör parter parten peka pekar pekas pelare pendla pensionär peta petar pjäs plasten
pressen privat proppen putsa påstå rastlös rotar ritar rullar ruttna sadel salta salt samtal samtalet seglar segla
sekel senast sikta skäll vilar vila villig visar vissa visste vita vågor nere ner nog kaos jämt jämn jämna jobbig
jobbiga jobbigt handbok karriär kanin kanot kantar karta kartor lakan laga lagom lamm landa landar lastbil latin
larma linda lindra maska mast kapital kasern kassör kök mensa metod mikro miljö miljön mobil mobilen modell moral
mulla mygga mynt månen måla målar samir samisk samiska semester sensor septik serum sibirisk sirap soldat somna
sonen spinna stadga statyn stenig stuga stugan susa svetsa tamil teater terapi termin toppa torsdagen trakt uppdrag
vandra vandrar verser vester veteran vinkel vinkar vittne vittnen zon zoner äpple äldste skata skator skrota skrika
hästar hasar hassel harar hasta hatten hyser husera hosta heder hederlig hälla häller händelse hänga hänger jamar
jamma karma kamin kamrer kalender farmen farmer farsta fasad fasaden fatal fatet filt fint fadern fjor format ibrik
idas idel iden idén idéer ihop ilska inse innan innebar kasse kassen ladan ladda laddar lyssna lyssnar leila lila
linor liter malla malär marsch masa massiv maxa mila milar milda mindes mena minna mor moster muta mustig nada nadir
nagla nation natur naturen nisch nöja nöjd nöjda omarbeta orm rabarber radar rama ranka rapar rasig ratta remsa rim
rimlig rimligt rita rosor rolle roller rollen rubba rubin sabba saft saftig sagor sajt salong samba samlad sank sats
satsar sanning sanningen selar serva setts sida sik simpel smidig somlig somliga strand säga sälja sömn tafatt tagga
tagit taket talat talang tarm tarvlig tiga tiden tjock umgås vakna valid vild yra yrke yrken yrket zebra
"""

ORDINARY = frozenset(listed(f"{COMMON} {ALSO_NAMES} {NEAR_NAMES}")) - {
    "anders", "adam", "eva", "ida", "malin", "stina", "viktor", "simon", "sandra", "omar", "jonas", "helena", "gustav",
    "hanna", "erika", "sofia", "bengt", "bertil", "birger", "frida", "märta", "lena", "nora", "sara", "siv", "ulf",
    "tage", "signe", "leila", "samir", "marina", "roman", "vera", "mira", "meja", "alf", "siri", "sam", "dan", "kim",
    "ante", "arman", "can", "dong", "ellen", "hadi", "hind", "inge", "jan", "lina", "line", "linn", "linkan", "mani",
    "manne",     "mats", "mila", "muna", "nicke", "nillan", "ping", "putte", "raj", "rana", "rose", "stella",
    "viola", "viran",
    "tore", "love", "tim", "lilly", "luna", "karl", "lilja", "bergman", "kia", "tea", "ran", "minna", "vanja", "islam",
} | {"islam", "roman"}  # fmt: skip
"""Words that say nothing about a name when they are written small or begin a sentence."""

HUMAN_ONLY = frozenset(
    listed("""
sa sade säger tycker tyckte ringde ringer berättade berättar frågade frågar svarade svarar undrade undrar jobbar
jobbade bor bodde heter hette fyller fyllde hjälpte hjälper brukar brukade ville vill lovade flyttade mejlade
messade hälsade skrattade grät menade menar trodde tror tränade pluggar pluggade sms:ade skickade bjöd kände känner
satt
""")
)
"""Verbs that only a person is the subject of, when they follow a word that may be a name."""

PERSON_BEFORE = frozenset(
    listed("""
granne grannen grannarna kompis kompisen polaren polare vän vännen lärare läraren chef chefen bror brorsan syster
systern syrran pappa mamma son sonen dotter dottern fru frun man mannen kusin kusinen farbror moster faster morbror
rektor rektorn vaktmästare vaktmästaren tränare tränaren ledare ledaren kontaktperson kontaktpersonen handläggare
handläggaren kurator kuratorn heter hette kallas kallad döpt hos kollega kollegan klasskompis klasskompisen brodern
mormor morfar farmor farfar sambo sambon pojkvän flickvän pojkvännen flickvännen svägerska svåger tolken coachen
fröken magistern fritidsledaren läraren assistenten barnbarnet brorsonen systerdottern ungen killen tjejen
ordföranden kassören herr fru fröken tant gubben
""")
)
"""Words after which a person's name is expected."""
