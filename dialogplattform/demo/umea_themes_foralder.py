
"""What people in the invented Umeå dialogue say about being a parent where they live.

All of it is fiction: no sentence was spoken by anybody. How a line is read is explained in `compose.py`.
"""

WORDS = """
# stod-vart-satt
@foraldrar
+ [u] Kursen var i en sal med projektor. "Reflektera två och två". Jag gick inte i skola så länge, för mig är det som att komma till {tandläkaren|ett förhör}. Ge mig en kvinna som har barn och en kanna te.
+ [u] De gav oss ett häfte på {arabiska|somaliska}. Fint. Min syster kan inte läsa på något språk. {Hon satte det under bordsbenet|Hon sa tack, hon säger alltid tack}.
+ På förskolan frågar personalen mig om saker när jag hämtar. Små saker, {om sömn|om mellis}. Där vågar jag fråga tillbaka. Lägg stödet där, vid {kapphyllan|skohyllan}.
- [u] Jag behöver ingen specialkurs för att jag är utrikes född. {Jag har uppfostrat fem barn genom ett krig|Jag är pedagog i grunden}. Ge mig samma kurs som alla andra, med samma tråkiga smörgås.
@nyanlanda
+ [kort] Jag kan inte läsa men jag kan {sy, slakta får, föda barn|tre språk i munnen}. I kursen de tittar på mig som jag är tom. Prata med mig som jag är full.
+ Hur gör ni med barn som säger emot? Jag vill veta det på riktigt. Inte på papper. {Jag vill se en svensk mamma bli arg och se vad hon gör med händerna|I kursen de visade film, mamman i filmen blev aldrig trött}.
- [utb] Jag gick på en kurs "för nyanlända föräldrar". De förklarade {tandborste|att barn behöver sova}. Kvinnan bredvid mig är <barnläkare=utbildad i vården>. {Hon satt kvar för att vara artig|Vi tittade på varandra och tog en bulle till}.
@kommun
+ [skola] Det bästa föräldrastödet vi har är hallen på förskolan klockan halv fem. {Ingen anmälan, ingen projektor|Där gråter folk. Sen tar de på overallen}. Det finns bara inga minuter för det i schemat.
- Vi har redan {elva|fjorton} former av föräldrastöd i kommunen. Jag satt och räknade. {Ingen av oss kunde räkna upp mer än fem|Det finns antagligen fler, men de har nog inte heller hört talas om oss}. Gör inte ett nytt innan vi vet vad vi har.
- [social] Metoden är forskad på. Ändrar man den vet vi inte om den fungerar. {Jag vet att det låter fyrkantigt|Men folk har rätt till det som fungerar, inte till det som känns trevligt}.
@foreningar
+ [kvinnor &bjuder-in] Mammorna kom när vi bytte rubrik. {Från "föräldrastöd" till "te"|Det stod "stärkt föräldraskap" på den första lappen. Noll. På den andra stod "matlagning". Trettio}. Vi pratade om samma saker.
@politiker
+ [maj] Vi har köpt dyra program som når dem som redan läser tre böcker om barn. {Jag gick själv på ett. Vi var sju högskoleutbildade som grät|Jag vill se något som börjar på förskolan, med dem som inte kommer}.
@aldre
+ Barnavårdscentralens syster kom hem till en på min tid. Hon {vägde, drack kaffe och såg allt|lyfte på locket till grytan}. Det var stöd. Det behövdes inget häfte.
@unga_vuxna
+ [k] Jag är mamma och $A. Jag får broschyrer om "tonårsföräldrar". {Jag vill bara ha någon att ringa när hon skrikit i fyra timmar|Jag är inte ett problem, jag är trött}.
@andra_delar
- Föräldrastöd. Vi lärde oss av {att göra fel|varandra på gårdsplan}. Ska det vara kurs för allt snart?
+ [by] Här i byn lades öppna förskolan ner. {Nu sitter vi i bilen utanför affären med barnen där bak, det är vårt föräldrastöd|Det var där jag hade alla mina vänner}. Så kom inte och säg att det bara är nyanlända som behöver en hall att stå i.

# anmald
@foraldrar
+ [u] När det står "socialtjänsten" på kuvertet {darrar jag|lägger jag det under duken}. Det kan vara om {parkering|en enkät}. Alla vi känner har hört om någon som blev av med sina.
+ <@barn> sa i skolan att jag var "jättearg". Dagen efter ringde de. {Jag var arg för att han hade lekt med spisen|Jag har aldrig lyft en hand}. Nu viskar jag när jag är arg. Är det bättre?
+ Jag vågar inte be om hjälp med min son. {Om jag ber om hjälp finns jag i deras dator|Hjälp heter utredning, det är samma dörr}. Så jag klarar mig, och det går åt helvete.
- Jag ringde socialen själv. Alla sa att jag var galen. {Vi fick en kvinna hem varje vecka som hjälpte mig få honom i säng|Det var det bästa jag gjort}. De tog ingen. De gav mig min son tillbaka.
@nyanlanda
+ I gruppen på telefonen det finns film om barn som tas. {Jag vet inte om det är sant. Men jag sover inte|Min mamma ringer från <Aleppo=vår stad> och frågar om jag har kvar dem}. Ingen från kommunen kommer och säger hur det är.
- Jag gick till kontoret och frågade: tar ni barn? Kvinnan {skrattade inte|stängde dörren och satt en timme}. Hon förklarade lag, ritade på papper. Efter det jag är inte rädd. {Hon borde stå på torget|Alla borde få den ritningen}.
@kommun
+ [social] Vi har en bild av oss själva som hjälpare. Utanför dörren är vi {de som hämtar|kidnappare}. {Jag blev ombedd att inte parkera framför porten|En mamma gav mig alla fotografier för att jag skulle se att barnen var glada}. Det kan vi inte informera bort.
- [social] Ibland är rädslan befogad, det måste få sägas. Det finns barn som {far illa|borde fått komma därifrån tidigare}. Om vi blir så mjuka att ingen är rädd är vi till ingen nytta.
+ [skola] Jag tvekar att anmäla. Jag ska inte det, lagen är tydlig. Men jag vet att efter anmälan {slutar mamman hälsa|kommer aldrig mer en förälder till mig med något svårt}.
@foreningar
+ [kvinnor &raknas-inte] Kvinnorna säger saker hos oss som de aldrig skulle säga till er. Jag bär på {tre|fyra} historier jag inte vet var jag ska göra av. {Ringer jag är jag den som angav|Om det fanns en människa hos socialen med ett namn och en vanlig telefon}.
- Det där ryktet göds av folk i våra egna led också. {Jag har hört en ordförande skrämma medlemmar med det|Det är bra för medlemsantalet att vara rädd för staten}. Vi har ett ansvar.
@unga
+ Mamma säger alltid "säg inget i skolan". Så jag säger inget. {Läraren tror jag är blyg|När jag verkligen behövde säga något visste jag inte hur man gör}.
- Alltså jag önskar nästan att någon ringt. {Det var inte bra hemma ett tag, och ingen sa ett ord|Alla såg. Ingen gjorde något för att inte verka rasister}. Det är det jag är arg på.
@aldre
+ På min tid var det {barnavårdsnämnden|fattigvården}. Vi hade precis samma skräck. {Mor skurade trappan när de skulle komma|De kom i galoscher}. Det är inte en kultur, det är att vara fattig.
@unga_vuxna
+ [u] Min första tanke när jag blev förälder var: nu kan de ta något ifrån mig. {Det säger väl allt|Jag är född här. Tänk dig då de andra}.
@politiker
+ [maj] Vi hade demonstrationer utanför socialkontoret och jag tyckte det var desinformation. Sedan bad jag en handläggare läsa upp ett av våra standardbrev högt för mig. {Jag blev rädd själv|Vi har skrivit om det nu. Det tog fjorton månader}.
@andra_delar
- Om man inte gör något fel har man väl inget att frukta. {Så tänkte jag tills <min syster=en i familjen> blev anmäld av en granne|Fast jag skulle också bli livrädd om de ringde, det är klart}.

# borjar-hemma
@andra_delar
+ Det börjar hemma. {Var är föräldrarna klockan elva på kvällen|Jag vet var mina är}. Skolan kan inte uppfostra, fritidsgården kan inte uppfostra. Man måste våga säga det.
@aldre
+ Man sa åt barn förr. {Vems som helst|Och grannen sa åt, och läraren sa åt, och så fick man en gång till hemma}. Nu vågar ingen säga åt någon och så blir det som det blir.
- De säger att föräldrarna är slappa. Jag ser dem {gå till bussen kvart i fem|bära hem mat åt sju}. De är int slappa, de är slut.
@foraldrar
+ Jag blir arg på andra föräldrar här. Vi är <{fyra|tre}=några> i trappen som ringer varandra om barnen. Resten gömmer sig bakom att {de jobbar|de inte kan språket}. Kärlek har inget språk och "var är du" kan man säga på alla.
- "Det börjar hemma." Ja. Och hemma är {två rum|nattskift}. {Hemma är jag med min mobil på rasten och säger god natt|Hemma har jag en tonåring som är större än jag}. Vad är det jag skulle börja med?
+ Jag tog telefonen, jag tog jackan, jag stod i dörren. Han hatade mig i {ett halvår|fyra månader}. {Nu jobbar han på lager och kramar mig offentligt|Ingen hjälpte mig, och jag hade inte velat det}.
@nyanlanda
+ Här barnen bestämmer. De säger: du får inte, jag ringer. {Jag har tappat ratten|Jag säger, ring då, men låna min telefon för du har ingen saldo}. Jag vill vara förälder som hemma men utan slag. Hur heter det.
- Mitt barn gör fel och alla säger föräldrar. Mitt barn gör bra, {alla säger skolan|ingen säger föräldrar}. Så kan man inte räkna.
@unga
- Mamma är bäst i världen. Det är inte hennes fel att jag {höll på|snodde}. {Hon jobbade, hon grät, hon lagade mat|Hon letade efter mig i regnet en gång med paraply åt mig}. Folk som säger föräldrarna har inte träffat henne.
+ Det beror jättemycket på hemma. Jag har regler och {det är därför jag är här och han är där|jag hatade det}. Samma klass, samma gata, olika pappor.
@kommun
+ [falt] Jag kan vara med en unge två timmar i veckan. Föräldern har hundrasextiosex. {Det är bara matte|Så ja, det börjar hemma, och det är inte en anklagelse}. Därför vill jag hem till köket, inte ut på torget.
- [social] Det är bekvämt att det börjar hemma, för då slipper vi {se skiftschemat|räkna hur få vi är}. Mina föräldrar vill samma sak som alla föräldrar. De har bara mindre av allt att göra det med.
@foreningar
+ [idrott] Jag har tränat <{tre|fyra}=flera> syskonskaror där det märks vem som har någon på läktaren. Det behöver inte vara svensk, inte rik. {Bara någon som vinkar|En pappa sover på läktaren i arbetskläder. Men han är där}.
@politiker
+ [opp] Föräldraansvaret har blivit ett fult ord. {Jag tror att många föräldrar längtar efter att någon ska ställa krav på dem som på vuxna|Vi pratar om allt runt omkring för att slippa tala om det}.
@naring
+ [butik] När en unge snattar går jag till mamman, inte till polisen. {Hon kommer nästa dag med ungen i örat|Det är gjort på fem minuter och ungen hälsar på mig hela livet}. Det börjar hemma, men någon måste gå dit och säga det.
@unga_vuxna
- Jag hade de strängaste föräldrarna på gården. {Det hjälpte inte ett dugg|Det blev bara att jag ljög bättre}. Så den teorin kan ni lägga ner.

# hinner-inte
@foraldrar
+ Jag vill vara på mötena. Jag vill {baka till klassen|stå i kiosken}. Jag börjar {fem|halv sex} på morgonen och slutar när det är mörkt. {De skriver "vi saknade dig". Jag saknade mig också|Sen står det att föräldrar från vårt område har lågt engagemang}.
+ När jag kommer hem har jag {fyrtio|trettio} minuter innan hon somnar. Då ska vi äta, läsa läxa, skratta och skälla. {Vi hinner två av fyra|Vi tar skälla och skratta samtidigt}.
- Alla har lika många timmar. Jag har också jobbat skift och {stod ändå på den där läktaren|läste ändå}. Det är en fråga om vad man väljer, även om det är grymt att säga.
@nyanlanda
+ Skola, praktik, hämta barn, Arbetsförmedling, tolk, tandläkare. {Integration är heltid. Sedan säger de: du borde gå på språkkafé|Alla vill träffa mig, ingen vill träffa mig på lördag}.
@kommun
+ [vard &inte-vi-heller] Jag är både föräldern och kommunen. Jag delar ut mat åt andras föräldrar halv sex och missar {min egen dotters luciatåg|varje utvecklingssamtal}. Schemat är gjort av samma arbetsgivare som skriver om föräldraengagemang.
- [skola] Det går att ringa mig på lunchen, det går att mejla, det går att svara på en {tumme upp|emoji}. En del vill inte. Det får vi också säga, det är inte alltid tiden.
@unga
+ Mamma sover när jag går och jobbar när jag kommer hem. {Vi har ett block på köksbordet, hon skriver fina grejer i det|Vi ses på söndagar, då sover hon mest}. Hon är inte oengagerad. Hon är slut.
@foreningar
+ [idrott &kostar] Vi la ner kravet på kioskpass. Folk trodde att världen skulle rasa. {Det kom fler föräldrar, för nu vågade de komma|Nu köper vi bullarna. De smakar ungefär lika}.
- Utan föräldrar som ställer upp dör klubben. Jag har förståelse för skift, men {samma fyra personer kör alla matcher|jag jobbar också skift}. Någon gång blir förståelsen orättvis.
@aldre
+ Jag hämtar <grannens två på förskolan tisdagar och torsdagar=några grannbarn på förskolan>. {De kallar mig extramormor|Vi matar änder och sen somnar jag före dem}. Unga hinner inte. Vi gamla hinner inget annat än att hinna.
@andra_delar
+ [by] Vi pendlar, vi skjutsar, vi somnar med {laptopen på magen|kläderna på}. Så det där med tidsbrist förenar oss faktiskt, från Ersboda till {Obbola|Täfteå}. Fast jag kan köpa mig fri ibland. Det ska jag väl erkänna.
@unga_vuxna
+ Pappa körde <{buss|taxi}=fordon> i trettio år och hann inte se mig spela en enda match. {När han gick i pension hade jag slutat|Nu ser han korpen, han har egen stol med sig}.
@politiker
+ [maj &jobbet] Vi som kommun är en stor arbetsgivare av just de föräldrar vi klagar på. {Delade turer är ett politiskt beslut|Det går inte att lägga scheman på det viset ena dagen och starta föräldraprojekt andra dagen}. Det hänger ihop i mitt huvud, men inte i budgeten.
@naring
- [bolag] Vi bjuder in till gårdsmöte och får tre personer. {Vi har provat morgon, kväll, korv|Sen är alla ute på gården samma kväll och grillar. Så tiden fanns}. Det handlar nog om lust lika mycket.

# oversatter
@foraldrar
+ [u k] <Min dotter=Mitt barn> var {nio|tio} när hon översatte hos läkaren. Om min <livmoder=kropp>. {Jag såg att hon gissade|Hon sa "mamma, det ordet kan jag inte på något språk"}. Det vill jag ha ogjort.
+ [u] I skolappen står allt på svenska, så det är <@barn> som läser den. {Frånvaron stämmer alltid perfekt|Tydligen har det aldrig varit några problem}. Jag skrattar men jag är inte dum.
- [u] Det gjorde mina barn starka. De kan tala med {banken, läkaren och hyresvärden|myndigheter som små advokater}. Jag skäms inte för det. I en familj hjälps man åt.
@unga
+ [u] Jag har varit på mina egna utvecklingssamtal som tolk. {Jag kan säga att de gått väldigt bra|"Han säger att jag är bäst i klassen, mamma"}. Fast ibland var det inte roligt. Ibland var det om mamma.
+ [u] Jag vet vad vi har {på kontot|för skulder}. Jag har vetat det sen jag var {tio|elva}. Mina vänner vet inte ens att det är något man kan veta.
- [u] Jag gillar att översätta. {Jag ska bli tolk eller diplomat|Man får makt, typ. De vuxna väntar på en}. Alla säger stackars barn, men jag var ganska viktig.
@unga_vuxna
+ [u] Jag är $A och fortfarande familjens kundtjänst. Mamma ringer mitt i {tentan|jobbet}: de har stängt av teven. {Jag kan inte flytta härifrån, jag är receptionen|Jag älskar henne. Jag har en egen mapp i telefonen som heter Mamma myndigheter}.
@nyanlanda
+ Min son är min mun. {En mun ska inte vara tolv år|Nu han bestämmer vad jag säger}. Telefontolk hostar och {lägger på|hör inte}, då läraren tittar på min son.
- Jag vill inte ha tolk från samma stad. Alla känner alla. {Då vet hela gruppen att jag har <diabetes=en sjukdom>|Hellre min dotter. Hon håller tyst}. Det förstår inte kommunen.
@kommun
+ [vard] Vi ska aldrig använda barn som tolk. Det står. Sedan är klockan {sex|fem} på morgonen, tolken bokad till torsdag, och {tioåringen står där och kan|kvinnan har ont nu}. Jag har gjort det. Jag är inte stolt.
- [skola] Vi bokar tolk till varje samtal. Varje. {I hälften av fallen vill föräldrarna inte ha den|Det tredje samtalet sa mamman: jag förstår dig bättre utan}. Så det är inte alltid vi som sviker.
@foreningar
+ [kvinnor] Vi har en regel: hos oss går barnen ut och leker när brevet ska läsas. {Jag läser. De får vara barn i en halvtimme|En pojke stod kvar. Han visste inte hur man gick}.
@aldre
+ <Flickan ovanpå=Ett grannbarn> ringer på med posten. Vi läser den ihop, {hon och jag och förstoringsglaset|hon rättar mig på engelskan}. {Jag begriper den inte heller|Det är elavtal och deklaration, hon går i femman}. Vem skriver de där breven?
@politiker
+ [opp &stod-vart-satt] Tolkbudgeten är det första som ryker. {Sedan betalar vi i andra änden, när femtonåringen är vuxen i hemmet|Vi sparar två miljoner och låter barnen jobba gratis}.
@andra_delar
- Det är väl bra att barnen lär sig. Men föräldrarna måste ju också. {Efter tio år borde man kunna ringa själv|Jag låter kanske hård, jag har själv inte lärt mig ens danska}.

# pappor
@foraldrar
+ [=1 m] Ingen har frågat mig något om mina barn på hela vintern. Breven är till mamman, kursen är för mammor, teet är för mammor. Jag är hemma med tre. Jag står i hallen på förskolan och de frågar om min fru kommer snart.
"""
