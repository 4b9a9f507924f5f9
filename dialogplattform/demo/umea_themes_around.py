
"""The talk around the statements in the invented Umeå interviews: beginnings, hesitations, side tracks, endings.

All of it is fiction, and none of it is lifted. ``//`` parts paragraphs; one that begins with – is the interviewer's.
"""

WORDS = """
# hello
@alla
– Tack för att du tog dig tid. Jag spelar inte in, jag skriver. Du får läsa dina ord innan någon annan ser dem, och du kan säga till om något ska bort. // {Det är lugnt|Det blir bra|Då vet jag}.
– Innan vi börjar: det du säger står för dig, men ingen ska kunna se att det är du. Om jag frågar något dumt säger du det. // {Okej, jag lovar|Det kommer jag att göra|Ja, vi får väl se}.
– Vi har gott om tid. Du bestämmer var vi börjar och när vi slutar. // {Skönt|Fint|Jaha, då kör vi}.
– Det finns inga svar som är rätt. Jag vill veta hur det ser ut från där du står. // {Från där jag står, ja. Det är ju en bit|Det brukar de säga. Men okej|Bra, för jag har bara fel svar}.
– Du har fått papperet om hur vi tar hand om det du säger. Är det något du undrar över? // {Nej, jag läste det|Jag läste första sidan, ärligt talat|Vem läser detta sen? – Jag och en till, sedan bara det som är maskerat}.
# intro
@unga
Jag går {i skolan, mest|på gymnasiet}. Jag bor på $D med familjen. Jag tränar lite, spelar lite, är trött {jämt|på måndagar}. Det är typ det. Jag visste inte riktigt vad jag skulle säga så jag har inte förberett mig.
Okej, alltså jag bor på $D, jag har bott här {nästan jämt|sen jag gick på dagis}. Jag gillar {musik och att laga mat|att sova och att vara ute}. Fritidsledaren sa att man får {fika|en biobiljett} så jag tänkte varför inte. Nä men jag tycker det är viktigt också.
@unga_vuxna
Jag bor på $D, {i andra hand just nu|hemma hos mamma}. Jag jobbar och pluggar lite om vartannat. Jag har blivit intervjuad förut, {så jag vet var man ska hålla händerna|så jag vet att man får kaffe}.
Vad ska man säga. Född på lasarettet, uppvuxen på $D, {försökt flytta två gånger|har flyttat och kommit tillbaka}. Jag håller på med lite av varje. Är det här för en uppsats eller på riktigt?
@foraldrar
Jag bor på $D med barnen. Det är {läxor, tvätt och buss|mat, tvätt och någon som saknar en vante} hela veckan. Jag fick frågan i hallen på förskolan och sa ja innan jag hann tänka.
Jag är mamma eller pappa, beroende på vem du frågar, till några stycken som växer ur allting. Vi bor på $D. {Jag hinner till halv fem|Telefonen ligger framme om skolan ringer, det är därför}.
@nyanlanda
Jag bor på $D nu. Jag studerar svenska. Min svenska är inte bra men jag prövar. {Om jag inte vet ordet jag visar|Du får säga långsamt, då jag säger långsamt också}.
Jag kom hit med min familj, en del av familjen. Nu vi bor på $D. Jag är glad att någon frågar. {Jag är lite nervös|Jag köpte kaka}.
@aldre
Ja, du ser ju hur jag har det. Jag har bott på $D {sedan det luktade färg|i en evighet}. Pensionär, men int sysslolös. Ta en kaka, de är {från i tisdags|köpta, jag säger som det är}.
Jag är född i en by och flyttade in till stan för arbetets skull. Nu är det $D som gäller. {Barnen är utspridda|Katten är den som bestämmer}. Jag hör bra på det här örat, sätt dig där.
@foreningar
Jag har hållit på med föreningsliv {i halva mitt liv|längre än jag vill räkna}. Det är ideellt, så jag har ett jobb också. Jag kommer direkt därifrån, därav {skorna|varselvästen}.
Officiellt har jag ett uppdrag i styrelsen. I praktiken är jag den som {har nycklarna|tömmer soporna och skriver ansökningarna}. Vi är mest på $D, men folk kommer från hela stan.
@kommun
Jag jobbar i kommunen sedan {många år|ett bra tag}. Jag är här som mig själv, säger jag, men {det är svårt att ta av sig lanyarden|jag har ju namnskylten på mig, ser jag nu}. Jag har frågat min chef om jag fick. Jag fick.
Jag arbetar med människor på $D, mest. Det är ett jobb jag tycker om och inte sover så bra på. {Du skriver inte vilken enhet, va|Det var lite pirrigt att gå hit, faktiskt}.
@politiker
Jag sitter i {fullmäktige och en nämnd|en nämnd och lite annat}. Vid sidan om har jag ett vanligt jobb. Jag är van att bli intervjuad av journalister, {då pratar man annorlunda|det här är värre}.
Förtroendevald sedan några mandatperioder. Jag har med mig mina punkter, men {jag ska försöka låta bli att läsa dem|du får dem sen om du vill}.
@andra_delar
Jag bor en bit bort, som du vet. Lugnt, nära till skogen, {långt till bussen|grannar på lagom avstånd}. Jag vet inte om jag har något att säga om segregation. Men du ville ju prata med såna som jag.
Vi bor bra. Det ska sägas först. {Jag är uppvuxen i trakten|Jag flyttade hit för kärleken och stannade för huset}. Jag ställde upp för att jag är nyfiken på vad ni håller på med för våra pengar.
@naring
Jag är på plats på $D i stort sett varje dag. Vi har varit här länge, {det är inte lönsamt men det är roligt|vi har sett några projekt komma och gå}. Om det kommer någon får vi ta paus.
Jag sköter det mesta själv, från {räkningar|avtal} till trasiga lampor. Jag har en halvtimme egentligen, men jag pratar gärna så det blir väl längre.
# lead
@unga
Asså.
Nej men okej.
Typ så här.
Jag vet inte om man får säga det här.
Hm. Vänta.
Det är lite jobbigt att förklara.
Okej, ett exempel.
Jo men du vet.
@unga_vuxna
Jag ska vara ärlig.
Det är en grej med det där.
Okej, så här.
Jag har tänkt på det rätt mycket.
Alltså, jag kan bara prata för mig själv.
Jag skrattar, men det är inte roligt.
@foraldrar
Ja, du.
Nu blir jag lite upprörd, men.
Jag ska ge ett exempel.
Det är svårt det där.
Jag säger som det är.
Vi pratade om det hemma i går.
@nyanlanda
Ja, jag berättar.
Hur säger man.
Jag vill säga en sak.
Det är inte lätt på svenska.
Vänta, jag tänker på mitt språk först.
Jag säger sanning.
@aldre
Jo, du.
Nä, vet du vad.
Det ska jag tala om för dig.
Jaa, du. Hur var det nu.
Får man vara uppriktig.
Nu ska du få höra.
@foreningar
Då ska jag berätta en sak.
Ja, nu trycker du på knappen.
Jag har sagt det på möten, så det är ingen hemlighet.
Jag ska försöka vara rättvis.
Det här är jag inte stolt över, men.
Skriv upp det här.
@kommun
Nu är jag inte kommunen, nu är jag jag.
Det här har jag inte sagt på jobbet.
Jag får väga orden lite.
Så här ser det ut från mitt håll.
Det finns två svar på det.
Ärligt?
@politiker
Jag kan svara som politiker eller som människa.
Det officiella svaret kan du. Det andra är så här.
Jag ska vara försiktig nu. Nej, det ska jag inte.
Låt mig säga det utan filter.
Vi har diskuterat det i gruppen.
@andra_delar
Ja, nu ska man väl passa sig.
Jag säger vad jag tycker.
Det där är lite känsligt.
Jo, så här är det för oss.
Du får ta det för vad det är.
@naring
Jag är affärsman, jag räknar.
Jag ser det från golvet, så att säga.
Så här är det i verkligheten.
Det kan jag svara på.
# tail
@unga
Eller typ. Jag vet inte.
Det är inte hela världen men man tänker på det.
Fattar du?
Sen gick jag och åt.
Ja. Så.
@unga_vuxna
Det var väl det.
Man kan inte gå runt och vara arg heller.
Jag låter bitter nu. Det är jag inte. Lite.
Ja, så är det.
@foraldrar
Ja. Så är det med den saken.
Nu tappade jag tråden.
Det var länge sen men jag minns det som i går.
Man orkar inte hålla på.
@nyanlanda
Förstår du mig?
Det är så.
Jag vet inte svenska ordet för den känslan.
Så tänker jag.
@aldre
Ja, så var det med det.
Det kan du fundera på.
Men det är väl jag det.
Ta en kaka till.
@foreningar
Så. Nu är det sagt.
Jag ser att du skriver fort.
Det får stå för mig.
Och så är det fortfarande.
@kommun
Det var skönt att säga.
Så kan det se ut.
Jag hoppas att det går att förstå.
Och ändå går man dit nästa dag.
@politiker
Det är min bild. Andra har andra.
Så. Det får ni göra vad ni vill med.
Jag hör själv hur det låter.
@andra_delar
Ja, så tycker jag.
Det kan man ju tycka olika om.
Så var det i alla fall för oss.
@naring
Det är enkel matematik.
Så ser det ut härifrån.
Ursäkta, det plingar. Nej, det var inget.
# side
@unga
Får man ta en till bulle? De här är typ varma. {Vår hemkunskapslärare gör såna men hennes är hårda som puckar|Min lillasyster hade ätit åtta. Hon är sex år och har ingen botten}. Okej, vad var frågan?
Sorry, min mobil. Det är gruppen. {De bråkar om vem som ska ta med högtalaren|Någon har skickat en bild på en katt i tröja}. Jag stänger av. Eller jag vänder på den.
Jag drömde om det här i natt, faktiskt. Att jag satt här och inte hade {skor|byxor}. Så det går bättre än jag trodde. // – Det var ju bra. Ska vi fortsätta där vi var? // Ja. Det handlade om folk, va?
Vi hade matteprov i dag. {Det gick åt skogen|Det gick bra tror jag, men det säger man inte}. Jag satt bredvid fönstret och det snöade så där stora flingor, och jag bara tittade. Sen var det tio minuter kvar.
Om jag fick bestämma skulle skolan börja klockan tio. {Det är forskning på det, min bror har visat|Jag är inte lat, jag är biologisk}. Det har inte med segregation att göra men du kan väl skriva det ändå.
Vi åker pulka på natten ibland. På {en kartong|brickor från matsalen, säg inget}. Det går fortare än man tror. Det är nog det roligaste jag vet på vintern. Man kommer hem och är blöt ända in.
Min kompis är här utanför och väntar, {han ville inte följa med in|han tror att du är polis}. Jag sa att du var från kommunen och då sa han att det är samma sak. Jag säger till att det är lugnt.
Kan man se på mig att jag är nervös? Jag pillar på {bandet|dragkedjan} då. Det är inte för att det är läskigt. Det är bara att ingen vuxen brukar vara tyst så här länge.
Jag jobbade på {OS-pizzerian|korvmojjen} i somras. Tre veckor. Jag luktade lök till september. Men jag köpte en cykel för egna pengar, den är {röd|grön}, den blev stulen på stan, inte här.
@unga_vuxna
Förlåt, jag måste bara svara. Det är mamma. {Nej, jag har ätit. Ja. Nej. Jag ringer sen|Hon undrar om jag har mössa}. Jag är vuxen, det syns ju.
Jag läser en kurs på distans just nu. {Statistik. Det är som att äta grus|Juridik. Jag gillar det mer än jag vill erkänna}. Jag sitter på biblioteket, samma plats varje dag, och det är en gubbe som sitter mittemot och löser korsord med penna.
Har du sett att de rivit kiosken? Där köpte jag min första {glass|tidning}. Den var ful men ändå. // – Vad kommer det i stället? // En skylt. Det står "här planeras". Det har stått det i två år.
Jag dricker inte kaffe, jag tar te. {Nej, inte rött, det smakar skolresa|Har ni grönt? Nej, okej, svart går bra}. Jag har slutat med energidryck. Hjärtat hoppade.
På gymmet är det en farbror som tränar i {kostymbyxor|jeans}. Varje dag. Han lyfter mer än mig. Vi nickar. Vi har nickat i fyra år. Jag tror att vi är vänner.
Det här är konstigt, jag brukar vara den som frågar. {Jag var elevrådsordförande|Mina vänner säger att jag förhör dem}. Fortsätt du. Jag ska vara en bra intervjuperson.
@foraldrar
Det är {förskolan|fritids} som ringer, jag måste ta det. // – Självklart. // Han har tappat en tand. Det var allt. De ringer för en tand. Han är så stolt att han ville prata själv.
Vi sover ingen av oss just nu. {Den minsta har öronen|Den minsta vaknar fyra och vill ha gröt}. Så om jag tappar ord är det därför. I går lade jag nycklarna i kylskåpet och mjölken i hallen.
Jag gör sambusa till fredag. {Femtio stycken. De går på en kvart|Grannen gör sås till}. Det är egentligen för mycket jobb men när alla sitter där och det blir tyst, då är det värt det.
Får jag fråga en sak? Har du egna barn? // – Ja, {två|ett}. // Då vet du. Man tror att man har en plan och så kommer det någon i pyjamas.
Vi försökte åka skidor i helgen. {Hela familjen, lånade pjäxor|Tre av fem grät, en av dem var jag}. Men det finns en bild där alla ser glada ut. Den ska jag rama in, och ingen behöver få veta.
Vintern är det värsta. Överallerna ska torka, {allt luktar blöt hund och vi har ingen hund|och det är alltid en vante som fattas}. Någon borde skriva en bok om alla ensamma vantar i Västerbotten.
Jag hade velat bli {sångerska|pilot} när jag var liten. Det har inte med saken att göra. Jag kom bara att tänka på det när du frågade vad jag hinner.
@nyanlanda
Det är kallt ute i dag. Jag trodde första vintern att {mitt hår gick sönder|dörren var trasig, men det var bara is}. Nu jag har bra skor. En kvinna i affären sade: ull, ull, ull. Det var min första svenska lektion.
Vill du ha mer te? Hos oss man säger nej två gånger och ja tredje. // – Då säger jag ja direkt. // Ja, jag vet, svenskar säger ja direkt. Eller "jag tar gärna en halv". Vad är halv? Ingen kan dricka halv.
Jag saknar min {mamma|bror}. Vi pratar på telefon varje dag. Nätet är dåligt där, bilden stannar, och då hennes ansikte blir som målning. Jag sparar de bilderna.
Jag lär mig skriva ordet {"sju". Det är djävulen|"sjuksköterska". Min tunga blir trött}. Min lärare säger att i norr man säger på ett sätt och i söder annat. Varför? Landet är inte så stort.
På bussen jag räknade: tjugo personer, {arton säten tomma bredvid|alla hade väska på stolen}. Väskan får sitta. Jag skrattar åt det nu. I början jag trodde att jag luktade.
Jag plantera tomat i fönstret. {Den blev lång och fick inga tomater|Jag fick tre, jag delade dem i sju bitar}. Min granne sade att det är för lite sol. Ja, tack, det vet jag.
Tolken kommer inte i dag, hon ringde. Vi prövar utan. // – Säg till om det går för fort. // Det går bra. Om jag säger fel du skrattar inte. Lite får du skratta.
När jag fick posten första gången jag sparade allt. {Också pizza-reklam. Jag trodde det var viktigt, det var färg|En hel låda. Min familj frågade om vi samlar}. Nu jag vet: brun kuvert är farligt, vit är okej.
I dag vi hade prov i svenska. Läsa om {älg|allemansrätten}. Jag vet allt om det nu. Jag har inte sett en enda, bara skylten.
Min dator är gammal och bokstaven {å|ö} fungerar inte. Jag skriver utan. Min lärare förstår ändå. Hon är van.
@aldre
Vänta ska du få se ett kort. Det är från {sjuttiotre|invigningen}. Där är jag, och där är gungställningen. Han där med pipan är död nu, och hon också. Men hunden lever. Nej, det är klart den inte gör.
Hörseln, ja. Jag har fått en sån där apparat men den {tjuter när jag äter knäckebröd|hör bara sånt jag inte vill höra}. Så prata på.
Förr hade vi mjölkbil. // – Kom den ända hit? // Ända hit. Han hette Rune och han visste allt om alla. Internet, kan man säga, fast med grädde.
Jag stickar vantar till {barnen i uppgången|kyrkans basar}. Tjugofyra par i vinter. Det är bara tummen som är tråkig. Allt roligt i livet har en tumme någonstans.
Knäna är slut. Jag får nya till {hösten|våren}, sa de i höstas. Doktorn var ung och kom från {Irak|Kalmar}, en rar en. Han ville veta hur man lägger nät. Så vi pratade mest om det.
Katten ska ut. Ursäkta. // – Det är ingen fara. // Hon ska bara känna efter. Nej, hon ska in. Så håller vi på. Det är det närmaste jag har till en tjänst.
Min mor sa alltid att man ska inte tala illa om folk före {klockan tolv|kaffet}. Nu är hon över det, så då kan vi börja.
Jag har varit i stan i dag och köpt en lampa. {Tre personal och ingen visste vad en sockel var|Jag fick betala med telefon, det gick inte, så en pojke med ring i näsan hjälpte mig}.
@foreningar
Vänta, det är någon i dörren. // Hej, hej. Nej, bollarna är i det blå skåpet. Det BLÅ. // – Är det alltid så här? // Det här är en lugn kväll. I torsdags hade vi {en fladdermus|två namnsdagar och en vattenläcka}.
Förlåt röran. Vi hade {loppis|kulturfest} i lördags och det är kvar nio kartonger med böcker. Alla skänker samma bok. Vi har fjorton ex av en om pasta.
Jag har en dröm om en kaffebryggare som inte läcker. {Den har stått i budgeten i tre år|Vi har röstat om den}. När årsmötet till slut sa ja hade modellen utgått.
Det är ju roligt också. Det måste jag komma ihåg att säga, för det blir mest gnäll när man blir intervjuad. Vi hade {avslutning med nittio pers|en dans i fredags} och en av gubbarna grät och sa att han hade fått något i ögat. I båda ögonen.
Min familj undrar om jag bor här. {Dottern ritade oss i skolan och jag var på en egen sida med en boll|Min hund hälsar bättre på vaktmästaren}. Så det kostar, det gör det.
Jag hittar inte papperet. Det var ett så bra papper. // – Det gör inget. // Jo, det stod siffror. Du får lita på mig. Det är vad alla får göra.
Vi söker pengar från {fem|sju} ställen och alla vill ha olika mål. För en är vi hälsa, för en är vi kultur, för en är vi brottsförebyggande. Det är samma kväll, samma bullar.
@kommun
Jag tog med mig en mapp, ser jag. Det är en reflex. {Det ligger inget i den, bara en banan|Den gör mig lugn}. // – Du behöver inga papper. // Nej. Jag lägger den på golvet.
Vi flyttade kontor igen i höst. Nu har vi {aktivitetsbaserat|lånade rum}. Jag har ett skåp som är trettio gånger trettio. Där ligger en krukväxt och mina ytterskor. Växten mår bättre än jag.
Det är Teams i stort sett hela dagarna sedan pandemin. Jag har kollegor jag bara sett från {bröstet och upp|en vinkel}. En av dem visade sig vara två meter lång. Det förklarade en del.
Jag höll på att sluta i våras. // – Vad hände? // En pojke kom och frågade om jag var ledig på lördag, han skulle spela match. Det var allt. Så jag är kvar ett tag till.
När jag började sa en äldre kollega: du kommer att göra mycket nytta och sällan få veta när. {Det har jag på en lapp|Hon gick i pension och fick en skål}. Jag tänker på det när systemen ligger nere.
Ursäkta, jag måste se om det är jouren. Nej. Det var {reklam för en konferens om närvaro|lunchgruppen. De är på thai}. Var var vi?
Får jag vatten? Jag pratar alldeles för mycket. {De säger att jag är tyst hemma, det är för att jag tar slut här|Jag brukar vara den som lyssnar}. Det känns som att sitta på fel sida av bordet.
@politiker
Jag kom på cykel, därav frisyren. {Jag försöker cykla till allt under en mil|Det är halt som tusan, de har inte sandat, och det är min nämnd, så jag kan inte ens klaga}.
Vet du vad folk frågar mest om när de känner igen mig i affären? Snöröjning. {Inte skolan, inte vården. Plogkanten|En man följde mig till mejerihyllan}. Det säger något, men jag vet inte vad.
Vi hade fullmäktige i måndags, till halv tolv. {Tre timmar om en parkering|Någon begärde votering för att väcka de andra}. Jag gick hem och åt rostat bröd i mörkret och undrade vad jag höll på med.
Min pressekreterare skulle få slag om hon satt här. // – Du har ingen. // Nej, men om jag hade haft.
Förlåt, jag ser att jag ritar. Det gör jag på alla sammanträden. {Det blir alltid hus|Små båtar, mest}. Mina kollegor tror att jag antecknar.
@andra_delar
Du hittade hit i alla fall. GPS:en skickar folk till {grustaget|grannen}. Vi har satt upp en egen skylt, det får man egentligen inte.
Vi har fått varg i skogen, säger de. {Eller en stor hund|Jag har inte sett den, men renägaren hade spår}. Det är det alla pratar om här, så om du undrar varför ingen nämner segregation.
Hunden är snäll. Han är bara {stor|blöt}. // – Det går bra. // Lägg dig, Ludde. Han lyssnar bara på vår dotter och hon har flyttat.
Jag tänkte på det i bilen, vad jag skulle säga. {Sedan kom det en älg och då glömde jag alltihop|Jag hade en riktigt bra formulering vid Röbäck, men den är borta}.
Vi har eldat sedan klockan fem. Det är {arton|tjugotvå} minus i backen. // – Det är skönt och varmt här. // Ja, det är björk. Man blir så in i norden nöjd av björk.
Hemma säger de att jag inte ska sitta och låta så tvärsäker. Så jag får väl anstränga mig. {Det är någon som lyssnar från köket, hörde du|Vi tycker olika i det mesta här, prata gärna med de andra också}.
@naring
Ursäkta, en kund. // Nio och femtio. Tack, ha det så bra. Hälsa! // Hon handlar till hela trappan, den där. Jag brukar lägga i en extra {citron|chokladbit}.
Det där är min dotters teckning. Hon har ritat mig med {kassaapparat som huvud|tre armar}. Hon ser saker som de är.
Elräkningen, ska vi prata om den i stället? {Kylarna drar som ett värdshus|Den har fördubblats}. Då får ni en helt annan intervju, och jag får bättre blodtryck om jag låter bli.
Jag dricker för mycket kaffe. Läkaren sa {tre koppar|att jag ska byta till te}. Hon frågade inte hur stora.
Det är lugnt en timme nu, sen kommer skolan ut. Då kan man inte höra sina egna tankar. Det är dagens bästa {halvtimme|stund} om du frågar mig.
@fler
Ska vi ta en paus? // – Om du vill. // Nej, det går bra. Jag ska bara {dricka lite|sträcka på mig}. Man blir stel av att tänka.
Jag tappade bort mig. Vad var det du frågade? // – Du var inne på hur det var förut. // Just det. Fast jag tror att jag sa det jag ville säga om det.
Det är lustigt, jag har inte tänkt på det där på länge. {Man lägger sånt i en låda|Det kom upp nu när jag satt här}. Det är som när man städar och hittar ett kvitto från en semester.
Får jag säga något som inte har med saken att göra? // – Absolut. // Det är ett väldigt fint ljus i fönstret så här års. {Klockan tre och redan blått|Det varar i tio minuter och sedan är det natt}. Så. Nu kan vi fortsätta.
Jag hörde på radion i morse om något liknande. {Det var en forskare, jag minns inte vad hon hette|Det var från Danmark, tror jag}. Jag höll inte med, men jag minns inte varför. Det var något med hur hon sa "de".
Nu låter jag säker. Det är jag inte. {Fråga mig i morgon så säger jag kanske något annat|Jag ändrar mig ofta när jag hör mig själv}. // – Det går bra att ändra sig. // Det brukar det inte göra, i sådana här sammanhang.
Det var en gång på bussen, helt vanlig dag, när chauffören stannade och {väntade på en tant med kälke|sa i högtalaren att solen var tillbaka}. Alla log. Ingen sa något, men alla log. Jag vet inte varför jag kom att tänka på det.
Det är någon som borrar. {Det har de gjort sen i måndags|Det slutar snart}. // – Ska vi byta rum? // Nej. Man vänjer sig. Det gör man med det mesta, det är kanske det som är felet.
Jag måste skratta lite åt att vi sitter här så högtidligt. {Som hos tandläkaren|Som ett förhör, fast med kaka}. Men det är skönt att prata till punkt. Det gör man inte så ofta.
Skrev du ner det där? // – Ja. Ska jag stryka det? // Nej, låt det stå. Jag ville bara veta.
Man pratar ju om det här hemma också, vid matbordet. {Vi tycker aldrig lika|Det slutar med att någon diskar väldigt högt}. Jag har varit på båda sidor av bordet, kan man säga.
Vi får se om bussen går i dag. {Den brukar inte komma när det är så här|I går stod jag i tjugo minuter}. Den som planerar tidtabellen har nog bil. Men det var inte det vi skulle prata om.
Det är en låt som jag tänker på. Nej, jag ska inte sjunga. Den handlar om att {gå hem|vänta på någon}. Det är ungefär så det känns, men det låter fånigt när man säger det.
Nu blev det tyst. // – Det gör inget. Ta den tid du behöver. // Jag funderar på hur mycket man ska säga. {Det mesta har jag nog sagt|Man vill ju inte lämna ut folk}. Fråga nästa, så får vi se om det kommer tillbaka.
Innan jag gick hit frågade jag en kompis vad jag borde säga. {"Säg som det är", sa hon, och det är ju lätt för henne|Han tyckte jag skulle ta med en lista}. Jag har ingen lista. Det blir som det blir.
Jag får ofta höra att jag överdriver. {Det gör jag också, men inte om sånt här|Då brukar jag säga att resten av världen underdriver}. Du får dra av tio procent om du vill. Inte mer.
# more
@utpekad
Jag minns inte exakt vad som stod, det är nog så att man minns känslan. Jag {läste det på telefonen i kön till kassan|fick det skickat till mig av tre personer samma morgon}. Sedan gick dagen som vanligt. Det är det konstiga, att den gjorde det.
Det är svårt att säga när det började. Det har kommit bit för bit, {en rubrik här, ett skämt där|som när det blir höst}. Om du hade frågat för tio år sedan hade jag nog inte förstått frågan.
Du ska veta att vi inte går runt och pratar om det här hela dagarna. Det mesta är {mat och jobb|tvätt och väder}. Men när någon kommer och frågar, då finns det där, färdigt.
Jag har tänkt på vad jag själv säger om andra ställen. Jag har också sagt saker om {Teg|Vännäs} som jag inte har en aning om. Så jag är väl ingen ängel. Jag försöker komma ihåg det när jag blir sur.
Man kan titta på samma bild och se olika saker. {Min granne och jag satt med samma tidning och blev arga på var sitt stycke|Jag visade kartan hemma och vi började bråka om vilken väg som var vilken}.
Alla ord är förstörda på något sätt. Område, utsatt, förort. {Vi har ju ingen förort, vi har en skog emellan|Jag vet inte vad jag ska kalla det längre, jag säger bara namnet}. Det går åt mycket energi till att välja ord.
@forening
Det är mycket folk som lägger ner mycket tid, det ska man inte glömma. Jag tänker på {hon som tvättar västarna|han som spolar isen klockan fem på morgonen}. Ingen vet vad de heter. Så när man klagar är det lite som att klaga på dem, och det vill jag inte.
Jag gick själv på {scouterna|gymnastik} en termin. Det enda jag minns är att det luktade {tjära|gummi} och att jag inte visste när man skulle skratta. Det är ganska mycket att bära på från en enda termin.
Det finns en sak som är speciell med Umeå, och det är att alla ska hålla på med något. {Om man inte tränar för Vasaloppet är man nästan sjukskriven|Folk frågar "vad håller du på med" och menar inte jobbet}. Det är fint, fast det är också en press.
Sen är det ju det där med styrelser. Jag har aldrig förstått vad en {adjungerad|valberedning} är. Jag har nickat i många år. Någon gång borde man ha frågat.
Det roligaste jag varit med om i en förening var när strömmen gick. {Alla satt i mörkret och då började folk prata på riktigt|Vi lekte kurragömma, sextioåringar och sjuåringar}. Det gick inte att göra om. Vi försökte.
Man blir trött på att räkna också. Alla vill veta hur många, hur gamla, hur många flickor. {Ingen frågar om det var kul|En gång skrev jag "lagom" i rutan. Det gick igenom}.
@trygghet
Det beror ju på årstiden. I juni är ingen rädd för något, {då är det ljust tills man blivit trött|då sitter alla ute}. I november är man rädd för sin egen soptunna. Ska man mäta sånt borde man skriva vilket väder det var.
Jag vet att jag hoppar lite fram och tillbaka nu. Det är för att det inte är samma sak att vara rädd för sig själv och för {sina barn|andra}. Det ena sitter i benen och det andra i magen.
Förr, när man inte hade telefon, kunde man inte veta allt som hände. {Nu vet man vad som hänt i Eskilstuna innan man kokat kaffe|Det var skönt, man fick vara dum i fred}. Jag säger inte att det var bättre, men det var tystare.
Jag har aldrig ringt 112. Eller jo, en gång, när {det brann i en papperskorg|en cyklist kört i diket}. De var jättetrevliga. Jag blev så imponerad att jag nästan glömde säga var jag var.
Det är inget man pratar om på rasten direkt. Någon säger något, och så säger en annan "jaha", och så går man {och hämtar kaffe|tillbaka}. Man känner in vad man får tycka.
Hunden hjälper. Har man hund är man ute hur sent som helst och alla hälsar. {Jag har funderat på om kommunen borde dela ut hundar|Den är åtta kilo och skulle inte kunna stoppa en mygga, men ändå}.
@skola
Skolan är lustig, alla har gått där och då tror alla att de kan den. Jag också. {Jag har åsikter om matsedeln som ingen har bett om|Jag skulle inte klara en dag som lärare, det säger jag direkt}.
Jag fick ett brev från min gamla lärare en gång, flera år efter. Det stod bara {"jag hoppas att det går bra för dig"|"jag läste om dig i tidningen"}. Jag vet inte var hon fick adressen ifrån. Jag har det kvar i en bok.
Sen är det ju så att den som är nöjd inte skriver insändare. Det gäller nog skolan mer än något annat. {Jag känner tre som är nöjda och de säger det bara tyst|Det är roligare att klaga, jag märker det på mig själv}.
Det där med språk är känsligt. Jag {blandar ju själv, jag hör det|har dialekt, och den får jag fortfarande höra om när jag är söderut}. Man låter som man låter. Men det är klart, man vill bli förstådd också.
Vi hade en vaktmästare på min skola som visste alla namn. {Han lagade cyklar på rasterna|Han var viktigare än rektorn, det visste rektorn också}. Nu är det ett bolag, och de har en felanmälan på nätet.
Jag satt och bläddrade i en skolkatalog i går faktiskt, för att komma på vad jag skulle säga. Man ser vilka som stod {längst bak|bredvid varandra}. Det är nästan allt man behöver veta.
@foralder
Det är det svåraste ämnet tycker jag, för alla har en mamma och ingen vill prata illa om henne. {Jag ska försöka låta bli mina egna föräldrar|Mamma ringde precis innan du kom, så det blir lite extra}. Ta det som jag säger det.
Man ser andra i affären, när ungen ligger på golvet och skriker. Alla tittar {bort|i taket}. Jag försöker le lite, sådär. Det är inte mycket till samhällsinsats, men ändå.
Det finns så mycket råd. {Det ena säger skärm, det andra säger inte skärm|Jag läste fyra böcker om sömn och somnade av den femte}. Till slut gör man som det blir. De flesta barn verkar bli folk.
Det är skillnad på dagar också. En bra dag vet man precis. En dålig dag {äter man flingor till middag och hoppas att ingen ringer|är det bara att ta sig till läggdags}.
Jag pratade med min syster om det här. Hon tycker att jag är {för mjuk|för sträng}. Vi är uppväxta i samma hus med samma föräldrar och har gjort precis tvärtom, båda två, för deras skull.
Det är en sak som jag inte kan förklara riktigt, men det är det där att man vill att det ska gå bättre för dem än för en själv, och samtidigt blir man lite {sårad när det gör det|avundsjuk på dem}. Det kanske inte hör hit.
@makt
Jag vill säga att det finns bra folk där också. Det är alltid en {i receptionen|på telefon} som gör det där lilla extra. Man minns de dåliga bättre. Jag försöker skriva upp namnen på de bra, men jag har tappat lappen.
Det är lustigt att vi sitter här, för du är ju också kommunen. {Jag glömmer det ibland|Du ser inte ut så, om du ursäktar}. // – Jag är det. Säg det ändå. // Ja, jag gör ju det.
Jag vet inte vem jag skulle ringa. Om jag fick för mig att vilja ändra något i morgon, så vet jag inte det. {Jag skulle googla, tror jag|Jag skulle ringa växeln och hoppas}. Och jag är ändå rätt van vid papper.
Det var en gång när det blev precis som vi sagt. Det var {en lampa|ett övergångsställe}. Vi var så förvånade att ingen tackade. Det skäms jag lite för. Man ska tacka, annars gör de det inte igen.
Jag blir så arg att jag blir tyst, jag är sån. Min {bror|kollega} blir arg så att det hörs. Gissa vem de lyssnar på. Fast de kallar honom för besvärlig, så jag vet inte vem av oss som vinner.
Man ska väl inte ha för stora förväntningar. {Jag har inga, och då blir man glad för lite|Det sa min mor, och hon blev besviken hela livet ändå}. Men någonstans hoppas man ju, annars hade jag inte suttit här.
@makt-inne
Det är konstigt att få frågan från det hållet. Annars är det jag som sitter med {blocket|listan} och nickar. Jag märker att jag vill bli förstådd, nästan mer än att ha rätt. Det ska jag tänka på nästa gång jag sitter på din stol.
Jag ska inte överdriva heller. De flesta dagar är det {mejl och ärenden och någon som har glömt sin kod|vanligt arbete, det är inget drama}. Men de dagar som man minns, de ser ut så här.
Vi pratade om det i {lunchrummet|bilen på väg till ett möte} förra veckan. Fyra personer, fem åsikter. En sa att man inte ska säga sånt högt. Det var hon som sa mest sen.
Det finns ju en anledning till att det är som det är. Någon har tänkt, en gång. {Jag har letat efter det protokollet|Den personen har gått i pension}. Man får försöka vara rättvis mot dem som var före.
Jag har sagt det här i fel rum förut. {Då fick jag en utvecklingspunkt|Det blev tyst och så tog någon nästa punkt}. Så nu väljer jag rum. Det här kändes som ett okej rum.
@unga
Asså man tänker inte på det varje dag. Det är inte så att jag vaknar och bara "åh, segregation". Jag vaknar och tänker {frukost|fem minuter till}. Men när du frågar så finns det ändå jättemycket.
Jag pratade med {min storasyster|en kompis} om att jag skulle hit. "Säg det där som hände", och jag bara vilket, det har hänt massa. Sen kom vi inte på vilket vi menade. Så det kanske inte var så viktigt. Eller så var det det.
Det är svårt för att vuxna alltid vill ha en poäng. Typ att allt ska bli en lärdom. {Ibland är det bara en grej som hände|Ibland var man bara trött och det var tisdag}.
Jag vet inte om de andra skulle säga samma. {I min klass tycker alla olika om allt, vi kan bråka om pastaform|Vi är tjugosju i klassen och ingen håller med någon}. Så du borde fråga fler, på riktigt.
När jag var liten trodde jag att det var så överallt. Att alla hade {en mormor på bottenvåningen|tre språk i trappen}. Sen börjar man högstadiet och fattar att det bara var vår trapp. Det var både najs och lite sorgligt.
Om jag skulle göra en film om det skulle den börja med {ljudet från hissen|ytterskor, massor av ytterskor}. Sen inget mer på en minut. Min bildlärare säger att man ska våga vänta.
Det är sånt man säger på natten typ. Inte så här mitt på dagen med {macka|saft}. Men det går bra. Jag trodde att det skulle vara mer som ett förhör.
Jag ångrar att jag inte sa något då. Man kommer alltid på det sen, {i duschen|på bussen}, vad man skulle ha sagt. Jag är jättebra på att svara folk i duschen.
@nyanlanda
Jag tänker på det när jag går till kursen. Det är {tjugo|trettio} minuter att gå och jag hinner tänka mycket. På mitt språk jag kan säga det på ett fint sätt. På svenska det blir kort.
Min lärare säger att jag ska skriva dagbok på svenska. {Jag skriver väder och mat|I dag jag skrev tre rader}. De svåra sakerna skriver jag på mitt språk. Dagboken har två sidor nu.
I början allt var nytt och jag var glad för allt, också {papperskorgen|rulltrappan}. Sedan jag blev trött. Nu det är mitt emellan. Jag vet var affären är billig och vilken buss som kommer sent.
Min familj frågar på telefon hur det är. Jag säger bra. {Det är lätt ord|Jag visar snön, då de blir nöjda}. Man kan inte berätta allt i en telefon som hackar.
Det är inte bara dåligt. Du ska skriva det också. {Biblioteket är fint och gratis, jag frågade två gånger om det var gratis|Doktorn var snäll, tandläkaren var snäll}. Jag vill inte låta som en som bara klagar.
# close
@alla
– {Är det något jag borde ha frågat|Vad vill du att jag ska bära med mig härifrån}? // {Nej, jag tror jag fick ur mig det mesta. Det är konstigt, man går hem och då kommer man på allt|Att det är samma människa som har sagt allt det här. Det kanske inte hänger ihop, men så är det}.
– Vi ska sluta där. Du får hem det jag har skrivit om {två|tre} veckor. // Och om jag har ändrat mig? // – Då ändrar vi, eller så skriver vi att du ändrat dig. // {Bra|Det vore något nytt}.
– Vem tycker du att vi ska prata med mer? // {Någon som inte tycker som jag. Jag kan ge dig ett nummer, men säg inte att det var jag|Den som aldrig säger något. Hon sitter oftast vid dörren}. // – Tack. Och tack för i dag.
– Om du fick bestämma en sak, vilken? // {Att någon ringer tillbaka. Det låter lite, men det är allt|Det har jag redan sagt. Eller så har jag inte sagt det, då får du leta}. // – Jag letar.
– Hur känns det att ha berättat? // {Lite tomt. Som efter en tenta|Det känns okej. Jag har blivit varm om kinderna}. // – Du kan höra av dig om du ångrar något. // {Det gör jag nog inte. Men tack|Ja. Det ska jag skriva upp}.
# group-hello
@alla
– Välkomna allihop. Det finns smörgåsar, och det finns inga rätta svar. Det som sägs här stannar hos oss tills ni har läst det. Vi tar en runda först: säg bara om ni sovit bra.
# group-side
@unga
{n1}: Får man ta två? // {n2}: Han har redan tagit tre. // {n1}: Det var små.
{n2}: Du säger det där bara för att din brorsa sa det. // {n1}: Ja, och? Han har rätt.
{n1}: Kan vi byta ämne? // – Vad vill du prata om? // {n1}: Nej, det var inget. Ta det där med skolan.
{n3}: Alla pratar samtidigt. // {n1}: För att du pratar så långsamt. // {n3}: Jag tänker, till skillnad från vissa.
{n2}: Asså jag håller inte med men fortsätt. // {n3}: Det var snällt av dig.
{n1}: Det där har aldrig hänt. // {n2}: Jo, i åttan. // {n1}: Okej, det har hänt, men inte så.
@nyanlanda
{n1}: Hon säger bättre på vårt språk. Kan hon säga det och jag översätter? // – Ja, gärna. // {n2}: Nej, jag prövar själv.
{n2}: Det var inte så hos mig. // {n1}: Nej, för du bor på andra sidan. // {n2}: Samma hus!
{n3}: Kan du stänga fönstret? // {n1}: Hon fryser alltid. Hon kommer från varmt land. // {n3}: Du kommer från samma land.
{n1}: Vi skrattar, men det är inte kul. // – Jag förstår. // {n1}: Jo, det är lite kul också.
{n3}: Jag säger samma, bara med andra ord. // {n2}: Då är det inte samma.
@foraldrar
{n1}: Ursäkta, hon måste amma, vi flyttar stolen. // {n2}: Sitt du. Vi andra står ändå jämt.
{n2}: Jag håller inte alls med. Men jag förstår varför du säger det. // {n1}: Du har inte tonåringar ännu. // {n2}: Nej. Gud hjälpe mig.
{n3}: Hur länge till? Jag ska hämta kvart i. // – Tjugo minuter. // {n3}: Då säger jag det viktigaste nu.
{n1}: Får vi säga emot varandra? // – Det vore bra. // {n2}: Det har vi gjort sen BVC.
{n2}: Hos oss var det precis tvärtom. // {n3}: Samma skola? // {n2}: Samma klass.
{n3}: Ni är så modiga som säger sånt. // {n1}: Jag är inte modig, jag är trött.
# group-close
@alla
– Vi slutar där. Ni får läsa er del om två veckor. Tack för att ni sa emot varandra. // {n2}: Det var roligare än jag trodde. Nästa gång vill jag ha {varm mat|fler stolar}.
"""
