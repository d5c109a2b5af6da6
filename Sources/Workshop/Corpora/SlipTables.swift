/// What slips are made of.
enum SlipTables {
    /// The keys around each on a QWERTY keyboard.
    static let neighbours: [Character: String] = [
        "q": "wa", "w": "qesa", "e": "wrds", "r": "etfd", "t": "rygf", "y": "tuhg", "u": "yijh", "i": "uokj",
        "o": "iplk", "p": "ol", "a": "qwsz", "s": "awedxz", "d": "serfcx", "f": "drtgvc", "g": "ftyhbv",
        "h": "gyujnb", "j": "huikmn", "k": "jiolm", "l": "kop", "z": "asx", "x": "zsdc", "c": "xdfv", "v": "cfgb",
        "b": "vghn", "n": "bhjm", "m": "njk",
    ]

    /// Words as they are written in chats.
    static let chat: [String: String] = [
        "you": "u", "are": "r", "your": "ur", "why": "y", "please": "plz", "thanks": "thx", "because": "bcz",
        "before": "b4", "today": "2day", "tomorrow": "tmrw", "tonight": "2nite", "great": "gr8", "late": "l8",
        "wait": "w8", "for": "4", "to": "2", "too": "2", "someone": "sum1", "something": "smth", "anyone": "any1",
        "message": "msg", "account": "acct", "password": "pw", "number": "num", "address": "addr",
        "want": "wanna", "have": "hav", "people": "ppl", "problem": "prob", "week": "wk", "hours": "hrs",
        "minutes": "mins", "what": "wat", "when": "wen", "where": "wer", "how": "hw", "with": "w/", "without": "w/o",
        "about": "abt", "through": "thru", "should": "shud", "could": "cud", "would": "wud", "can't": "cant",
        "don't": "dont", "know": "kno", "need": "ned", "good": "gud", "very": "v", "and": "n", "the": "da",
        "that": "dat", "this": "dis", "back": "bak", "money": "muny", "transaction": "txn", "transfer": "xfer",
        "payment": "pymt", "between": "btwn", "got": "gt", "just": "jus", "time": "tym", "i'm": "im", "my": "ma",
        "see": "c", "okay": "k", "though": "tho", "information": "info", "picture": "pic", "right": "rite",
    ]

    /// Letters of other scripts that cannot be told from a Latin one by eye.
    static let lookAlikes: [Unicode.Scalar: [Unicode.Scalar]] = [
        "a": ["\u{430}", "\u{251}"], "c": ["\u{441}", "\u{3F2}"], "d": ["\u{501}"], "e": ["\u{435}"],
        "g": ["\u{261}"],
        "h": ["\u{4BB}"], "i": ["\u{456}"], "j": ["\u{458}"], "l": ["\u{4CF}", "\u{217C}"],
        "o": ["\u{43E}", "\u{3BF}"],
        "p": ["\u{440}", "\u{3C1}"], "q": ["\u{51B}"], "s": ["\u{455}"], "v": ["\u{3BD}", "\u{475}"],
        "w": ["\u{51D}"], "x": ["\u{445}"], "y": ["\u{443}"],
        "A": ["\u{410}", "\u{391}"], "B": ["\u{412}", "\u{392}"], "C": ["\u{421}"], "E": ["\u{415}", "\u{395}"],
        "H": ["\u{41D}", "\u{397}"], "I": ["\u{406}", "\u{399}"], "J": ["\u{408}"], "K": ["\u{41A}", "\u{39A}"],
        "M": ["\u{41C}", "\u{39C}"], "N": ["\u{39D}"], "O": ["\u{41E}", "\u{39F}"], "P": ["\u{420}", "\u{3A1}"],
        "S": ["\u{405}"], "T": ["\u{422}", "\u{3A4}"], "X": ["\u{425}", "\u{3A7}"], "Y": ["\u{4AE}", "\u{3A5}"],
        "Z": ["\u{396}"],
    ]

    /// Soft hyphen, spaces and joiners without width, and marks of direction.
    static let invisible: [Unicode.Scalar] = [
        "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{200E}",
    ]
}
