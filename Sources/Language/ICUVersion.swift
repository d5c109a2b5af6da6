internal import CICU

/// The version of the ICU library that this process runs with, such as "72.1".
///
/// Token rules are our own, but the properties of characters are ICU's: a model file records this version, so that a
/// difference between two machines can be traced.
package var icuVersion: String { String(cString: cicu_version()) }
