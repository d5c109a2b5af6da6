/// Given names and places that are well known, for finding people and places in what is shown to others; folded forms,
/// written down for this product. What no list has is found by what stands around it (`PersonalNames`).
enum NameLists {
    static let given = words(
        """
        aaron abby abdul abel abigail abraham adam adele adrian agnes ahmad ahmed aidan aileen aisha akira alain alan albert \
        alberto alejandra alejandro alessandra alessandro alex alexander alexandra alexis alfonso alfred alfredo ali alice \
        alicia alina aline alison allan allen allison alma alyssa amalia amanda amber amelia amelie amina amir amit amy ana \
        anastasia andre andrea andreas andrei andres andrew andrzej andy angel angela angelica angelina angelo angie anil anita \
        anja anke ann anna annabel anne annette annie annika ansgar anthony antoine anton antonia antonio anya april ariana \
        ariel arjun arlene armando arne arnold arthur arturo asha ashley astrid aurora austin ava axel ayesha barbara barry \
        bart beatrice beatriz ben benjamin bernard bernd bernhard bert bertha beth bethany betty beverly bianca bill billy \
        birgit björn blake bob bonnie boris brad bradley brandon brenda brendan brent brett brian bridget brigitte britta \
        brittany bruce bruno bryan bryce caitlin caleb calvin cameron camila camilla camille candice carina carl carla carlo \
        carlos carmen carol carolina caroline carolyn carrie casey cassandra catalina caterina catherine cathy cecilia cecile \
        cedric celia celine chad chantal charles charlie charlotte chelsea cheryl chiara chloe chris christa christian \
        christiane christina christine christoph christophe christopher cindy claire clara clarissa claude claudia claudio \
        claus clement clara clifford colin colleen connor conrad constance cora cornelia corinna corinne courtney craig cristian \
        cristina crystal curtis cynthia dagmar daisy dale damian damien dan dana daniel daniela daniele danielle danny darius \
        darlene darren dave david dawn dean deborah debra deepak delia denis denise dennis derek diana diane diego dieter dietmar \
        dimitri dinah dirk dolores dominic dominik dominique don donald donna dora doreen doris dorothea dorothy doug douglas \
        duncan dustin dylan ebba eberhard eddie edgar edith edmund eduardo edward edwin eileen elaine eleanor elena eleonora \
        elias elif elijah elisa elisabeth elise eliza elizabeth elke ella ellen elsa elsie elvira emil emilia emilie emilio emily \
        emma emmanuel enrico enrique eric erica erich erik erika erin ernest ernesto ernst esteban esther ethan eugene eugenia \
        eva evan evelyn ewa fabian fabio fabrizio farah fatima federica federico felicia felicity felipe felix ferdinand \
        fernanda fernando filip filippo fiona florence florian frances francesca francesco francis francisca francisco franco \
        francois frank franz franziska fred freddie frederic frederick frederik frieda friedrich fritz gabriel gabriela \
        gabriele gabriella gail garry gary gavin gemma genevieve geoff geoffrey george georgia georgina gerald geraldine gerard \
        gerd gerhard gerry gertrud giacomo gianluca gilbert gina gino giorgio giovanna giovanni gisela giulia giuseppe gladys \
        glen glenn gloria gordon grace graham greg gregory greta guido guillaume guillermo gunther gustav gustavo guy gwen hanna \
        hannah hannes hans harald harold harriet harry harvey hassan hazel heather heidi heike heiko heinrich heinz helen helena \
        helene helga helmut hendrik henri henrik henry herbert hermann hilda hilde hiroshi holger holly horst howard hubert hugh \
        hugo ian ibrahim ida ignacio igor ilaria ilse imran ines inga inge ingo ingrid irene irina iris irma isaac isabel \
        isabella isabelle isla ivan ivana ivonne jack jackie jacob jacqueline jacques jade jaime jake jakob jakub james jamie jan \
        jana jane janet janice janine jasmin jasmine jason javier jay jean jeanette jeanne jeff jeffrey jelena jen jenna jennifer \
        jenny jens jeremy jerome jerry jesper jess jesse jessica jesus jill jim jimmy jo joachim joan joana joanna joanne joao \
        jochen jodie joe joel joerg johan johann johanna johannes john johnny jon jonas jonathan jordan jorge jose josef josefina \
        joseph josephine josh joshua joy joyce juan juana juanita judith judy julia julian juliana julie julien juliet julio june \
        jurgen justin jutta kai karen karim karin karina karl karla karsten kasia katarina kate katharina katherine kathleen \
        kathrin kathryn kathy katie katja katrin katrina kay kayla keith kelly ken kenji kenneth kerry kerstin kevin khalid kiran \
        kirsten klara klaus konrad konstantin kristen kristian kristin kristina kumar kurt kyle lara larissa larry lars laura \
        lauren laurence laurent lawrence lea leah lee leila lena leo leon leonard leonardo leone leonie leroy leslie lewis liam \
        lidia lilian lilly lily linda lindsay lindsey lino lisa liv livia logan lois lola lorena lorenzo lorna lorraine lothar \
        louis louisa louise luc luca lucas lucia luciano lucie lucille lucy ludwig luigi luis luisa lukas luke lutz lydia lynn \
        mabel maddison madeleine madison magda magdalena magnus mahmoud maja malcolm malin manfred manuel manuela marc marcel \
        marcela marcelo marcia marco marcos marcus margaret margarita margot maria mariam marian mariana marianne marie marina \
        mario marion marisa marissa marjorie mark markus marlene marta martha martin martina marvin mary maryam massimo mateo \
        mathias mathilda mathilde matilda matt matteo matthew matthias maureen maurice mauricio max maxim maximilian maya megan \
        mehmet mei melanie melissa melvin mercedes meredith mia michael michaela michal michel michele michelle miguel mike mila \
        milan mildred milena mina miranda miriam mirjam mitchell mohamed mohammad mohammed moira mona monica monika monique \
        morgan moritz muhammad murat muriel mustafa myra nadia nadine nancy naomi natalia natalie natasha nathalie nathan neha \
        neil nelson nicholas nick nicola nicolas nicole nigel niklas nikola nikolaus nils nina noah noel noelle nora norbert \
        norma norman oleg olga oliver olivia olivier omar orlando oscar oskar osman otto owen pablo paige pam pamela paola paolo \
        patricia patrick patrik patty paul paula paulina pauline paulo pavel pedro peggy penelope penny per perry petar pete \
        peter petra phil philip philipp philippe phillip phoebe phyllis pia pierre pietro pilar piotr priya quentin rachel rafael \
        rahul rainer raj ralf ralph ramon rania raphael raquel rashid raul ravi ray raymond rebecca regina reinhard renata renate \
        rene renee ricardo riccardo richard rick ricky rita rob robbie robert roberta roberto robin rocio rodrigo roger roland \
        rolf roman ron ronald ronnie rosa rosalie rosanna rose rosemary ross roxanne roy ruben rudolf rupert russell ruth ryan \
        sabine sabrina saeed sally salvatore sam samantha samir samuel sandeep sandra sandro sanjay santiago sara sarah sascha \
        sasha saskia scott sean sebastian selena selina serena serge sergei sergio seth shane shannon sharon shaun shawn sheila \
        shelley sherry shirley sidney siegfried sigrid silke silvia simon simona simone sofia sofie sonia sonja sophia sophie \
        spencer stacy stan stanley stefan stefania stefanie steffen stella stephan stephanie stephen steve steven stewart stuart \
        sue sunita susan susana susanna susanne susie suzanne sven svenja svetlana sylvia tamara tania tanja tanya tara tatiana \
        tatjana ted teresa terry theo theodor theodore theresa therese thomas thorsten tiffany till tim timo timothy tina tobias \
        toby todd tom tomas tommy toni tony tonya torsten tracey tracy travis trevor tristan troy tyler udo ulf ulrich ulrike \
        umberto ursula ute uwe valentin valentina valeria valerie vanessa vera verena veronica veronika vicente vicki vicky \
        victor victoria vijay vikram viktor viktoria vincent vincenzo viola violet virginia vitoria vivian vladimir volker \
        walter wanda wayne wendy werner wilfried wilhelm will william willie winfried wolfgang xavier yan yasmin yolanda yusuf \
        yuri yuki yvette yvonne zach zachary zara zoe zoltan aleksandra aleksandr bence gergő istván lászló zsolt tamás péter \
        gábor ferenc éva ágnes katalin judit matej matija luka ivo nikolina mateja jure boštjan mikko juha jukka pekka timo \
        eero aino veikko heikki olavi asko lauri kalle maarit riitta pirjo jari søren mads mette lise rasmus jesper lene kirsten \
        freja emilie nikolaj ole jørgen bjørn knut håkon ingvild siri sigurd solveig gunnar guðrún ólafur björk hrafn þór einar
        """)

