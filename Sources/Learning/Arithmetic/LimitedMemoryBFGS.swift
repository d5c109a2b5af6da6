/// Finds the lowest point of a smooth convex function of many parameters.
///
/// L-BFGS (Liu and Nocedal 1989): the last few steps and changes of the gradient stand in for the second derivative.
/// The step along each direction is found by bisection until it satisfies the weak Wolfe conditions (Lewis and
/// Overton 2013).
struct LimitedMemoryBFGS {
    /// Stops when the largest slope is below this part of the largest at the start.
    var tolerance: Double
    var iterations: Int
    /// How many steps are remembered.
    var memory = 10

    init(tolerance: Double, iterations: Int) {
        self.tolerance = tolerance
        self.iterations = iterations
    }

    private struct Step {
        let move: [Float]
        let change: [Float]
        /// 1 / (move · change)
        let curvature: Float
    }

    private var steps: [Step] = []

    /// Moves `parameters` to the lowest point. `function` gives the value and writes the gradient.
    mutating func minimise(_ parameters: inout [Float], _ function: ([Float], inout [Float]) -> Double) {
        var gradient = [Float](repeating: 0, count: parameters.count)
        var value = function(parameters, &gradient)
        let goal = tolerance * max(Self.largest(gradient), 1e-12)
        steps = []
        for _ in 0..<iterations where Self.largest(gradient) > goal {
            let direction = direction(against: gradient)
            let slope = Double(Vectors.dot(direction, gradient))
            guard slope < 0 else { return }
            let first = steps.isEmpty ? min(1, 1 / Double(Vectors.dot(gradient, gradient)).squareRoot()) : 1
            guard
                let found = Self.search(parameters, value, slope, along: direction, from: first, function)
            else { return }
            remember(from: parameters, gradient, to: found)
            (parameters, gradient, value) = found
        }
    }

    private typealias Point = (parameters: [Float], gradient: [Float], value: Double)

    /// A point far enough down and far enough along, or nil where the arithmetic has no more digits to go down.
    private static func search(
        _ start: [Float], _ value: Double, _ slope: Double, along direction: [Float], from firstStep: Double,
        _ function: ([Float], inout [Float]) -> Double
    ) -> Point? {
        var tooShort = 0.0
        var tooLong = Double.infinity
        var step = firstStep
        var gradient = [Float](repeating: 0, count: start.count)
        for _ in 0..<30 {
            var parameters = start
            Vectors.add(Float(step), times: direction, to: &parameters)
            let reached = function(parameters, &gradient)
            if !(reached <= value + 1e-4 * step * slope) {
                tooLong = step
            } else if Double(Vectors.dot(gradient, direction)) < 0.9 * slope {
                tooShort = step
            } else {
                return (parameters, gradient, reached)
            }
            step = tooLong.isFinite ? (tooShort + tooLong) / 2 : 2 * step
        }
        return nil
    }

    private mutating func remember(from parameters: [Float], _ gradient: [Float], to point: Point) {
        let move = zip(point.parameters, parameters).map { $0 - $1 }
        let change = zip(point.gradient, gradient).map { $0 - $1 }
        let product = Vectors.dot(move, change)
        guard product > 0 else { return }
        if steps.count == memory { steps.removeFirst() }
        steps.append(Step(move: move, change: change, curvature: 1 / product))
    }

    /// The two loops of L-BFGS: minus the gradient, bent by what the remembered steps tell about the curvature.
    private func direction(against gradient: [Float]) -> [Float] {
        var direction = gradient.map { -$0 }
        var shares: [Float] = []
        for step in steps.reversed() {
            let share = step.curvature * Vectors.dot(step.move, direction)
            Vectors.add(-share, times: step.change, to: &direction)
            shares.append(share)
        }
        if let last = steps.last {
            let scale = 1 / (last.curvature * Vectors.dot(last.change, last.change))
            for place in direction.indices { direction[place] *= scale }
        }
        for (step, share) in zip(steps, shares.reversed()) {
            let correction = share - step.curvature * Vectors.dot(step.change, direction)
            Vectors.add(correction, times: step.move, to: &direction)
        }
        return direction
    }

    private static func largest(_ gradient: [Float]) -> Double {
        gradient.reduce(0) { max($0, Double(abs($1))) }
    }
}
