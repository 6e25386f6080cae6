package corpus

// What sentences are made of. "{who}" stands for one of the list of that name;
// each fits in every sentence that names its list.
var lists = map[string][]string{
	"who": {
		"de moeder", "de vader", "het gezin", "de buddy", "de brugfiguur", "de leerkracht", "de tolk", "de vrijwilliger",
		"de buurvrouw", "de trajectbegeleider", "de verpleegkundige", "de oudste dochter", "de grootmoeder", "de coördinator",
		"de maatschappelijk werker", "de voetbaltrainer",
	},
	"what": {
		"de huur", "de schooltoelage", "het inschrijven op school", "de afspraak bij de tandarts", "de brief van de gemeente",
		"de energiefactuur", "het zoeken naar een woning", "de les Nederlands", "een plaats in de opvang", "het busabonnement",
		"de verhuis", "de erkenning van een diploma", "een fiets voor de kinderen", "het kamp in de zomer", "de financiële kant",
		"het ouderavondje", "de aanvraag van een uitkering", "het eerste werkcontract", "de logopedie", "het huiswerk",
		"de ziekteverzekering", "het contact met de buren", "de wasmachine", "de geboorteaangifte",
	},
	"where": {
		"aan de keukentafel", "in het buurthuis", "op school", "in de wachtzaal", "op het speelplein", "in de bibliotheek",
		"bij het gezin thuis", "aan de schoolpoort", "in de cursusruimte", "op het gemeentehuis", "in de volkstuin",
	},
	"when": {
		"in de eerste weken", "na de vakantie", "op een rustige avond", "voor de start van het schooljaar", "na drie maanden",
		"bij elk bezoek", "op woensdagnamiddag", "in de winter", "na het eerste gesprek", "aan het einde van het jaar",
	},
	"service": {
		"het OCMW", "het CAW", "het CLB", "de VDAB", "het CGG", "de mutualiteit", "het wijkgezondheidscentrum", "de huurdersbond",
		"de dienst onthaal", "het Huis van het Kind", "de rechtswinkel", "het Agentschap Integratie",
	},
	"addressee": {"Lokale besturen", "De Vlaamse overheid", "Scholen en opvang", "Sociale huisvesters", "De federale overheid"},
}

var sentences = []string{
	"Begin niet met {what}, maar vraag eerst hoe het gaat.",
	"{who} kent de weg naar {service} vaak beter dan je denkt.",
	"Noteer samen wat er is afgesproken over {what}.",
	"Een gesprek {where} loopt anders dan een gesprek aan een loket.",
	"{when} is er meer ruimte om over {what} te praten.",
	"Vraag aan {who} of iemand al hulp kreeg van {service}.",
	"Veel ouders zeggen pas laat dat {what} hen zorgen baart.",
	"Laat {who} zelf vertellen wat er al geprobeerd is.",
	"Wie {where} afspreekt, hoort meer dan wie een formulier invult.",
	"Zoek samen uit of {service} kan helpen met {what}.",
	"Het helpt als {who} op voorhand weet wie er mee aan tafel zit.",
	"{what} vraagt geduld, want de regels verschillen van gemeente tot gemeente.",
	"Maak een kopie van elke brief en bewaar die in één map.",
	"Soms lost {who} het zelf op, en dan volstaat een telefoontje.",
	"Plan {when} een kort overleg met {who} en met iemand van {service}.",
	"Beloof over {what} niets dat je zelf niet in handen hebt.",
	"Een tolk is **geen luxe** wanneer het over {what} gaat.",
	"Kinderen tolken niet, ook niet als het maar over {what} lijkt te gaan.",
	"Bel {service} met het gezin erbij, zodat iedereen hetzelfde hoort.",
	"Het idee om {where} samen te komen kwam van {who}, en dat werkte.",
	"Ga na of {what} dringend is, dan wel een maand kan wachten.",
	"Niet elke vraag hoeft {when} een antwoord te krijgen.",
	"Stel jezelf de vraag of {who} dit ook zonder jou zou kunnen.",
	"Wat {where} gezegd wordt, blijft daar, tenzij het gezin het anders wil.",
	"Schrijf de naam van de contactpersoon bij {service} op de achterkant van het plan.",
	"Er is {when} vaak iemand in de straat die wil helpen met {what}.",
	"Geef {who} de tijd om erover na te denken.",
	"Een kleine stap telt ook: één keer samen naar {service} gaan is er een.",
	"Als {what} moeilijk ligt, begin dan met iets dat wel lukt.",
	"Vier het moment waarop {who} voor het eerst zelf belt.",
	"De ene familie wil alles weten over {what}, de andere liever zo weinig mogelijk.",
	"Overleg met {who} voor je zelf een oplossing zoekt.",
	"Kom {when} terug op wat er {where} is besproken.",
	"Zo blijft {who} aan het stuur, ook wanneer {what} stroef verloopt.",
	"Een buur die meegaat naar {service} maakt vaak het verschil.",
	"Zeg het *rustig* en in korte zinnen, ook als {who} al veel begrijpt.",
	"\"Ik wist niet dat het mocht\": die zin komt {where} vaak terug.",
	"Het belangrijkste is **vertrouwen**, en dat groeit traag.",
}