    /// Countries, their short names and continents; large cities; regions.
    static let places = words(
        """
        afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh \
        barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria cambodia cameroon canada \
        chad chile china colombia congo croatia cuba cyprus czechia denmark ecuador egypt england estonia ethiopia fiji finland \
        france gabon gambia germany ghana greece greenland grenada guatemala guinea guyana haiti honduras hungary iceland india \
        indonesia iran iraq ireland israel italy jamaica japan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon \
        lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritius mexico \
        moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua nigeria norway oman \
        pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa scotland senegal \
        serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan \
        tanzania thailand togo tonga tunisia turkmenistan uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam wales \
        yemen zambia zimbabwe europe africa asia america uk usa u.s. u.k. deutschland österreich schweiz frankreich italien \
        spanien england schottland niederlande belgien polen españa francia alemania italia portugal méxico brasil espagne \
        allemagne suisse belgique london paris berlin madrid rome roma milan vienna wien zurich zürich munich münchen hamburg \
        cologne köln frankfurt stuttgart düsseldorf dortmund essen leipzig dresden hannover nuremberg bremen bonn geneva basel \
        bern lausanne salzburg graz linz innsbruck brussels antwerp ghent amsterdam rotterdam utrecht eindhoven hague \
        copenhagen aarhus odense stockholm gothenburg malmö uppsala oslo bergen trondheim stavanger helsinki espoo tampere turku \
        oulu reykjavik dublin cork galway limerick belfast edinburgh glasgow aberdeen dundee cardiff swansea manchester \
        birmingham liverpool leeds sheffield bristol newcastle nottingham leicester coventry southampton portsmouth plymouth \
        brighton oxford cambridge york norwich exeter reading lyon marseille toulouse nice nantes strasbourg bordeaux lille \
        rennes grenoble montpellier barcelona valencia seville sevilla zaragoza malaga málaga murcia bilbao granada lisbon \
        lisboa porto braga coimbra naples napoli turin torino palermo genoa genova bologna florence firenze venice verona \
        athens thessaloniki istanbul ankara izmir moscow kiev kyiv odessa lviv minsk warsaw krakow kraków wroclaw gdansk poznan \
        prague praha brno bratislava budapest debrecen szeged ljubljana maribor zagreb split belgrade sarajevo skopje sofia \
        bucharest cluj tallinn tartu riga vilnius kaunas cairo alexandria casablanca lagos nairobi johannesburg pretoria \
        durban accra dakar tunis algiers beirut damascus amman baghdad tehran riyadh jeddah dubai doha muscat tel-aviv \
        jerusalem karachi lahore islamabad delhi mumbai bombay kolkata chennai bangalore hyderabad pune dhaka colombo kathmandu \
        bangkok hanoi saigon manila jakarta kuala beijing shanghai shenzhen guangzhou hong-kong taipei seoul busan tokyo osaka \
        kyoto nagoya sapporo sydney melbourne brisbane perth adelaide canberra hobart darwin auckland wellington christchurch \
        toronto montreal vancouver calgary ottawa edmonton winnipeg quebec halifax boston chicago houston dallas austin denver \
        seattle portland phoenix detroit philadelphia baltimore atlanta miami orlando tampa cleveland pittsburgh cincinnati \
        minneapolis milwaukee nashville memphis sacramento oakland tucson albuquerque omaha tulsa honolulu anchorage buffalo \
        california texas florida ohio michigan georgia virginia arizona oregon colorado nevada utah iowa kansas missouri \
        arkansas alabama louisiana oklahoma nebraska montana idaho wyoming minnesota wisconsin illinois indiana kentucky \
        tennessee mississippi pennsylvania maryland delaware connecticut massachusetts vermont maine alaska hawaii ontario \
        manitoba bavaria saxony hesse brandenburg thuringia tyrol catalonia andalusia tuscany sicily sardinia normandy brittany \
        provence burgundy yorkshire cornwall kent essex surrey sussex devon dorset bogotá lima santiago quito caracas havana \
        montevideo asunción buenos rio brasília guadalajara monterrey
        """)

    private static func words(_ list: String) -> Set<String> {
        Set(list.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
