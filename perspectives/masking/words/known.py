"""What has a capital letter and points nobody out, and the words that school, work, place and trait are known by."""

from . import listed

LARGE_PLACES = """
sverige norge danmark finland island tyskland frankrike spanien italien polen england storbritannien irland
skottland ryssland ukraina turkiet syrien irak iran afghanistan pakistan indien kina thailand vietnam filippinerna
japan somalia somaliland eritrea etiopien sudan kenya uganda rwanda kongo nigeria ghana gambia marocko algeriet
tunisien libyen egypten libanon palestina israel jordanien jemen kuwait saudiarabien bosnien kroatien serbien kosovo
albanien makedonien montenegro rumänien bulgarien grekland ungern tjeckien slovakien österrike schweiz nederländerna
holland belgien portugal lettland litauen estland chile argentina peru bolivia colombia brasilien mexiko kuba usa
amerika kanada australien afrika asien europa norden skandinavien mellanöstern balkan kurdistan sápmi sapmi burma
myanmar eu fn nato jugoslavien sovjetunionen norrland svealand götaland skåne lappland västerbotten norrbotten
västernorrland jämtland dalarna östergötland uppland småland halland blekinge gotland öland värmland närke stockholm
göteborg malmö uppsala västerås örebro linköping helsingborg jönköping norrköping lund umeå gävle borås södertälje
eskilstuna halmstad växjö karlstad sundsvall luleå östersund kiruna gällivare skellefteå piteå boden haparanda
lycksele sigtuna märsta trollhättan kristianstad kalmar falun borlänge kungsbacka uddevalla visby tierp norrtälje
london paris berlin oslo köpenhamn helsingfors kabul bagdad damaskus mogadishu aleppo teheran istanbul ankara asmara
"""
"""Countries, parts of the country and larger towns: a coarse origin, not a place where somebody is found."""

PUBLIC_BODIES = """
försäkringskassan arbetsförmedlingen skatteverket migrationsverket socialtjänsten socialförvaltningen socialen soc
kommunstyrelsen kommunfullmäktige kommunhuset riksdagen regeringen polisen regionen landstinget länsstyrelsen
skolverket csn sfi sfs lss bup barnavårdscentralen bvc komvux facebook instagram snapchat tiktok google youtube
swish bankid blocket hemnet netflix spotify zoom teams whatsapp messenger gud allah jesus bibeln koranen islam
ramadan eid jul påsk nyår lucia midsommar valborg covid corona pandemin moderaterna socialdemokraterna
vänsterpartiet miljöpartiet centerpartiet kristdemokraterna liberalerna sverigedemokraterna sverigedemokrater sd v m
c l mp kd skr svt tv4 tv sr p4 radion rädda barnen röda korset hyresgästföreningen lo tco kommunal svenska kyrkan
jag vi ni hon han den det de ikea ica coop lidl willys sl sj abf folkets hus barnkonventionen excel word volvo saab
audi bmw toyota handels arbetsförmedling fn:s pisa öppna förskolan internet wifi sms nej ja jo ok okej
"""

MONTHS_AND_DAYS = """
januari februari mars april maj juni juli augusti september oktober november december måndag tisdag onsdag torsdag
fredag lördag söndag måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen
"""

CAPITALS = frozenset(listed(f"{LARGE_PLACES} {PUBLIC_BODIES} {MONTHS_AND_DAYS}"))
"""Words that are written with a capital and point nobody out."""

COUNTRIES = frozenset(LARGE_PLACES.split("stockholm")[0].split()) - {"eu", "fn", "nato", "norden", "sverige"}

ORIGINS = frozenset(
    listed("""
somalisk somaliska somalier syrisk syriska syrier irakisk irakiska irakier iransk iranska iranier afghansk afghanska
afghan kurdisk kurdiska kurd eritreansk eritreanska etiopisk etiopiska finsk finska finländsk sverigefinsk romsk
romska rom samisk samiska same arabisk arabiska turkisk turkiska polsk polska rysk ryska ukrainsk ukrainska bosnisk
bosniska albansk albanska thailändsk thailändska vietnamesisk kinesisk kinesiska chilensk chilenska palestinsk
palestinska libanesisk libanesiska marockansk tunisisk nigeriansk gambisk kenyansk ugandisk kongolesisk pakistansk
indisk rumänsk ungersk serbisk kroatisk grekisk italiensk spansk tysk tyska norsk norska dansk danska amerikansk
meänkieli tornedaling
""")
)

OCCUPATIONS = listed("""
lärare lärarinna sjuksköterska undersköterska busschaufför taxichaufför taxiförare chaufför lokförare pilot städare
städerska lokalvårdare kock kallskänka bagare konditor servitris servitör polis socialsekreterare rektor läkare
tandläkare tandsköterska barnmorska ingenjör arkitekt snickare elektriker målare murare rörmokare svetsare
plåtslagare frisör frisörska barberare präst pastor imam diakon kantor bibliotekarie fritidsledare vaktmästare
brandman förskollärare barnskötare fysioterapeut sjukgymnast psykolog advokat jurist journalist bonde renskötare
fiskare musiker konstnär författare skådespelare fotograf tolk väktare ordningsvakt brevbärare apotekare farmaceut
optiker veterinär revisor ekonom mäklare kassörska butikschef kyrkoherde kurator fältassistent studievägledare
skolsköterska elevassistent modersmålslärare slöjdlärare idrottslärare musiklärare bildlärare mattelärare
personlig-assistent vårdbiträde hemtjänstchef enhetschef kommunalråd nämndeman fosterförälder familjehem dagmamma
guldsmed skomakare skräddare urmakare sotare hovslagare
""")

ROLES = listed("""
ordförande ordföranden kassör kassören viceordförande grundare grundaren initiativtagare huvudtränare
styrelseledamot ledamot riksdagsledamot landslagsspelare landslaget nämndordförande gruppledare huvudskyddsombud
föreståndare föreståndaren
""")

CHAINS = frozenset(
    listed("""
ica coop willys lidl hemköp netto citygross mcdonalds max burgerking sibylla subway pressbyrån volvo scania samhall
postnord dhl ikea elgiganten biltema jula rusta dollarstore åhléns hm kappahl lindex systembolaget norrmejerier
ragnsells securitas avarn attendo humana frösunda ambea foodora wolt uber bolt taxi ericsson abb skanska peab ncc
telia
""")
)
