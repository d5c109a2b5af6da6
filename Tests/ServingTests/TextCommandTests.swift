import Serving
import StrictJSON
import Testing

@Test(arguments: [
    ("HELP", TextCommand.help), ("help", .help), ("  Stats ", .stats), ("ping", .ping), ("QUIT\t", .quit),
    ("Explain", .explain), ("profile", .profile), ("EXPORT", .export), ("forget", .forget),
    ("CUSTOMER ana@example.org", .customer("ana@example.org")), ("auth s3cret", .auth), ("RATE 5", .rate(5)),
    ("say help", .say("help")), ("/explain", .explain), ("/help", .help), ("/Profile", .profile),
    ("SAY   two words ", .say("two words ")),
    ("consent marketing YES", .consent(purpose: "marketing", granted: true)),
    ("CONSENT training no ", .consent(purpose: "training", granted: false)),
    ("EVENT order_shipped {\"order\":1}", .event(kind: "order_shipped", details: ["order": 1])),
])
func `a command is read in any case`(_ line: String, _ command: TextCommand) { #expect(TextCommand(line) == command) }

@Test(arguments: [
    "help, my router is dead", "help me", "stats?", "quit my contract", "rate 6", "rate", "rate 55", "RATE 5 stars",
    "customer", "customer service is slow", "customer b\u{E4}r", "consent marketing maybe", "consent yes",
    "event order {broken", "event order", "say", "auth", "auth one two", "explain it to me", "forget it", "", "   ",
    "ｈｅｌｐ", "profile picture", "/order_status", "/say hello", "//help", "/help me",
])
func `a line that only begins like a command is a message`(_ line: String) { #expect(TextCommand(line) == nil) }
