import Language

extension Catalogue {
    /// The entities that a desk shows by examples alone, often enough to learn from: no rule of the product, no lookup
    /// and no expression tells them. Others are found as the desk lists them.
    var taughtEntities: Set<String> {
        var counts: [String: Int] = [:]
        for example in examples { for mark in example.annotations { counts[mark.entity, default: 0] += 1 } }
        let told = EntityRecognizer.ruleNames.union(lookups.map(\.name)).union(expressions.map(\.name))
        return Set(counts.filter { $0.value >= Self.enoughMarks && !told.contains($0.key) }.keys)
    }

    /// Below so many, the marked words themselves are looked for.
    private static let enoughMarks = 20

    /// What a tagger of this catalogue learns from; empty where there is nothing to learn.
    var taggedExamples: [TaggedExample] {
        let taught = taughtEntities
        guard !taught.isEmpty else { return [] }
        return examples.map { example in
            TaggedExample(
                text: example.text,
                spans: example.annotations.filter { taught.contains($0.entity) }.map { mark in
                    TaggedExample.Span(
                        kind: TaggedExample.Kind(entity: mark.entity, role: mark.role), range: mark.range)
                },
                intent: example.intent)
        }
    }
}
