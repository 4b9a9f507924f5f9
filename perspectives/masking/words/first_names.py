"""First names that are common in Sweden, by where their spelling comes from. A hint to a reader, never a verdict.

Lower case. Several spellings of one name stand beside each other: interview notes are spelled by ear.
"""

SWEDISH = """
adam adrian agda agneta albert albin alexander alexandra alf alfred alice alicia allan alma alva alvar alvin amanda
amelia anders andreas anette anita ann anna annelie anneli annette annica annika annie anton arne arnold aron arthur
artur arvid asta astrid august axel barbro beata beatrice benjamin benny bengt bernt berit bertil birgit birgitta
birger bjarne björn bo boel britt britta brita bror börje calle camilla carin carina carl carl-johan carola caroline
cajsa catarina cathrine cecilia charlie charlotta charlotte christer christian christina christine christoffer claes
clara clas cornelia dag dagmar dagny daniel daniella david denise diana ebba edit edith edvard edvin egon einar elin
elina elinor elis elisa elisabet elisabeth ella ellen ellinor elof elsa elsie elvira emelie emil emilia emma emmy
enok erik eric erika erica erland erling ernst ester esther eva evelina evert fabian felicia felix filip filippa
fredrik fredrika frans frida fritz gabriel gabriella gerd gerda gert gertrud gitta gottfrid greta greger gun gunborg
gunhild gunilla gunnar gunnel gunvor gustaf gustav göran gösta göta hampus hanna hannah hannes hans harald harriet
harry hasse hedda hedvig helen helena helene helge helmer henning henny henrik henry herbert herman hilda hilding
hillevi hilma hjalmar holger hugo håkan ida ina inez inga ingalill ingbritt inge ingegerd ingela ingemar inger
ingmar ingrid ingvar ingvor irene iris irma isabella isabelle isak ivan ivar jakob jacob jan jan-erik janne jannike
jasmine jeanette jennifer jenny jens jeremias jessica jerker jesper jimmy joakim joel johan johanna johannes john
johnny jon jonas jonatan jonathan josef josefin josefina josefine julia julian juni jörgen kaj kajsa karin karl
karl-erik karla karolina katarina katja kenneth kent kerstin kevin kim kjell klara klas knut konrad kristian kristin
kristina kristoffer kurt lars lars-erik lasse lena lennart leif leo leon leopold li liam lilian lilly lina linda
line linn linnea linnéa linus lisa lisbet lisbeth liselott liselotte liv lo lotta louise love lova lovis lovisa
lucas lukas ludvig lycka maja majken malin malte malva manfred maj maj-britt majbritt margareta margit margot maria
marianne marie marika marina mariette marina markus marcus marlene martin martina mary mathias mathilda matilda mats
mattias matteo max maximilian meja melker melvin mia michael michaela mikael mikaela milla milo milton minna mira
miranda miriam mirjam moa molly mona monica monika morgan märit märta måns mårten nanna nathalie natalie nellie
nelly nicklas niclas nicolas nicole niklas nils nina noah noel nora nova novalie ola olaf ole olga olivia olle olof
oscar oskar oskar otto ottilia ove patrik patric paul paula paulina pauline per per-erik pernilla peter petra petter
pia pontus primus pär ragnar ragnhild ragna rakel ralf rebecka rebecca regina rickard rikard richard robert robin
roger roland rolf ronja ronny rosanna rose rosita rune rut ruth saga sally samuel sandra sanna sara sarah sebastian
selma sigbritt sigge sigrid sigurd sigvard signe siri siv simon simone sixten sofia sofie sol solveig sonja stefan
stellan sten stella stig stina sture sune susann susanna susanne svante svea sven sven-erik sverker sylvia synnöve
tage tea tekla teodor teresa tilda tilde tim timmy tindra tobias tom tomas thomas thea theo theodor therese tony
torbjörn tord tore torgny torkel torsten tove tuva tyra tyko ture ulf ulla ulla-britt ulrik ulrika urban valdemar
valter vendela vera verner veronica veronika viktor victor viktoria victoria vilgot vilhelm vilma vincent viola
viran vivan vivianne viveka walter wilhelm wilma william wille yngve ylva yvonne åke åsa älva örjan östen
"""

