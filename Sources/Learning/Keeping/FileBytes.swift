/// Whole files, for readers of formats that other programs write.
package enum FileBytes {
    /// The bytes of the file at `path`.
    /// - Throws: `LearningError.file`.
    package static func read(_ path: String) throws(LearningError) -> [UInt8] {
        try MappedFile(path: path).read { Array($0) }
    }
}
