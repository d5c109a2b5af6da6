/// Names of time zones that people write behind a clock time.
///
/// An abbreviation says a fixed offset: "9 am PST" is so also in summer, as whoever writes it says.
enum TimeZones {
    static let lexemes: [Lexeme] = [
        ("utc|gmt|wet", 0), ("bst|wat|cet|mez", 60), ("cest|mesz|eet|sast", 120), ("eest|msk", 180),
        ("gst", 240), ("pkt", 300), ("ist", 330), ("ict|wib", 420), ("sgt|hkt|awst|pht", 480), ("jst|kst", 540),
        ("acst", 570), ("aest", 600), ("acdt", 630), ("aedt", 660), ("nzst", 720), ("nzdt", 780), ("nst", -210),
        ("ast", -240), ("brt|adt", -180), ("edt", -240), ("est|cdt", -300), ("cst|mdt", -360), ("mst|pdt", -420),
        ("pst|akdt", -480), ("akst", -540), ("hst", -600),
    ].map { Lexeme($0.0, .zone($0.1 * 60)) }
}