SHORT_FORMS = {
    "adde": "andreas adam",
    "affe": "alf alfred",
    "anki": "ann-kristin ann-christin annika",
    "ante": "anders anton",
    "backe": "bakir",
    "bella": "isabella",
    "beppe": "bengt",
    "berra": "bertil bernt",
    "bettan": "elisabet elisabeth",
    "bibbi": "birgitta",
    "bicke": "birger",
    "bosse": "bo",
    "calle": "carl karl",
    "classe": "claes klas",
    "danne": "daniel dan",
    "ebbe": "ebbe edvard",
    "eken": "erik",
    "eva-lotta": "eva-charlotta",
    "fati": "fatima fatuma fatemeh",
    "fia": "sofia sofie",
    "figge": "fredrik",
    "frasse": "frans",
    "fredde": "fredrik fred",
    "gittan": "birgitta",
    "gugge": "gustav gustaf",
    "gurra": "gustav gustaf",
    "hasse": "hans",
    "henke": "henrik",
    "ia": "maria",
    "inga-lill": "ingalill",
    "jack": "jakob",
    "janne": "jan",
    "jocke": "joakim",
    "jojje": "johan",
    "jonte": "jonatan jonathan",
    "joppe": "johan",
    "kalle": "karl carl",
    "kattis": "katarina catarina",
    "kia": "kristina christina",
    "kicki": "kristina christina kristin",
    "kickan": "kristina christina",
    "krille": "kristian christian kristoffer",
    "lasse": "lars",
    "lelle": "lennart",
    "lillan": "lilian",
    "linkan": "linnea",
    "lisa": "elisabet elisabeth",
    "lollo": "charlotta louise",
    "lotta": "charlotta charlotte liselotte",
    "lottis": "charlotta",
    "maggan": "margareta",
    "majsan": "maja maria",
    "mange": "magnus",
    "manne": "manfred emanuel",
    "matte": "mattias mats mathias",
    "micke": "mikael michael",
    "mia": "maria",
    "minna": "vilhelmina",
    "moha": "mohamed mohammed muhammed",
    "mojje": "mohamed mohammed",
    "nettan": "anette annette jeanette",
    "nicke": "niklas niclas",
    "nillan": "pernilla",
    "nisse": "nils",
    "ninni": "nina",
    "olle": "olof ola",
    "palle": "paul pål",
    "pelle": "per",
    "perra": "per",
    "pille": "pernilla",
    "putte": "patrik",
    "raffe": "rafael",
    "ricke": "rikard richard",
    "rille": "rikard richard",
    "robban": "robert robin",
    "roffe": "rolf",
    "sanna": "susanna susanne",
    "sassa": "sara sandra",
    "sebbe": "sebastian",
    "sigge": "sigvard sigurd",
    "snorre": "sven",
    "steffe": "stefan",
    "steffo": "stefan",
    "stickan": "stig",
    "sussi": "susanne susanna",
    "svenne": "sven",
    "tessan": "therese teresa",
    "tobbe": "tobias torbjörn",
    "tompa": "tomas thomas",
    "totte": "torsten",
    "uffe": "ulf",
    "vicke": "viktor victor",
    "vickan": "viktoria victoria",
    "wille": "william vilhelm",
    "abdi": "abdirahman abdullahi abdirashid abdikadir",
    "abbe": "abdullah abdul abraham albert",
    "ibbe": "ibrahim",
    "musse": "mustafa mustafe",
    "zaki": "zakaria",
    "sima": "fatemeh",
}
"""What people are called and what they are then likely to be named."""

