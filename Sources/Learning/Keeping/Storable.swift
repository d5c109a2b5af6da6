/// A model that can be kept in a file and had again from it, equal in every prediction.
package protocol Storable {
    /// Adds the model's sections to `file`, their names beginning with `name`.
    func store(in file: inout ModelFile, as name: String)

    /// The model that was stored under `name`.
    init(from file: ModelFile, as name: String) throws(LearningError)
}
