/// Percentages: "20 %", "12.5 percent".
enum PercentageRules {
    static let rule = Rule(
        "a number of hundredths",
        [
            .number(without: .vague),
            "%|percent|per cent|pct|percentage|prozent|pour cent|por ciento|percento|per cento|procent|por cento",
        ]
    ) { m in ParseNode.Content(.percentage(m.number(0))) }
}
