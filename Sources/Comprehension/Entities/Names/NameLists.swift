/// Given names and places that are well known, for finding people and places in what is shown to others; folded forms,
/// written down for this product. What no list has is found by what stands around it (`PersonalNames`).
enum NameLists {
    /// Given names so well known that they are found in small letters as well.
    static let common = words(
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

    /// Given names of many countries, the common ones included.
    static let given = common.union(
        words(
            """
            abbas sinéad siobhán cillian oluwaseun bogdana tobiah lakshmi joaquim henrietta ottilie celina aslak akifumi \
            dori niamh aoife saoirse eoin caoimhe róisín tadhg padraic emeka ngozi adaeze tunde bukola kwabena kofi ama \
            akosua thabo sipho nomvula zodwa tariro rohan anjali deepika pooja shreya vivek arjuna suresh ganesh nikhil \
            abbas abdallah abdullah abu adela adelaide adelina adolf adriana adriano afonso agata agathe agneta agnieszka \
            aida aiko aimee aksel alastair albin aldo aled alena alenka alessia alexandre alexandrina alexandru aleš alf \
            alfie algot alida alisa alistair alva alvar alvin alwin amadou amaia amalie amara amarachi ambrose amedeo \
            amparo anabel anastazja anatol ander andor andrej andrija andrzejka anette angelika angus anikó anina \
            ann-marie anna-lena annabelle annamaria annegret anneke anneli annelise annemarie annica annick anniina \
            annukka ansel anselm anson antal ante anthea antje antonella antonín apolonia arabella archie ariadna ariane \
            arianna aristide arkadiusz arlo armand armin arnaud arnfinn arnulf aron arseniy artem artemis arvid aryan \
            asgeir asger ashraf aslaug asmund astor athina atle attila audrey augusta auguste augustin aune aurel aurelia \
            aurelio aurélie axelle ayla aylin azra baldur balázs barbora bartosz bartłomiej basia bastian bastien beatrix \
            bedřich bela belinda benedek benedetta benedict benedicte benedikt bengt benita benito benoît berit \
            bernadette bernardo bernice berta bertil bertram bethan betti beáta birger birgitta birgitte bjarne bjarni \
            bjarte blaise blanca blanka blaž bogdan bogusław bohdan boleslav bolesław borbála borge borislav borut bożena \
            brady bram branka branko breanna brianna bridie brigida brigita britt bronisław bronwyn bruna brunello \
            brunhilde bryndís brynjar bryony burkhard bálint béla caius callum calum camilo carlotta carmela carmelo \
            carmine carola carsten cassie cathal catharina catrin cecilie celeste celestino cesar cesare chandra charlene \
            charlton chiamaka chidi chieko chinedu chinonso chioma chloé christel christelle christer christiaan christof \
            chrystal chukwuemeka ciara ciarán cilla ciro clarence clarisse claudine claudius clemens clementine cleo \
            clive clotilde cody colette conor coralie coralina corentin corrado cosimo cosmin costanza crispin csaba \
            csilla cyprian cyril cyrille czesław césar dafydd dagfinn dagny dalia dalibor damir damjan danica danijel \
            danila danilo danuta daphne dario dariusz darko darragh davide davor debbie declan deirdre dejan delfina \
            delphine denisa desirée desmond detlef devon didier dilys dionne ditte dobromir dobrosława domenico domingo \
            dominika donal donatella donato dorina dorota dorte dorthe draco dragan dragana dragica drago dražen dubravka \
            dunja dušan dušana dyllan dávid eamon ebbe eckhard edda edeltraud edina edit edmond edmundo edna edoardo \
            eduard edvard edvin efrain egbert egil egon eilif eiliv einari eino eirik eirin eivind ekaterina elba eldar \
            eleni elfi elfriede elia eliane elin elina elio elisabet elisabetta eliška ellie ellinor ellis elly elmar \
            elmer eloise elora elov elton elvin ema emanuel emanuela emelie emer emerson emese emine emma-lena emmi emre \
            endre enea engelbert enikő ennio enver enzo erkki erling ermanno erminia erna ernestine ersilia ervin erwin \
            erzsébet esben esme esmeralda esra estela estelle estrella etelka ethel etienne ettore eugen eugène eulalia \
            eusebio eva-maria eveliina evelina everett evert evgeny ezio ezra fabienne fabiola fabrice fabricio faisal \
            fanney fanni fanny farid fatma faustino faye federigo felice feliciano felicitas felicjan fergus ferhat \
            fernand ferran fidel filippa filippos fiorella flavia flavio fleur floriane florin floris flóra folke \
            francine franciszek franciszka franek franjo franka franko františek františka frantz françois françoise \
            frederico frederikke fredrik fredrika frida fridolin frigg frode fulvio fumiko gaetano gaia gareth garðar \
            gaspard gaspare gaston gavriil gebhard geert geir gennaro genoveva georg georges georgette georgi georgios \
            geraldo gerda gergana gergely germaine germán gerold geronimo gerrit gertrude gertrúd gesine gianfranco \
            gianni gianpaolo giedre gilda gilles gillian ginevra gioia giordano giorgia gisele gitta gitte giuliana \
            giuliano giulio giuseppina gizella gjertrud glória godfrey gonzalo gonçalo goran gordana gottfried gracie \
            graciela grazia graziano graziella gregor gregorio grete grethe griet grigor grzegorz guglielmo guillem gunda \
            gunhild gunilla gunn gunnhild gunter gustaaf gustave guðbjörg guðmundur gwendolyn gwyneth gyda gyula györgy \
            gísli göran gösta günter günther haakon haidar hajna halina halldór halldóra hallvard halvard halvor hamid \
            hamish hamza hana hank hanne hannelore hans-peter haris haruka haruki haruto hasan hatice hauke havard hector \
            hedda hedvig hedwig hege heidrun heine heino hella helle hellen helmer helmi hendrika hendrikje henning \
            henrietta henriette henriikka henrique henryk herbjørn heribert heriberto herman hermine hermína hernán hervé \
            hilary hildegard hildur hillevi hilma hjalmar hjördís hlynur honorine horace horatio horația hortense howell \
            hrvoje huda hui humberto husein hussein huw hédi hüseyin iain iben ibolya ida-marie idar idris ieva ifeanyi \
            ifeoma ignacy ignác iida iina iiris ikram ildikó ilija ilona ilya iman imelda imke imogen imre ina ingeborg \
            ingegerd ingemar inger ingibjörg ingmar ingolf ingrida ingvar inka inkeri inma ioan ioana ioannis iolanda \
            irena ireneusz irenka irfan irja irmeli irmgard isa isadora isaiah isidora isidro ismael ismail ismo isolde \
            itziar iva ivar ivka iwona izabela izidor jaak jaakko jaana jaap jacek jacinta jacinto jacopo jadranka \
            jadwiga jael jakov jamal jamila janez janika janina janis janja jannik jannike jarkko jarle jarmila jarmo \
            jaroslav jaroslava jarosław jasna jasper javad jeannette jeannine jelka jelle jenő jeremiah jerker jerneja \
            jerzy jessika jetta jindřich jindřiška jitka jiřina jiří joakim joaquim joaquín joar jocelyn johana johannah \
            jolana jolanda jolanta jonatan jone joni joost jordi jorid jorunn josephina josip josipa josé josée jouko \
            jovan jovana jowita joëlle jože jožef judita juhani jukka-pekka jules juliane julianna juliette julijan \
            julita julius juliusz jun juraj jurij jussi justine justyna jyrki jón jóna jónas jöran jörg jörn jørn jürg \
            kaarina kaarlo kacper kaia kaisa kaito kaj kaja kajsa kalervo kalina kamil kamila kamilla karel karen-marie \
            karlheinz karlijn karlo karol karoliina karolina karolína kasimir kasper kata katalina katariina katarzyna \
            katell kateřina kathe kati katinka katriina katrine kazimierz kazuko kazuo keijo keiko keira keita kelechi \
            kemal kenan kendra kenza kerttu ketil kevät khadija khaled kieran kim kimberly kimmo kinga kira kirill kirsi \
            kirsti kitti kjartan kjell kjersti kjetil klaas klaudia klemens klementina klotilde klára konstantina \
            konstantinos kordula kornelia kornél krešimir krista kristel kristiina kristján kristoffer kristín kristóf \
            kristýna krisztina krisztián krystian krystyna kryštof krzysztof kurtis květa kwame kyösti kálmán károly kåre \
            laila lajos lamar lamberto lasse lassi latisha laureen lauretta lauriane laurine lauritz laurène lavinia \
            lazar leandra leandro leanne leena leif leighton leina lelio lemmy lena-marie lenka lennard lennart leokadia \
            leonid leonor leonora leontine leopold leopoldo leoš leszek leticia letizia letícia levente lia libor libuše \
            lidija liesbeth liesel lieselotte liina lilach lilia liliana lilith lilla lillian lina linnéa linus lioba \
            lionel lisbet lisbeth liselotte ljerka ljiljana ljubica ljubomir llewellyn lorelei lorenza loretta lotta \
            lotte louis-marie lovisa lovro loïc lubomír luboš lucian luciana lucien lucienne lucija lucinda lucjan \
            lucrezia ludmila ludovic ludovica ludvig ludvík luděk luise luitgard lukáš luminița lurdes luzia luís lynette \
            lyubov maarten maciej macy madalena maddalena magali magdalene magdaléna magne magnhild magni mahdi maia \
            maiju maike maikel maira maire maite maksim maksymilian malena malene malgorzata malina malte malvina malwina \
            manca manda mandy manfredo manolo manon mara marcelina marcella marcello marcin mareike marek marfa margareta \
            margarete margareth margarida margaux margherita margit margrete margrethe margrét mariano mariella marija \
            marijke marika marilyn marinko marinus mariska mariusz marketta markku marko markéta marlies marlon marte \
            marthe martijn martta marwa maryse marzena masako masashi massimiliano mateusz matias matic matilde mato \
            matouš matteus matti mattia maud maura maurizio mauro maximiliane maximilien małgorzata mechthild medard \
            meike meinhard meire melchior melina melinda melita melker melvyn menno mercè merete merja merle meryem meta \
            mette-marit micaela michala michalina michaël michał micheline michiel mihael mihaela mihai mihail miikka \
            mikael mikaela mikhail mikkel miklós mikołaj milada milica milivoj miljan milka miloslav miloslava miloš \
            milutin mimi miquel mira mireille mirek mirela mirella mirjana mirko mirna miroslav miroslava mirosław mirta \
            mirza misaki mitja mladen modesto mogens mohamad mohamud moisés momčilo monserrat montserrat mordechai moreno \
            morgane morten mose moshe muireann mukesh muna munir murielle mustapha mária márk márta márton mátyás máté \
            nabil nadejda nadezhda nadja nadège naima najib nanette nanna naoko narciso narcyz nasrin nastja nataliya \
            natan nataša nathanael nathaniel natália naveed nazario neal nebojša neda nedeljko nelli nelly nenad nerea \
            nereo nerys nestor neva neža nicanor niccolò nicholette nicholle nico nicolaj nicoleta nicoletta nicolina \
            niels nieves nika nikica nikita niko nikolai nikolaos nikolas nikoletta nils-erik nino ninon nirmala nives \
            njål nnamdi noemi norberto noé noémi noëlle nuno nuria nwando nynke nándor obinna octavia octavio oddny \
            oddvar odette odile ofelia ognjen oihane oili oksana olaf olav olave olavo ole-martin oleksandr olena olivera \
            oliviero olivér olle olof olov oluf olympia omero onni onofrio onyekachi oona orazio oriana oriol orla \
            ornella orsola orsolya ortrud orvar osama osvaldo oswald oswaldo otakar oto otokar ottavia ottavio ottilie \
            otto-erik ottokar outi ove ozren paavo padma padraig paloma panagiotis pancho pascal pascale pasi pasquale \
            patrice patricio patrizia patrizio patrycja paulette pauliina paulin paulius pavao pavla pavlina pavol peder \
            peer pelle pentti per-olof perla pernilla pernille persida petr petri petrus petter petteri philibert \
            philippa philomena pierangelo pierluigi piero pierrick pim pinuccia pirkko piroska placido plamen pontus poul \
            preben predrag priit primož priscilla prokop przemysław pálína päivi pétur quincy quirin rachele rachid radek \
            radim radka radmila rado radomír radoslav radosław radovan rafał raffaele raffaella ragna ragnar ragnheiður \
            ragnhild raija raimo raimondo raimund raine raisa rajesh rakel raluca ramesh ramiro randi raniero ranka raoul \
            rasa rastislav rauha rauno rayan raymonde raúl regine regula reidar reidun reijo reima reine reiner reinhold \
            reino reinout reka remigiusz remo renato renaud renzo renáta renée reuben rhiannon rhoda rhona rhonda rhys \
            ria ricarda riccarda richárd rigmor riina rikard rikke riku risto ritva roald robbert rocco roch roel rogelio \
            rolande rolando romain romana romano romeo romualdo romy ronan ronja roope roosa rosalba rosalia rosalind \
            rosalinda rosamund rosaria rosella rosetta rosina rosita roswitha rowan roxana rozália rubén rudi rudolph \
            rufus ruggero rui runa rune ruta ruža ruženka ryszard régis réka rémi róbert róża sabina saija saku salma \
            salomon salomé samanta sami samira samo samuele samuli sandrine sanja sanna sanne sante santino sara-maria \
            sari sarka satu saul sauli savannah saverio scarlett sebastiano sebastijan sebastián selim selma senka seppo \
            serafina serafino seraina sergej sergey sergiusz serhiy severin severino shabana shanice sheikh shirin shota \
            sibylla sibylle siegbert sieglinde sif sigbjørn sigfrid sigmund signe sigrún sigurður siiri silje silva \
            silvana silvano silvester silvie silvio simen simonetta simonne simão sindre sini sinikka siobhan sive siw \
            sixten slavica slavko slavomír slađana slobodan smilja snežana snorri sofiya sofía solange soledad solvej \
            solène sondre sophus soraya soumaya spiros stanislav stanislava stanisław stanisława stanko stasia stavros \
            staš steen stefán steinar steingrímur stela stelian stellan sten stian stig stina stine stipe stjepan stojan \
            straton sture sulo sune susann susi svanhild svante svatava svatopluk svea svein sverre světlana sybil \
            sylvain sylvester sylvette sylviane sylvie sylwester sylwia szabolcs szilvia szymon sébastien séraphin síle \
            sören sławomir tadej tadeja tadeusz tahir taimi taina taisto takashi takeshi tamar taneli tapani tapio taras \
            tariq taru tatu teemu telma tena tenna teodor teodora teodoro teodozja teppo tereza terezie terhi terje tero \
            tessa teuvo thea theis thekla theodora theresia thibault thierry thilo thomasina thora thoralf thorbjørn \
            thorvald théo théodore thérèse thórdís tibor tihana tihomir tiia tiina tijana tilda till-jakob tilman timea \
            timm timothée timur tina-marie tiril titus tiziana tiziano tjaša tobiasz tolga tom-erik tomasz tomaž tomi \
            tomislav tommaso tomohiro tomáš tonje tonka torben tord torgeir torgny torhild torill torkel torleif tormod \
            torunn torvald tova tove toñi traian trine troels trond tropez trude truls tryggvi trygve tuija tullia tullio \
            tuomas tuomo tuula tuulikki tycho tyra tímea ugo ugochukwu ulla ulla-maija ulrik ulrika umar unni uno urbain \
            urho uri urs urszula urte urška uta uzoma vaclav valdemar valerij valerio valtteri valérie valéry vanda vanja \
            vasco vasil vasile vasilij veera vegard velimir velma vendela vendula vera-maria verner veronique vesa vesna \
            vibeke vid vidar viera vigdis vigdís viggo vilhelm vilho viliam viljem viljo ville vilma vilmos vilém vinko \
            vinzenz virgil virgilio virginie virpi vito vittore vittoria vittorio vivi vivien vivienne vjekoslav vladan \
            vladimira vladimír vladimíra vladislav vlado vlasta vlastimil vlatka vojin vojta vojtěch volkan vratislav \
            vukašin václav václava véronique vít vítězslav víťa wacław walburga waldemar walerian walid waltraud \
            wanda-maria warner warren wenche wendelin wenke wenzel werther wessel wibke widar wiebke wieland wiesław \
            wiesława wiktor wiktoria wilfrid wilhelmina wilhelmine wiliam wilma winifred winston witold wojciech wolfram \
            wouter władysław władysława włodzimierz xander xaver xavière xenia ximena yael yann yannick yara yasemin \
            yasin yasuko yelena ylva yngve yoko yolande yoshi youri youssef ysaline yulia yuliya yuriko yuto yves \
            zacharias zainab zala zbigniew zbyněk zdenek zdenka zdeněk zdeňka zdravko zdzisław zeno zenon zeynep zita \
            zlata zlatan zlatka zlatko zofia zofija zoja zoltán zoran zorana zorka zsombor zsuzsa zsuzsanna zsófia zuzana \
            zuzanna zvonimir zvonko zygmunt zélie zénaïde étienne évi ólöf łukasz štefan štefánia štěpán štěpánka želimir \
            željka željko žiga
            """))

    /// Surnames that are frequent somewhere, without those that are words as well.
    static let surnames = words(
        """
        abbott abdi adamczyk adeyemi adkins aguilar albrecht alekseev almeida alvarado alvarez andersen anderson \
        andersson andreassen andreev andrews araujo armstrong arvidsson atkins axelsson babić bailey bakken bakker \
        baldwin ballard balogh balogun barbieri barbosa barišić barnett barrett bates baumann beck becker begum beneš \
        bengtsson bennett benson berger berglund bergman bergmann bergström bertrand bianchi bianco blair blažević \
        boateng bonnet boone bos bowen bowers bowman bošnjak božić božič brandt brewer briggs brock brooks brouwer \
        buchanan burgess burke burns burton byrd böhm caldwell campbell cardoso carlson carr carroll carson caruso \
        carvalho castillo castro chandler chapman chaudhry chavez chen choi christensen clark clarke clayton cobb \
        cohen collier collins conner conti copeland coppola cortez crawford cruz cummings cunningham dahl dangelo \
        daniels danielsson davidson davis dawson deboer degraaf degroot dejong dekker delgado deluca desantis devries \
        dewit diaz dietrich dijkstra dixon doležal doyle dubois dudek dumont dunn dupont durand dvořák dąbrowski \
        edwards egorov eide eklund elliott engström erickson eriksen eriksson esposito estrada evans eze fabbri \
        farkas faure fedorov fekete ferguson fernandez ferrara ferrari ferraro ferreira ferri fiala figueroa \
        filipović fischer fitzgerald fleming fletcher flores floyd fontana forsberg fournier fowler franklin fransson \
        frazier fredriksson fuchs galli gallo garcia garner garnier garrett garza gauthier gibbs gibson girard glover \
        golob gomes gomez gonzalez goodman goodwin grabowski grasso graves greene greer grgić griffin griffith guerin \
        guerrero gundersen gunnarsson guo gupta gustafsson gutierrez guzman haas hagen halvorsen hamilton hammond \
        hampton hansen hanson hansson harper harrington harris harrison hart hartmann haugen hawkins hayashi haynes \
        heikkilä heikkinen heinonen hendriks henriksen henriksson hernandez herrera herrmann hicks higgins hines \
        hodges hoffman hoffmann hofmann hogan holland holloway holm holmberg holmes holt hopkins horton horvat \
        horváth horák huang hubbard huber hudson huff hughes hussain hájek hämäläinen håkansson ingram inoue iqbal \
        isaksson islam ito ivanov iversen jabłoński jackson jacobs jacobsen jakobsen jakobsson jankowski jansen \
        janssen jansson jefferson jelínek jennings jensen jimenez johannessen johansen johansson johnsen johnson \
        johnston jokinen jones jonsson juhász jukić jurić järvinen jönsson jørgensen kaczmarek kamiński karjalainen \
        karlsen karlsson kato kelley kennedy khan kimura kinnunen knežević knudsen knutsen kobayashi korhonen \
        koskinen kovač kovačević kovács kowalczyk kowalski kozlov kozłowski krajnc kraus krause krawczyk kristiansen \
        kristoffersen král krämer król krüger kuhn kuznetsov kučera kwiatkowski köhler könig kühn laine laitinen \
        lakatos lambert larsen larson larsson lawson lebedev lefebvre lefèvre legrand lehmann lehtinen lehtonen \
        lewandowski lin lindberg lindgren lindqvist lindström liu lombardi lombardo longo lopez lorenz lovrić lowe \
        luna lund lundin lynch lyons löfgren magnusson makarov maldonado malik malone mancini manning marchetti \
        mariani marini marino marić marković marshall martinelli martinez martini martins martinsen massey masson \
        mathieu mathis matić matsumoto matthews mattila maxwell mayer mazur mcbride mccarthy mccormick mccoy \
        mccullough mcdaniel mcdonald mcgee mcguire mckenzie mckinney mclaughlin medina meier meijer mendez mendoza \
        mensah mercier messina meyer michalski mikhailov mlakar moen molnár montgomery moore morales moran moreau \
        morel moretti morin morozov morris morrison mortensen morton mulder muller mullins munoz murphy myers mäkelä \
        mäkinen mészáros möller müller nagy nakamura nash neumann newman newton nguyen nichols nielsen niemi nieminen \
        nikitin nikolaev nilsen nilsson norris norton novak novikov novotný novák nowak nowakowski nunez nwosu nyberg \
        nyström németh němec obrien okafor okeke okonkwo oliveira olofsson olsen olson olsson oláh orlov ortega ortiz \
        osborne owens owusu padilla palmer papp parisi parsons patel patton pavić pavlov pavlović pawłowski payne \
        pearson pedersen pena pereira perez perić perkins perković perrin persson peters petersen petrov petrović \
        pettersen pettersson pfeiffer phelps phillips pierce piotrowski pittman pohl pokorný poole popov popović \
        pospíšil potočnik poulsen pratt procházka quinn radić rahman ramirez ramsey rantanen rasmussen reese reeves \
        reid reyes reynolds ribeiro ricci richards richardson riley rinaldi rios rivera rizzo robbins roberson \
        roberts robertson robinson rodgers rodriguez rodriquez rogers romero rossi rousseau roussel roux ruiz russo \
        rácz růžička saarinen salazar salminen salo salonen samuelsson sanchez sandberg sanders sandoval santoro \
        sasaki sato saunders savolainen schmid schmidt schneider scholz schreiber schröder schubert schultz schulz \
        schumacher schuster schwartz schäfer sedláček seidel semenov shah sharma shelton sherman shimizu simpson sims \
        singh singleton sjöberg smirnov smit smith smits snyder sokolov solberg soto souza stepanov stephens stevens \
        stevenson stokes strickland sullivan sutton suzuki svendsen svensson swanson szabó szilágyi szymański \
        söderberg sørensen takahashi takács tanaka tate taylor teixeira thompson thomsen thornton tomić torres \
        townsend tran tucker tuominen turk turunen tóth underwood valdez valentini vandenberg vandermeer varga vargas \
        vasiliev vasquez vaughn veselý vidmar vidović virtanen visser vitale vogt voigt volkov vos vuković wade \
        wagner wallace wallin walsh walters walton wang watanabe watkins watson watts weber webster welch wheeler \
        whitaker wieczorek wikström wilkerson wilkins williams williamson willis wilson winkler wiśniewski wolfe \
        wolff wong woźniak wróbel wójcik xu yamada yamaguchi yamamoto yang yates yoon yoshida zając zakharov zeman \
        zhang zhao zhou ziegler zieliński zimmerman zimmermann zupan zupančič černý šarić
        """)

    /// Countries, their short names and continents; large cities; regions.
    static let places = words(
        """
        aachen aalborg aalst aargau aarhus aberdeen aberystwyth abidjan abuja acapulco accra adana adelaide \
        afghanistan africa agadir agrigento ajaccio alabama alaska albacete albania albi albuquerque alcalá alemania \
        aleppo alexandria algeria algiers alicante allemagne almada almería alsace altenburg america amiens amman \
        amravati amstelveen amsterdam anchorage ancona andalusia andorra angers angola ankara antalya antwerp \
        apeldoorn aquitaine arad aragon arezzo argentina arizona arkansas arles armenia arnhem arras asia assen \
        astana asti asturias asunción athens atlanta auckland augsburg austin australia austria aveiro avignon \
        aylesbury azerbaijan badajoz baden baden-württemberg baghdad bahamas bahia bahrain baku bali baltimore bamako \
        bamberg bandung bangalore bangkok bangladesh bangui barbados barcelona bari barnsley basel basildon batumi \
        bavaria bayern bayreuth beijing beirut belarus belfast belgien belgique belgium belgrade belize belém bengal \
        benidorm benin bergamo bergen berlin bermuda bern berne bhutan białystok bielefeld bilbao birkenhead \
        birmingham bishkek bitola blackburn blackpool bochum bogotá bohemia bolivia bologna bolton bolzano bombay \
        bonn bordeaux borneo bosnia boston botswana bottrop bourges bournemouth brabant bradford braga brandenburg \
        brasil brasov brasília bratislava braunschweig brazil breda bremen bremerhaven brescia brest brighton \
        brindisi brisbane bristol brittany brno bruges brugge brunei brunswick brussels bucharest budapest buenos \
        buffalo bukovina bulgaria burgas burgos burgundy burkina bursa burundi busan bydgoszcz cadiz caen cagliari \
        cairo calabria calais calgary cali california cambodia cambridge cameroon canada canberra cannes cantabria \
        canterbury caracas cardiff carinthia carlisle cartagena casablanca cascais castile catalonia catania celje \
        celle chad chambéry charleroi chelmsford cheltenham chemnitz chennai chesterfield chicago chile china \
        chisinau chişinău christchurch chur cincinnati cleveland cluj cochabamba coimbra colchester colmar cologne \
        colombia colombo colorado como comoros congo connecticut constanța copenhagen cordoba corfu cork cornwall \
        corsica cottbus coventry craiova cremona crewe croatia cuba cumbria curitiba cyprus czechia częstochowa \
        cáceres cádiz córdoba dakar dallas dalmatia damascus darmstadt darwin davos debrecen delaware delft delhi \
        denmark denver derry detroit deutschland devon dhaka dijon djibouti doha dominica doncaster donetsk dordrecht \
        dorset dortmund dover drammen drenthe dresden dubai dublin dubrovnik dumfries dundalk dundee dunkirk durban \
        durham dushanbe düsseldorf eastbourne ecuador edinburgh edirne edmonton eger egypt eilat eindhoven eisenach \
        elche england enschede erfurt eritrea erlangen esbjerg eskilstuna espagne españa espoo essen essex estonia \
        eswatini ethiopia europe exeter exmouth extremadura famagusta faro ferrara fez fiji finland firenze flanders \
        flensburg florence florida foggia forlì fortaleza france francia frankfurt frankreich freetown freiburg \
        fribourg friesland fulda funchal gabon gaborone galati galicia galway gambia gateshead gaziantep gdansk \
        gdynia gelderland gelsenkirchen geneva genoa genova georgia gera germany ghana ghent gibraltar giessen gijón \
        girona glasgow gloucester gothenburg gouda granada gravesend graz greece greenland grenada grenoble grimsby \
        groningen guadalajara guadeloupe guam guangzhou guatemala guayaquil guernsey guimarães guinea guinea-bissau \
        guyana gävle göttingen haarlem hagen hague haifa hainan haiti halifax halmstad hamar hamburg hamm hanau \
        hannover hanoi harare hargeisa harrogate hasselt hastings havana hawaii heidelberg heilbronn helsingborg \
        helsinki hengelo heraklion hereford hertfordshire herzegovina hesse hildesheim hilversum hirtshals hobart \
        hokkaido holland honduras hong-kong honolulu horsens houston huddersfield huelva hungary hyderabad \
        hälsingborg iași iceland idaho illinois india indiana indonesia ingolstadt innsbruck inverness iowa ipswich \
        iran iraq ireland irkutsk isfahan islamabad israel istanbul italia italien italy izmir jakarta jamaica japan \
        jaén jeddah jena jersey jerusalem johannesburg jutland jönköping kabul kaiserslautern kampala kandy kansas \
        karachi karelia karlskrona karlsruhe karlstad kassel kathmandu katowice kaunas kazakhstan kazan keflavik kemi \
        kempten kent kentucky kenya kerala khartoum kiel kiev kigali kilkenny kinshasa kiribati kirkcaldy kirkuk \
        klagenfurt klaipėda koblenz kolding kolkata konstanz konya kopavogur koper kosovo kosovska košice kragujevac \
        krakow kraków kranj krefeld kristiansand kristianstad kuala kuching kumasi kuopio kuwait kyiv kyoto \
        kyrgyzstan köln lagos lahore lahti lancashire lancaster landshut laos lapland larnaca latina latvia lausanne \
        lausitz lazio lebanon leeds leeuwarden leicester leiden leipzig leoben lesotho leuven leverkusen león liberia \
        libreville libya liechtenstein liguria lille lilongwe lima limassol limburg limerick limoges lincoln \
        linköping linz lippstadt lisboa lisbon lithuania liverpool livorno liège ljubljana logroño lombardy london \
        lorient louisiana lourdes luanda lublin lucca lucerne ludwigshafen lugano luleå lund lusaka luton luxembourg \
        luzern lviv lyon lübeck maastricht macau macclesfield macedonia madagascar madeira madrid magdeburg maidstone \
        maine mainz makassar malaga malatya malawi malaysia maldives mali malmö malta managua manchester manila \
        manitoba mannheim maputo maracaibo marbella marburg maribor mariupol marrakech marrakesh marseille martinique \
        maryland massachusetts matera mauritania mauritius mechelen medellín meknes melbourne memphis merthyr messina \
        metz mexico miami michigan middlesbrough milan milwaukee minden minneapolis minnesota minsk miskolc \
        mississippi missouri modena mogadishu moldova mombasa monaco moncton mongolia montana montenegro monterrey \
        montevideo montpellier montreal monza moravia morelia morocco moscow mozambique mulhouse mumbai munich murcia \
        muscat myanmar málaga mérida méxico münchen münster nablus nagoya nairobi namibia namur nantes naples napoli \
        narvik nashik nashville nauru navarre nebraska nepal netherlands neuchâtel neuss nevada newcastle newport \
        nicaragua nice niederlande niger nigeria nijmegen nitra niš norfolk normandy norrköping northampton \
        northumberland norway norwich nottingham nottinghamshire novara novi-sad novosibirsk nuremberg nuuk nîmes \
        oakland oaxaca oberhausen odense odessa odivelas offenbach ohio okinawa oklahoma olbia oldenburg olomouc \
        omaha oman ontario opole oradea oran orebro oregon orlando orleans orléans osaka osijek oslo osnabrück ostend \
        ostrava ottawa oulu oviedo oxford oxfordshire paderborn padova padua pakistan palau palermo palestine palma \
        pamplona panama paraguay pardubice paris parma passau patagonia patras pavia penang pennsylvania perpignan \
        perth peru perugia pescara peterborough pforzheim philadelphia philippines phoenix piacenza pilsen piraeus \
        pisa pistoia pittsburgh pleven plovdiv plymouth plzeň podgorica poitiers poland polen pomerania pontevedra \
        pori portland porto portsmouth portugal potenza potsdam poznan poznań prague praha preston pretoria prešov \
        pristina priština provence puglia pula pune punjab pécs qatar qom quebec quimper quito radom rajasthan \
        ravenna reading recife recklinghausen regensburg reggio remscheid rennes reutlingen reykjavik rhineland riga \
        rijeka rimini rio riyadh roanne rochdale roma romania rome rosenheim roskilde rostock rotherham rotterdam \
        rouen ruse russia rwanda rzeszów réunion saarbrücken sacramento saigon salamanca salerno salford salisbury \
        saltillo salzburg samara samarkand samoa sanaa sandnes santander santarém santiago sapporo sarajevo saratov \
        sardinia saskatchewan sassari saxony saxony-anhalt scania schottland schweiz scotland scunthorpe seattle \
        segovia semarang senegal seoul serbia setúbal sevilla seville seychelles sfax shanghai sheffield shenyang \
        shenzhen shrewsbury shropshire siberia sibiu sicily siegen siena silesia singapore sittard skellefteå skien \
        skopje skåne slavonia slough slovakia slovenia sochi sofia solihull solingen somalia somerset sousse \
        southampton southend spain spanien speyer split stafford staffordshire stavanger stevenage stirling stockholm \
        stockport stoke stralsund strasbourg strömstad stuttgart styria suceava sudan suffolk suisse sumatra \
        sunderland surabaya suriname surrey sussex swansea swaziland sweden swindon switzerland sydney syracuse syria \
        szczecin szeged szombathely székesfehérvár tabriz taipei taiwan tajikistan tallinn tampa tampere tangier \
        tanzania tarifa tarragona tartu tashkent tasmania taunton tbilisi tehran tel-aviv telford tennessee terrassa \
        texas thailand thessaloniki thuringia tibet tijuana tilburg timisoara timișoara timor tirana togo tokyo \
        toluca tomsk tonga torino toronto torquay toruń toulon toulouse transylvania trento treviso trier trieste \
        trnava tromso tromsø trondheim troyes truro tucson tulsa tunis tunisia turin turkmenistan turku tuscany \
        tuvalu tuzla tyrol u.k. u.s. udine uganda uk ukraine ulaanbaatar ulm umbria umeå uppsala uruguay usa utah \
        utrecht uzbekistan vaasa vaduz valais valence valencia valladolid valletta vancouver vannes vantaa vanuatu \
        varanasi varese varna vaud veneto venezuela venice veracruz verdun vermont verona versailles viareggio \
        vicenza vienna vietnam vigo villach vilnius virginia vojvodina volgograd volos vorarlberg västerås växjö \
        wakefield wales wallonia walsall warrington warsaw warwickshire watford weimar wellington westphalia wexford \
        wien wiesbaden wigan wiltshire winchester windsor winnipeg winterthur wisconsin witten wolfsburg \
        wolverhampton worcester worcestershire worthing wrexham wroclaw wuppertal wyoming würzburg xalapa yaounde \
        yaoundé yemen yerevan york yorkshire yucatán zadar zagreb zambia zamora zanzibar zaporizhzhia zaragoza \
        zealand zielona zimbabwe zlín zurich zwickau zwolle zürich åland örebro österreich ürgüp łódź
        """)

    private static func words(_ list: String) -> Set<String> {
        Set(list.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