// What people say of themselves.
var told = []string{
	"Toen we hier aankwamen, kende ik niemand en begreep ik geen enkele brief.",
	"Mijn buddy kwam elke week, ook toen het regende en er niets te regelen viel.",
	"Ik wou zelf naar {service} bellen, maar ik durfde niet.",
	"Van {what} heb ik nachten wakker gelegen.",
	"Nu leg ik het {where} uit aan andere ouders.",
	"Niemand vroeg wat ik vroeger deed, tot {who} daarover begon.",
	"Mijn kinderen spreken beter Nederlands dan ik, maar de beslissing blijft bij ons.",
	"Ik dacht dat {what} voor altijd een probleem zou blijven.",
	"Wat mij hielp, was dat {who} niet meteen met een oplossing kwam.",
	"{when} durfde ik voor het eerst te zeggen dat het te veel was.",
	"Bij {service} zat iemand die tijd maakte, en dat vergeet ik niet.",
	"We hebben samen gekookt, en daarna ging praten vanzelf.",
}

var (
	openers = []string{
		"Praten over", "Samen werken aan", "Eerste stappen bij", "Wat als het misloopt met", "Wie helpt met", "Vragen rond",
		"Luisteren bij", "Afspraken over", "Rust vinden bij", "Zelf beslissen over", "Rechten bij", "Ervaringen met",
		"Een plan voor", "Onderweg naar", "Terugblik op", "Vooruitkijken naar", "Taal en", "Vertrouwen bij", "Tijd maken voor",
		"Grenzen bij", "Samen leren over", "Hulp zoeken bij", "Misverstanden rond", "Goed beginnen met", "Loslaten bij",
	}
	areas = []string{
		"wonen", "school", "werk", "gezondheid", "opvang", "papieren", "geld", "taal", "buurt", "opvoeding", "sport", "rouw", "jongeren",
	}
	headings = []string{
		"Waar je op let", "Hoe je begint", "Wat er kan misgaan", "Wie je erbij haalt", "Een voorbeeld uit de praktijk", "Als het moeilijk wordt",
		"Wat het gezin zelf doet", "Na het gesprek", "Wat we leerden", "Kleine stappen", "Vragen die vaak komen", "Om te onthouden",
	}
	sources  = []string{"Verslag van de leerkring", "Handreiking voor buddy's", "Rapport over nieuwkomers", "Nota van de gezinsraad", "Gids voor brugfiguren"}
	audience = []string{"buddy", "basiswerker", "school", "coordinator", "beleid"}
	levels   = []string{"lokaal", "vlaams", "federaal"}
	names    = []string{
		"Samira", "Yusuf", "Oksana", "Bilal", "Marijke", "Tesfaye", "Lieve", "Farida", "Geert", "Nadia", "Karim", "Zeynep",
		"Ilse", "Mehmet", "Hilde", "Amina", "Wout", "Sofia", "Rachid", "Greet", "Daryna", "Omar", "Katrien", "Leyla",
	}
	terms = [][2]string{
		{"OCMW", "Openbaar Centrum voor Maatschappelijk Welzijn"}, {"CAW", "Centrum Algemeen Welzijnswerk"},
		{"CLB", "Centrum voor Leerlingenbegeleiding"}, {"VDAB", "Vlaamse Dienst voor Arbeidsbemiddeling"},
		{"CGG", "Centrum voor Geestelijke Gezondheidszorg"}, {"mutualiteit", ""}, {"wijkgezondheidscentrum", ""}, {"brugfiguur", ""},
		{"huurdersbond", ""}, {"rechtswinkel", ""}, {"schooltoelage", ""}, {"buddy", ""}, {"Huis van het Kind", ""}, {"logopedie", ""},
		{"Agentschap Integratie", ""}, {"volkstuin", ""}, {"trajectbegeleider", ""}, {"leerkring", ""},
	}
)
