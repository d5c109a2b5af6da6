/// What stands around names of people, places and streets, in folded forms.
enum NameCues {
    /// Before a person: "my name is", "speak to". The last word alone, and the word before it where it is needed.
    static let person: Set<String> = [
        "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam", "herr", "frau", "monsieur", "madame", "señor",
        "señora",
        "signor", "signora", "dear", "named", "called", "says", "said", "name's", "names", "signed", "regards",
        "sincerely",
        "cheers", "i'm", "im", "mister", "doctor", "professor", "uncle", "aunt", "brother", "sister", "husband", "wife",
        "colleague", "friend", "boss", "daughter", "son", "mother", "father", "met", "ask", "hi", "hello", "hey",
        "producer", "director", "president",
        "minister", "princess", "prince", "king", "queen", "captain", "starring", "player", "singer", "actor", "attn",
        "contact", "given", "introduce", "meet", "tell", "wishes", "neighbour", "nephew", "niece", "cousin", "wife's",
    ]
    /// Before a colon and a place, at the head of a line.
    static let placeLabels: Set<String> = [
        "where", "location", "place", "city", "town", "village", "ort", "stadt", "wohnort", "lieu", "ville", "lugar",
        "ciudad", "città", "luogo", "plaats", "stad", "cidade",
    ]
    /// Before the code of a postal area.
    static let codeLabels: Set<String> = [
        "zip", "zipcode", "postcode", "plz", "postleitzahl", "postal", "cap", "cep",
    ]
    /// Two words before a person.
    static let personPairs: Set<String> = [
        "name is", "call me", "calls me", "this is", "speak to", "talk to", "spoke to", "spoke with", "talked to",
        "under the name", "partner's name", "to add", "assistant to", "tribute to", "verses from", "it to", "up with",
        "gender of", "bin ich", "ich bin", "je suis", "me llamo", "soy", "heiße", "mi nombre", "why is", "who is",
        "have heard",
        "you heard", "belongs to", "in honor of", "it's under", "maybe under",
        "by mr",
    ]
    /// Before a place: "I live in", "flew to".
    static let place: Set<String> = [
        "in", "from", "to", "near", "at", "around", "visit", "visiting", "leaving", "outside", "towards", "via", "aus",
        "nach",
        "bei", "à", "desde", "en", "city", "university", "of",
    ]
    /// Before a place: words whose "from" and "to" are about places.
    static let moving: Set<String> = [
        "live", "lives", "living", "lived", "moved", "move", "moving", "flew", "fly", "flying", "travel", "travelling",
        "traveling", "trip", "here", "originally", "born", "based", "located", "wohne", "grew", "up", "am", "i'm",
        "returned",
        "delivered", "arrived", "going", "street", "city", "hear", "back", "shop", "store", "office", "vacation",
        "holiday",
        "university", "drive", "drove", "returning", "home", "citizens", "people", "working", "work",
    ]
    /// Words in the names of firms; a sequence that has one names no person.
    static let firms: Set<String> = [
        "inc", "ltd", "llc", "gmbh", "ag", "corp", "corporation", "company", "co", "group", "bank", "solutions",
        "services",
        "systems", "global", "insurance", "university", "college", "school", "institute", "association", "club",
        "hotel",
        "restaurant", "store", "stores", "mart", "foods", "motors", "airlines", "media", "software", "technologies",
        "labs",
        "partners", "holdings", "industries", "international", "foundation", "society", "museum", "hospital", "records",
        "street", "radio", "tv", "times", "post", "news", "magazine", "act", "rights", "house", "church", "team",
        "support",
        "service", "plus", "pro", "max", "mini", "ultra", "hub", "router", "account", "card", "express", "premium",
        "center",
        "centre", "department", "office", "day", "night", "war", "party", "league", "cup", "world", "park", "orchestra",
        "statement", "incorporated", "lines", "transit", "cafe", "café",
        "bar", "shop", "market", "band", "film", "airport", "station", "fuse", "lending", "royal",
    ]
    /// Capitalised in the middle of sentences, and nobody's name.
    static let ordinary: Set<String> = [
        "i", "i'm", "i've", "i'd", "i'll", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "english", "german", "french", "spanish", "italian", "dutch", "portuguese", "american", "british",
        "european", "christmas", "easter", "god", "internet", "wifi", "wi-fi", "bluetooth", "google", "apple", "amazon",
        "facebook", "microsoft", "windows", "android", "iphone", "ipad", "samsung", "sony", "netflix", "paypal", "visa",
        "mastercard", "alexa", "siri", "youtube", "whatsapp", "instagram", "twitter", "chrome", "firefox", "safari",
        "linux",
        "mac", "macbook", "pc", "tv", "usb", "app", "pin", "atm", "iban", "swift", "eur", "usd", "gbp", "ok", "the",
        "a", "an",
        "my", "your", "our", "his", "her", "their", "its", "this", "that", "these", "those", "it", "he", "she", "we",
        "you",
        "they", "who", "what", "where", "when", "why", "how", "which", "if", "but", "and", "or", "so", "then", "there",
        "here",
        "is", "are", "was", "were", "do", "does", "did", "have", "has", "had", "can", "could", "will", "would",
        "should",
        "please", "thanks", "thank", "yes", "no", "not", "hi", "hello", "hey", "dear", "good", "great", "sorry", "at",
        "in",
        "on", "of", "for", "from", "to", "with", "by", "as", "after", "before", "since", "until", "one", "two", "all",
        "some",
        "any", "just", "now", "today", "tomorrow", "yesterday", "order", "refund", "account", "card", "phone", "email",
        "mobile",
        "address", "name", "street", "customer", "support", "help", "box", "gold", "silver", "blue", "red", "green",
        "new",
        "old", "dr", "mr", "mrs", "ms", "cortana", "bot", "agent", "user", "ps", "faq", "ceo", "vat", "let", "let's",
        "get",
        "tell", "send", "call", "give", "look", "see", "know", "think", "want", "need", "like", "im", "me", "us",
        "them", "him",
        "up", "out", "over", "under", "about", "more", "less", "very", "too", "also", "only", "still", "again", "never",
        "always", "speak", "yet", "ich", "wir", "sie", "mein", "meine", "der", "die", "das", "ein", "eine", "bitte",
        "hallo",
        "danke", "und", "oder", "mit", "für", "le", "la", "les", "je", "nous", "vous", "merci", "bonjour", "el", "los",
        "las",
        "hola", "gracias", "por", "para", "southern", "northern", "eastern", "western", "central", "producer",
        "director",
        "president", "minister", "princess", "prince", "captain", "technician", "engineer", "driver", "courier",
        "postman", "neighbour", "neighbor", "manager", "doctor", "somebody", "someone", "nobody", "everybody",
        "everyone",
        "router", "delivery", "parcel", "step", "point", "question", "item", "level", "line", "version", "error",
        "code",
        "channel", "port", "day", "week", "room", "back", "later", "again", "asap", "soon", "website", "fax", "desk",
        "tel", "title", "zip",
        "http", "https", "www",
    ]
    /// Within a person's name, written small: "van der Berg".
    static let particles: Set<String> = [
        "van", "von", "der", "den", "de", "des", "aux", "les", "da", "do", "dos", "del", "della", "di", "la", "le",
        "du", "bin", "al", "el",
        "ter",
        "zu", "y",
    ]
    /// Behind the name of a street in English, or in it.
    static let streets: Set<String> = [
        "street", "st", "avenue", "ave", "road", "rd", "lane", "ln", "drive", "dr", "boulevard", "blvd", "court", "ct",
        "place", "pl", "way", "square", "sq", "terrace", "highway", "hwy", "crescent", "close", "parkway", "pkwy",
        "row",
        "alley", "circle", "trail", "gardens", "grove", "mews", "quay", "walk", "parks", "park", "hill", "plaza", "rue",
        "via",
        "viale", "piazza", "corso", "calle", "avenida", "rua", "travessa", "praça", "carrer", "ulica", "ul", "strada",
        "vicolo",
        "impasse", "chemin", "quai", "cours", "largo", "camino", "paseo", "boulevard", "platz", "utca", "út", "tér",
        "trg",
        "straat", "weg", "allee", "u", "av", "avda", "avd", "bd", "vle", "pza", "plaça", "str",
    ]
    /// Words that ordinary names of streets and places begin with.
    static let adjectives: Set<String> = [
        "great", "new", "old", "green", "red", "blue", "gold", "silver", "good", "the",
    ]
    /// Ends of one-word streets.
    static let streetEndings = [
        "straße", "strasse", "str", "weg", "gasse", "platz", "allee", "ring", "damm", "ufer", "straat", "laan", "plein",
        "kade", "gatan", "vägen", "vej", "gade", "gata", "veien", "vegen", "katu", "tie", "kuja", "polku", "utca",
        "stræde",
        "ska", "ova", "vænget", "stien", "backen", "gränd", "wijk", "dijk", "singel", "hof", "gracht", "kaai", "stíg",
        "götu", "ului",
    ]
    /// Behind or before a house's number.
    static let units: Set<String> = [
        "apt", "apartment", "suite", "unit", "flat", "floor", "box", "postbox", "po", "p.o", "p.o.", "room", "ste",
        "building",
        "psc", "dpo", "apo", "fpo", "stock", "etage", "piso", "esq", "dto", "tv", "th",
    ]
    /// Behind somebody's name at the head of a sentence.
    static let doing: Set<String> = [
        "said", "says", "shouted", "began", "spent", "lives", "lived", "asked", "told", "wrote", "writes", "thinks",
        "wants",
        "gave", "called", "works", "worked", "promised", "answered", "replied", "rang", "phoned", "explained",
    ]
    /// After these an address comes.
    static let address: Set<String> = [
        "address", "addresses", "adresse", "adres", "adress", "adresa", "dirección", "indirizzo", "endereço", "lives",
        "live", "living", "lived",
        "located",
        "sent", "send", "ship", "shipped", "deliver", "delivered", "meet", "moved", "card", "mail", "wohne", "are",
        "is",
        "enter", "shows", "refers", "user", "return", "returned", "arrived", "going",
    ]
}
