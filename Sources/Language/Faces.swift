/// Faces and hearts drawn in ASCII. They carry mood, so they are one token, and the same kind as drawn emoji.
enum Faces {
    private static let faces = ShortWords(
        #"""
        :) :-) :^) :D :-D =) =D :] :-] ;) ;-) ;D ;-D ;P ;-P ;p ;-p :') :'-) ^^ ^_^ :* :-* :P :-P :p :-p
        :( :-( :'( :'-( =( :[ :-[ >:( >:-( :/ :-/ :\ :-\ :| :-| -_- :o :-o :O :-O <3 </3
        """#)

    /// The atom behind the face that begins at a mark; `nil` when there is none. A last mouth may be repeated: `:(((`.
    static func end(_ text: AtomText, at place: Int) -> Int? {
        guard Self.begins.contains(text.first(place)) else { return nil }
        var best: Int?
        var end = place + 1
        let start = Int(text[place].start)
        while end < text.count, text[end].shape.isASCIIMark || text[end].isRun {
            end += 1
            let range = start..<Int(text[end].start)
            guard range.count <= faces.longest else { break }
            if faces.contains(text.bytes, range) { best = end }
        }
        guard var end = best else { return nil }
        if text[end - 1].isRun {
            // A face that ends in a letter stands alone: "option:p" is none.
            return place > 0 && text[place - 1].isRun ? nil : end
        }
        let mouth = text[end - 1].shape
        // "http://" has no face, and "//" no mouth.
        if mouth != .mark("/") { while text[end].shape == mouth { end += 1 } }
        return text[end].isRun || text[end].shape == .mark("/") ? nil : end
    }

    private static let begins: [UInt8] = Array(":;=^-><".utf8)
}
