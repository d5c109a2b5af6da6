/// What can go wrong in Learning: only the reading and writing of files.
package enum LearningError: Error, Equatable, CustomStringConvertible {
    /// The bytes do not begin as a model file does.
    case notAModel
    /// The file was written in a format that this program does not know.
    case otherFormat(found: UInt32, known: UInt32)
    /// The file ends too early or goes on too long.
    case otherLength(found: Int, wanted: Int)
    /// The directory of sections contradicts itself or its fingerprint.
    case damagedDirectory
    /// The bytes of a section do not have the fingerprint that the directory gives.
    case damagedSection(String)
    /// A section that the model needs is not there.
    case missingSection(String)
    /// A section holds another type of value than the model needs.
    case otherType(section: String, found: String, wanted: String)
    /// A section's values do not fit the model's other sections.
    case inconsistent(section: String, reason: String)
    /// A file of weights that others made is not what it should be.
    case unreadable(path: String, reason: String)
    /// The disk said no.
    case file(path: String, action: String, reason: String)

    package var description: String {
        switch self {
        case .notAModel:
            "this is not a model file of Rapport; train a model with 'rapport train'"
        case .otherFormat(let found, let known):
            "the model file has format \(found), this program reads format \(known); train the model again"
        case .otherLength(let found, let wanted):
            "the model file has \(found) bytes where \(wanted) are announced; copy it again or train the model again"
        case .damagedDirectory:
            "the model file's directory is damaged; copy it again or train the model again"
        case .damagedSection(let name):
            "section '\(name)' of the model file is damaged; copy it again or train the model again"
        case .missingSection(let name):
            "the model file has no section '\(name)'; it was made for something else, or by another version"
        case .otherType(let section, let found, let wanted):
            "section '\(section)' of the model file holds \(found) where \(wanted) is needed"
        case .inconsistent(let section, let reason):
            "section '\(section)' of the model file does not fit the rest: \(reason)"
        case .unreadable(let path, let reason):
            "\(path): \(reason); 'rapport models fetch' brings it again"
        case .file(let path, let action, let reason):
            "\(path): cannot \(action): \(reason)"
        }
    }
}
