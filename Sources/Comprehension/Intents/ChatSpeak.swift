/// Words as people shorten them in chat ("r u open 2day"), and as they stand in examples.
enum ChatSpeak {
    /// The long form of a word, as UTF-8; `nil` for a word that is none of these.
    static func long(_ form: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard form.count <= longest else { return nil }
        return table[packed(form)]
    }

    private static let longest = 6

    /// Up to six bytes as one number; no two such words share one.
    private static func packed(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(1) { $0 << 8 | UInt64($1) }
    }

    private static let table: [UInt64: [UInt8]] = Dictionary(
        uniqueKeysWithValues: words.map { (packed($0.key.utf8), Array($0.value.utf8)) })

    private static let words: KeyValuePairs = [
        "u": "you", "r": "are", "ur": "your", "urs": "yours", "k": "ok", "okey": "ok", "okay": "ok",
        "pls": "please", "plz": "please", "plse": "please", "pleas": "please", "thx": "thanks", "tnx": "thanks",
        "thnx": "thanks", "thanx": "thanks", "cuz": "because", "coz": "because", "bcoz": "because",
        "b4": "before", "2day": "today", "2moro": "tomorrow", "tmrw": "tomorrow", "tmr": "tomorrow",
        "gr8": "great", "l8": "late", "m8": "mate", "sum1": "someone", "smth": "something", "sth": "something",
        "msg": "message", "msgs": "messages", "acc": "account", "acct": "account", "pw": "password", "pwd": "password",
        "pword": "password", "passwd": "password", "nr": "number", "addy": "address", "appt": "appointment",
        "wanna": "want",
        "gotta": "must", "lemme": "let", "gimme": "give", "ppl": "people", "prob": "problem",
        "probs": "problem", "wk": "week", "wks": "weeks", "hrs": "hours", "mins": "minutes",
        "asap": "soon", "fone": "phone", "wot": "what", "wat": "what", "wich": "which",
        "im": "i'm", "ive": "i've", "dont": "don't", "cant": "can't", "wont": "won't", "didnt": "didn't",
        "doesnt": "doesn't", "isnt": "isn't", "bcz": "because", "bcs": "because", "bc": "because", "becoz": "because",
        "2nite": "tonight", "w8": "wait", "any1": "anyone", "every1": "everyone", "num": "number",
        "addr": "address", "hav": "have", "hv": "have", "wen": "when", "whn": "when", "whr": "where", "hw": "how",
        "abt": "about", "thru": "through", "shud": "should", "shld": "should", "cud": "could", "cld": "could",
        "wud": "would", "wld": "would", "kno": "know", "knw": "know", "gud": "good",
        "txn": "transaction", "xfer": "transfer", "pymt": "payment", "pmt": "payment",
        "btwn": "between", "tym": "time", "tho": "though", "rite": "right", "ty": "thanks", "bday": "birthday",
        "wknd": "weekend", "mth": "month", "mths": "months", "yr": "year", "yrs": "years", "pkg": "package",
        "deliv": "delivery", "ordr": "order", "cust": "customer", "svc": "service",
    ]
}