ARABIC = """
abbas abdallah abdel abdelkader abdul abdulkarim abdullah abdulrahman abeer abir abu adel adil adnan afaf afrah
ahlam ahmad ahmed aicha aisha aischa alaa ali alia aliya amal aman amani amer amin amina amir amira ammar anas anwar
arwa asma asmaa atef aya ayman ayoub azhar aziz aziza badr bahaa baker bakir basel basem basim basma bashar bashir
batoul bilal bushra dalal dalia dania dima dina doaa duaa elias eman esraa fadi fadia fadwa fahad fahed faisal farah
fares farid farida faris fatima fatimah fatma fawzi fayez fayrouz firas ghada ghaith ghassan habib habiba hadi hadil
hadeel hafsa haidar haitham hala halima hamid hamza hana hanaa hanadi hanan hani haneen haroun hasan hassan hatem
hayat hayder heba hiba hind hisham huda hussam hussein hossein hoda ibrahim ibtisam ihab ikram iman imad imane inas
intisar isam islam ismael ismail issa jaber jafar jalal jamal jamil jamila jasim jawad jihad jomana joumana juma
kamal karam karim karima khadija khaled khalid khalil khawla laila layla leila latifa lama lamia lina lubna luay
maen maha mahdi maher mahmoud mahmud majd majed majid malak malek malik manal mariam maryam marwa marwan maysa mazen
mervat merhi mohamad mohamed mohammad mohammed muhammed moayad mona mouna mousa mounir muna mustafa mustapha
muhannad nabil nabila nada nader nadia nadim nadine naima najat najib najla najwa nasser nasrin nawal nazar nidal
nizar noha noor nour nura omar osama othman qasim qais rabia rafik raghad rahma raja rami rana randa rania raneem
rasha rashid rasheed rauf rawan reem rima rida riyad rola ruba ruqaya saad sabah sabrin sadiq safa safaa said saida
saif sajida salah salam saleh salem salim salma sama samah samar sami samia samir samira samer sana sanaa sara
sawsan selim shaima shahad shireen siham siraj souad suad suha suhail sulaiman suleiman sumaya taha taher talal
tamara tamer tarek tariq thamer turki umar usama wafa wael walaa walid waleed warda wasim widad wissam yahya yara
yasin yasir yasser yasmin yasmine youssef yousef yusuf younes zahra zaid zainab zaynab zakaria zaki zara zeina
zeinab ziad zohra zuhair
"""

SOMALI_AND_HORN = """
aamina abdi abdifatah abdihakim abdikadir abdikarim abdinasir abdirahim abdirahman abdirashid abdirizak abdisalam
abdiwahab abdullahi abshir aden adan adam ahlaam amina amran anab asad asha asli awale awo ayaan ayan ayanle bahja
barwaqo bashir bile binti bishaaro caasha cabdi cali casha daud dahir deeqa deqa ebla egal fadumo faduma fahmo faisa
fardowsa fartun farhan farhiya faysal filsan fowsiyo fuad garad geedi guled gurey habiba hafsa haji halimo hamdi
hanad hassan hawa hawo hibaq hibo hodan hodo ibado idil idiris idman ifrah ikran ilhan ilyas ismahan issa jama
jamaal jibril kaltun kawsar khadar khadra ladan leyla liban liiban mahad mahamed mahdi maryan mire mohamud mukhtar
mumin muna muse muuse najma nasra nasteho nimco nimo nuradin nuur obsiye omer osman qamar rahma raho ridwan roda
rooda roble sabrin sacdiya sadia safiya sagal sahal sahra said saynab shamso sharmaake shukri siham suleekha sumaya
ubah warsame warsan xaawo xasan xusseen yasiin yonis yusra yusuf zahra zamzam abeba abel abraham almaz alem aster
bereket biniam dawit eden elsabet ermias fiori freweini genet ghebre haben haile helen hiwot kidane kidist luam
lemlem lidya medhanie mehari mekonnen meron merhawi merhawit mulugeta natnael nebiat rahel robel ruta saba samrawit
selam selamawit semhar senait simret solomon tekle tesfay tesfaye tigist tsegay winta yodit yohannes yonas zerai
"""

