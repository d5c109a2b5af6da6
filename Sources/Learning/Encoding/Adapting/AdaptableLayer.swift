internal import CKernels

/// One layer of a transformer, forth and back.
struct AdaptableLayer: Sendable {
    private let attending: AdaptableMatrix
    private let attended: AdaptableMatrix
    private let afterAttention: TransformerWeights.Norm
    private let widening: AdaptableMatrix
    private let narrowing: AdaptableMatrix
    private let afterFeeding: TransformerWeights.Norm

    init(_ trained: LayerMatrices) {
        attending = AdaptableMatrix(trained.attending)
        attended = AdaptableMatrix(trained.attended)
        afterAttention = trained.afterAttention
        widening = AdaptableMatrix(trained.widening)
        narrowing = AdaptableMatrix(trained.narrowing)
        afterFeeding = trained.afterFeeding
    }

    /// What a way through the layer leaves behind.
    struct Trace: Sendable {
        var input: [Float] = []  // (tokens × width)
        fileprivate var attending: [Float] = []  // (tokens × 3 × width): queries, keys, values
        fileprivate var context: [Float] = []  // (tokens × width): what was attended to
        fileprivate var attended: [Float] = []  // (tokens × width): added to the input, before the norm
        fileprivate var middle: [Float] = []  // (tokens × width): behind the norm
        fileprivate var widened: [Float] = []  // (tokens × hidden): before the curve
        fileprivate var curved: [Float] = []  // (tokens × hidden)
        fileprivate var fed: [Float] = []  // (tokens × width): added to the middle, before the norm

        mutating func grow(_ shape: TransformerShape, tokens: Int) {
            let count = tokens * shape.width
            guard input.count < count else { return }
            input = [Float](repeating: 0, count: count)
            (context, attended, middle, fed) = (input, input, input, input)
            attending = [Float](repeating: 0, count: 3 * count)
            widened = [Float](repeating: 0, count: tokens * shape.hidden)
            curved = widened
        }
    }

    /// What all layers work in, one after another.
    struct Room: Sendable {
        fileprivate var between: [Float] = []  // (tokens × 16)
        fileprivate var attention: [Float] = []
        fileprivate var narrow: [Float] = []  // (tokens × width)
        fileprivate var wide: [Float] = []  // (tokens × max(3 × width, hidden))

        mutating func grow(_ shape: TransformerShape, tokens: Int, longest: Int) {
            let padded = (longest + 15) / 16 * 16
            let wanted = 2 * padded * (shape.width / shape.heads + longest)
            if attention.count < wanted { attention = [Float](repeating: 0, count: wanted) }
            guard between.count < tokens * 16 else { return }
            between = [Float](repeating: 0, count: tokens * 16)
            narrow = [Float](repeating: 0, count: tokens * shape.width)
            wide = [Float](repeating: 0, count: tokens * max(3 * shape.width, shape.hidden))
        }
    }

    /// From the trace's input to `output`, (tokens × width).
    func run(
        _ shape: TransformerShape, _ starts: [Int], _ changes: [AdaptableMatrix.Change], _ trace: inout Trace,
        _ room: inout Room, to output: inout [Float]
    ) {
        let tokens = starts[starts.count - 1]
        let count = tokens * shape.width
        attending.apply(trace.input, rows: tokens, changes[0], to: &trace.attending, &room.between)
        kernel_attend(
            trace.attending, starts, starts.count - 1, shape.heads, shape.width / shape.heads, &room.attention,
            &trace.context)
        attended.apply(trace.context, rows: tokens, changes[1], to: &trace.attended, &room.between)
        kernel_add_scaled(1, trace.input, &trace.attended, count)
        trace.middle.replaceSubrange(0..<count, with: trace.attended[..<count])
        afterAttention.apply(&trace.middle, count: tokens)

        widening.apply(trace.middle, rows: tokens, changes[2], to: &trace.widened, &room.between)
        trace.curved.replaceSubrange(0..<tokens * shape.hidden, with: trace.widened[..<(tokens * shape.hidden)])
        kernel_gelu(&trace.curved, tokens * shape.hidden)
        narrowing.apply(trace.curved, rows: tokens, changes[3], to: &trace.fed, &room.between)
        kernel_add_scaled(1, trace.middle, &trace.fed, count)
        output.replaceSubrange(0..<count, with: trace.fed[..<count])
        afterFeeding.apply(&output, count: tokens)
    }

    /// From the slopes of the output to those of the input, in place; adds those of the changes to `learned`.
    /// - Parameter first: The place of the layer's first change among all.
    func back(
        _ shape: TransformerShape, _ starts: [Int], _ changes: [AdaptableMatrix.Change], _ trace: Trace,
        _ room: inout Room, _ slopes: inout [Float], learned: inout [LowRankAdapters.Change], from first: Int
    ) {
        let tokens = starts[starts.count - 1]
        let (width, count) = (shape.width, tokens * shape.width)
        afterFeeding.back(trace.fed, &slopes, count: tokens)
        narrowing.back(
            trace.curved, slopes, rows: tokens, changes[3], to: &room.wide, learned: &learned[first + 3], &room.between)
        kernel_gelu_back(trace.widened, &room.wide, tokens * shape.hidden)
        widening.back(
            trace.middle, room.wide, rows: tokens, changes[2], to: &room.narrow, learned: &learned[first + 2],
            &room.between)
        kernel_add_scaled(1, room.narrow, &slopes, count)

        afterAttention.back(trace.attended, &slopes, count: tokens)
        attended.back(
            trace.context, slopes, rows: tokens, changes[1], to: &room.narrow, learned: &learned[first + 1],
            &room.between)
        kernel_attend_back(
            trace.attending, room.narrow, starts, starts.count - 1, shape.heads, width / shape.heads, &room.attention,
            &room.wide)
        attending.back(
            trace.input, room.wide, rows: tokens, changes[0], to: &room.narrow, learned: &learned[first],
            &room.between)
        kernel_add_scaled(1, room.narrow, &slopes, count)
    }
}

extension TransformerWeights.Norm {
    /// From the slopes of standardised rows to those of `rows` as they were before, in place.
    fileprivate func back(_ rows: [Float], _ slopes: inout [Float], count: Int) {
        kernel_layer_norm_back(rows, count, gains.count, gains, Self.epsilon, &slopes)
    }
}
