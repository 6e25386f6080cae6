package diag

var dutch = map[string]phrase{
	// words of the printer
	"error":        {text: "fout"},
	"warning":      {text: "waarschuwing"},
	"hint":         {text: "wenk"},
	"did-you-mean": {text: "bedoelde je %[1]s?"},
	"and-more":     {text: "en nog %[1]d van [%[2]s]"},
	"one-error":    {text: "1 fout"},
	"errors":       {text: "%[1]d fouten"},
	"one-warning":  {text: "1 waarschuwing"},
	"warnings":     {text: "%[1]d waarschuwingen"},

	"mapping": {text: "een groep namen"},
	"list":    {text: "een lijst"},
	"text":    {text: "een tekst"},

	// files
	"encoding":     {"vanaf hier is dit geen UTF-8-tekst", "bewaar het bestand opnieuw als UTF-8-tekst"},
	"empty-page":   {"deze pagina is leeg (w)", "schrijf er iets in, of verwijder het bestand"},
	"no-content":   {"hier staat nog geen pagina", "schrijf een eerste pagina, bijvoorbeeld index.md"},
	"page-outside": {"deze pagina staat niet in de map %[1]q en wordt dus niet gepubliceerd (w)", "verplaats ze naar %[1]s, of zet haar taal bij languages in wenk.yaml"},

	// front matter and settings
	"front-matter-unclosed":      {"de gegevens bovenaan zijn niet afgesloten", "sluit ze af met een eigen regel ---"},
	"front-matter-format":        {"dit lijken gegevens bovenaan, maar er staan meer dan drie streepjes (w)", "zet er precies --- boven en onder"},
	"front-matter-missing-title": {"deze pagina heeft geen titel (w)", "zet bovenaan een regel title:"},
	"front-matter-unknown-key":   {"onbekende naam %[1]q (w)", "wel bekend: %[2]s"},
	"yaml-yaml":                  {"deze YAML is niet te lezen: %[1]s", "zet aanhalingstekens rond een waarde met een dubbelpunt, en laat de regels even ver inspringen"},
	"yaml-duplicate-key":         {"de naam %[1]q staat hier twee keer; de eerste op regel %[2]d", "houd er een over"},
	"yaml-type":                  {"hier staat %[1]s in plaats van %[2]s", "schrijf %[2]s"},
	"yaml-number":                {"%[1]q is geen geheel getal", "schrijf een getal zonder aanhalingstekens, bijvoorbeeld 3"},
	"yaml-bool":                  {"%[1]q is niet true en niet false", "schrijf true (ja) of false (nee)"},
	"yaml-date":                  {"%[1]q is geen dag die bestaat", "schrijf jaar-maand-dag, bijvoorbeeld 2026-05-31"},
	"yaml-unknown-key":           {"onbekende naam %[1]q (w)", "wel bekend: %[2]s"},
	"yaml-missing-key":           {"de naam %[1]q ontbreekt", "voeg een regel %[1]s: toe"},
	"yaml-alias-refused":         {"ankers, verwijzingen en samenvoegingen van YAML kunnen hier niet", "schrijf de waarde voluit"},
	"yaml-tag-refused":           {"het YAML-merk %[1]s kan hier niet", "laat het weg; zet aanhalingstekens rond de waarde als het tekst moet zijn"},
	"yaml-document":              {"hier begint een tweede YAML-document", "houd er een, zonder regels --- ertussen"},
	"yaml-depth":                 {"deze YAML is dieper dan %[1]d niveaus", "maak ze vlakker"},
	"yaml-too-large":             {"deze YAML telt %[1]d bytes; de grens is %[2]d", "splits of kort in"},
	"yaml-too-many":              {"deze YAML heeft meer dan %[1]d waarden", "splits of kort in"},
	"config-file-missing":        {"er is geen bestand content/%[1]s", "maak het bestand, of verbeter de naam"},
	"config-language":            {"%[1]q is geen taalcode", "gebruik een code zoals nl, en of ar"},
	"config-url":                 {"op %[1]q kan een website niet staan", "schrijf een volledig adres, bijvoorbeeld https://voorbeeld.be/gids/"},
	"config-color":               {"%[1]q is geen kleur", "schrijf een kleur zoals #7a2e1f, tussen aanhalingstekens"},
	"config-id":                  {"%[1]q kan geen id zijn", "gebruik kleine letters, cijfers en streepjes"},
	"config-duplicate-id":        {"de id %[1]q staat hier twee keer", "geef een van beide een andere id"},
	"value-unknown":              {"%[1]q is geen waarde van %[2]s", "kies uit: %[3]s"},

	// addresses
	"slug-invalid":  {"%[1]q kan geen deel van een adres zijn", "gebruik letters, cijfers en streepjes, geen schuine strepen"},
	"slug-reserved": {"het adres /%[1]s gebruikt wenk zelf", "geef de pagina een andere naam of een andere slug:"},
	"duplicate-url": {"het adres %[1]s is al dat van %[2]s", "geef een van beide een andere naam of een andere slug:"},
	"alias-invalid": {"%[1]q kan geen oud adres zijn", "schrijf een pad op deze website, bijvoorbeeld /oud/pad/"},

	// blocks
	"block-unclosed":          {"het blok %[1]q is niet afgesloten", "sluit het af met een eigen regel :::"},
	"block-stray":             {"deze ::: sluit niets af", "verwijder hem, of open erboven een blok met ::: en de soort"},
	"block-nesting":           {"dit sluit het blok %[3]q van regel %[4]d terwijl %[1]q van regel %[2]d nog open is", "sluit eerst het binnenste blok"},
	"block-unknown":           {"er is geen soort blok %[1]q", "wel bekend: %[2]s"},
	"block-look-alike":        {"%[1]q lijkt op een blok maar verschijnt als gewone tekst (w)", "een blok begint met drie dubbelpunten vooraan op de regel, bijvoorbeeld :::tip"},
	"block-empty":             {"het blok %[1]q is leeg (w)", "schrijf er iets in, of verwijder het"},
	"block-title-missing":     {"het blok %[1]q heeft geen titel", "schrijf de titel na de soort: :::%[1]s Mijn titel"},
	"block-title-unused":      {"een blok %[1]q heeft geen titel (w)", "laat de titel weg"},
	"block-attribute":         {"dit kenmerk is niet te lezen", "schrijf {#id naam=waarde naam=\"meer woorden\"}"},
	"block-attribute-brace":   {"de { is op deze regel niet afgesloten", "sluit de kenmerken af met } op dezelfde regel"},
	"block-attribute-quote":   {"het aanhalingsteken is op deze regel niet afgesloten", "sluit de waarde af met hetzelfde aanhalingsteken"},
	"block-attribute-after":   {"na de kenmerken staat nog %[1]q", "zet de titel voor de {"},
	"block-attribute-missing": {"het blok %[1]q heeft geen %[2]s", "zet dat tussen accolades: {%[2]s=...}"},
	"block-attribute-refused": {"%[1]q kan hier niet", "alleen een id is mogelijk: {#mijn-id}"},
	"block-unknown-attribute": {"een blok %[2]q heeft geen kenmerk %[1]q (w)", "wel bekend: %[3]s"},
	"block-number":            {"%[1]q is geen geheel getal", "schrijf een getal, bijvoorbeeld 3"},
	"duplicate-id":            {"de id %[1]q bestaat al op %[2]s", "geef een van beide een andere id"},
	"list-empty":              {"deze lijst vindt niets (w)", "kijk de kenmerken na, of laat de lijst weg"},

	// text
	"raw-html":         {"HTML wordt hier niet getoond: %[1]s", "schrijf het als Markdown; of zet html: true in wenk.yaml als je iedereen die schrijft vertrouwt"},
	"code-unclosed":    {"deze code is niet afgesloten", "sluit ze af met een eigen regel ```"},
	"footnote-missing": {"er is geen noot %[1]q", "zet lager op deze pagina een regel [^%[1]s]: met de noot"},

	// links and pictures
	"link-empty":    {"deze link gaat nergens heen (w)", "zet een adres tussen de haakjes"},
	"link-broken":   {"er is geen pagina %[1]q", "kijk de naam van het bestand en de map na"},
	"link-outside":  {"%[1]q ligt buiten de gids", "link naar een bestand in de map content"},
	"link-draft":    {"%[1]q is nog een klad en wordt niet gepubliceerd (w)", "publiceer ook die pagina, of laat de link weg"},
	"anchor-broken": {"er is geen plaats %[1]q", "kijk de id van de kop of het blok na"},
	"url-scheme":    {"een link kan niet beginnen zoals %[1]q", "gebruik https, http, mailto, tel, sms of geo, of een bestand van de gids"},
	"url-broken":    {"%[1]q is geen volledig adres", "kijk het adres na"},
	"url-userinfo":  {"in %[1]q staat een gebruikersnaam", "laat weg wat voor de @ staat"},
	"image-missing": {"er is geen afbeelding %[1]q", "zet het bestand naast de pagina, en kijk de naam na"},
	"image-alt":     {"deze afbeelding heeft geen beschrijving", "schrijf tussen [ ] wat erop staat; zet er {decorative} achter als ze alleen versiert"},
	"image-broken":  {"%[1]q is geen afbeelding die getoond kan worden", "bewaar ze opnieuw als JPEG, PNG, GIF, WebP of SVG"},
	"third-party":   {"de afbeelding %[1]q staat op een andere website", "zet de afbeelding naast de pagina: anderen hoeven niet te zien wie de gids leest"},

	// layouts
	"layout-broken": {"deze lay-out is niet bruikbaar: %[1]s", "verbeter het bestand, of verwijder het om de ingebouwde lay-out terug te krijgen"},
	"asset-broken":  {"dit bestand is niet bruikbaar: %[1]s", "verbeter het bestand, of verwijder het om het ingebouwde terug te krijgen"},
}