PERSIAN_TURKISH_KURDISH = """
abolfazl afshin afsaneh akbar ali alireza amin amir amirali anahita anoush arash ardalan arezu arezou arian arman
armin arsalan arvin ashkan atefeh azadeh azam azar azita babak bahar bahareh bahman bahram behnaz behrouz behzad
bijan daryoush davoud donya ebrahim ehsan elaheh elham elnaz esmat faezeh fariba farhad fariborz farnaz faranak
farshad farshid farzad farzaneh fatemeh fereshteh forough ghazal ghasem golnaz habibollah hadi hamed hamid hamidreza
homa hooman hormoz hossein iraj jafar jahan javad kamran katayoun kaveh kazem keyvan khashayar kianoush kourosh
laleh leila mahin mahnaz mahsa mahshid maliheh mandana mani mansour marjan maryam marzieh masoud masoumeh maziar
mehdi mehrdad mehran mehrnoush mina mitra mohsen mojgan mojtaba monir morteza mostafa nader nadereh nahid narges
nasim nasrin navid nazanin nazila neda niloufar nima nooshin omid parastoo parisa parvaneh parvin parviz payam pegah
peyman pouya ramin reza rezvan rostam roya saeed saeid sahar saman samaneh sanaz sepideh setareh shabnam shahin
shahla shahram shahrzad shahriar shirin shiva shohreh siamak sina sohrab soheila soraya sussan taraneh touraj vahid
yaghoub zahra zeynab zohreh ahmet akif alp aras arda aslan aslı asli aydin ayla aylin ayse ayşe aysel aysun ayten
aziz baran baris bayram berfin beritan berivan berk beyza birgül bulent burak burcu bülent can canan cansu cem cemal
cemile ceylan cihan cicek dilan dilara dilek dilber dilovan deniz derya devrim diyar ebru ece elif emel emine emre
ender engin ercan erdal erdem erhan erkan erol esma esra evin ezgi fadime fatih fatma ferhat ferit fidan filiz firat
gökhan gul gül gülay gülsüm güler hakan halil halime harun hasan hatice havin hevin heval hülya hüseyin huseyin ibo
ilhan ilker isil ismet jiyan kadir kader kemal kenan koray leman levent mehmet melek meltem memet mert meryem mesut
metin mihriban mustafa murat nazli nergiz nermin nese newroz nesrin nevin nilgün nur nuray nurcan oguz okan onur
orhan osman ozan özgür özlem rojin rojda ronahi ruken rukiye rezan sait sedat seda selcuk selda selim selin sema
semra serap serdar serhat serkan servet sevda sevgi sevim sevinc seyran sibel sinan songül soner süleyman tarik
tolga tugba tuncay turan ufuk ugur umit ümit veysel volkan xezal yavuz yeter yildiz yilmaz yunus zehra zelal zerrin
zeynep zilan zeki
"""

