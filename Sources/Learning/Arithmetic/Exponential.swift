#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// e to the power of `value`.
func exponential(_ value: Float) -> Float { exp(value) }

/// e to the power of `value`.
func exponential(_ value: Double) -> Double { exp(value) }

/// The natural logarithm.
func logarithm(_ value: Float) -> Float { log(value) }

/// The natural logarithm.
func logarithm(_ value: Double) -> Double { log(value) }