FINNISH_AND_SAMI = """
aapo aarne aaro ahti aila aili aimo aino aki alpo anja anneli anni annikki anssi antero antti ari arja armas arto
arttu arvo asko aulis eero eeva eija eila eini eino elli erkki esa esko eppu hannele hannu harri heidi heikki heimo
helmi helvi hilkka iida iiro ilkka ilmari ilona ilpo impi inkeri irja irmeli jaakko jaana jalmari janne jari jarmo
jaska jouko jouni juha juhani juho jukka jussi jyrki kaarina kaarlo kaija kaisa kalevi kalervo kalle kari katri kati
kauko kaisu keijo kerttu kimmo kirsi kirsti kyösti kyllikki lauri lea leena leevi lempi liisa maarit maija manu
marja marjatta marjo marju marko markku markus martti matti mauri mervi mika mikko minna mirja mirka niilo niina
noora onni oili olavi olli oona orvokki osmo outi paavo päivi päivikki pasi pauli pekka pentti perttu petri petteri
pirjo pirkko pirre raija raili raimo raisa rauha rauni reijo reino riikka riitta ritva saara saija saila saimi
sakari sami sampo sanni santeri sari satu seija senja seppo silja sinikka sirkka sirpa soile sulo taimi taina taisto
taito tapani tapio tarja tarmo tauno teemu tellervo tero terttu tiina timo tiu toini toivo tommi toni topi tuija
tuomas tuomo tuula tuulikki tyyne uolevi urho urpo väinö vappu veijo veikko venla vesa vieno viljo ville virpi
vuokko yrjö aslak ante-niila biera biret birgit-ánne elle elle-márjá gáddjá inger-marie inga-máret issát
issát-sámmol jovnna juhán juoksa lásse láilá mahtte máhtte máren-elle mária máret mattis-ánte mihkkal níilas
nils-ánte ol-jovnna ovllá per-ánte piera ráste ristiinná sárá sunná sámmol sámuel ánde ánne ánte áslat áile
"""

OTHER = """
adriana agata agnieszka aleksandar aleksander aleksandra aleksej alejandro alessandro alina alma ana anastasia
andrea andrej andrzej ángel angela anh antonio ardit arben arian aurora azra barbara bartosz beata besa biljana
blerim bogdan boris bozena branko carlos carmen catalin chanthara chi chidi chioma claudia cristian cristina damir
damian danica danijel danuta darek daria dariusz dejan diego dimitri dmitri dong dragan dragana driton dusan edina
edin elena elira elmira elvis emir emeka emina enes enrique erion ervin fabio fatmir fatos felipe fernando flora
francesca francisco giovanni goran gordana grazyna grzegorz guadalupe haris hai hung huong hyun igor ilir irina
ivana ivica jacek jadwiga jadranka jan jelena jerzy jiri joanna jorge josé jose josip juan jurgen katarzyna kasia
krzysztof kwame larisa lejla lidia linh ljiljana lorena luan luciana luigi luis lule lwin magdalena maksim
malgorzata marcin marek mario mariusz marko marta mateusz mehmed mei mersiha mersad miguel milan mila milena milica
milos mirela miroslav mirjana mirsad mustafa nadezhda natalia natasha nedim nermina nga nhung nikola nikolaj olena
oleksandr oksana pablo pawel pedro piotr ping predrag rafael radoslav ramona ricardo rosa ryszard samir sanela sanja
sanjay sasha sead selma senad sergej sergio shpresa slavica slobodan sladjana sofija somchai stanislav stefania
svetlana tatjana tatiana thi thanh tomasz tuan valentina valeria valon vesna viktorija vladimir vlado volodymyr xiao
yan yelena ying yulia yuri zdravko zeljko zlatan zoran zofia zuzana agim amela amra anela armin bakira bekim dzenana
fadil fikret hatidza hasiba ismet jasmin jasmina majda mevlida mirza muhamed nura safet sabina sabahudin semir suada
suljo vahida aarav abhishek aditi amit anil anita anjali arjun asif deepak divya faiza gurpreet harpreet imran
indira iqbal jaspreet kavita kiran lakshmi mehwish nadeem naveed neha nisha pooja pradeep priya rahul raj rajesh
rashid ravi rekha rohit sabeen sanjana shabana shafiq shazia sunita suresh tahir tariq uzma vijay yasmeen zainab
zeeshan gholam najibullah rahimullah zabihullah sediqa mursal
"""

FIRST_NAMES = frozenset(
    " ".join([SWEDISH, ARABIC, SOMALI_AND_HORN, PERSIAN_TURKISH_KURDISH, FINNISH_AND_SAMI, OTHER]).split()
) | frozenset(SHORT_FORMS)
