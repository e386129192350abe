package import Gazetteer

/// A text as the tagger's training sees it: runs of lexemes that may be names, and the features of each.
package struct TaggerInput {
    /// Lexemes of each run.
    package let runs: [Range<Int>]
    /// The features of each lexeme of the runs, in order.
    package let features: [[UInt32]]
    /// All lexemes.
    package let lexemes: [Lexeme]
}

/// Turns texts into what the tagger learns from.
package struct TaggerInputReader {
    private var reader: TextReader

    package init(_ world: WorldGazetteer) { reader = TextReader(world) }

    /// Reads one text.
    package mutating func input(_ text: [UInt8]) -> TaggerInput {
        reader.tidy()
        let read = reader.read(text.span)
        let extractor = TaggerFeatures(read: read, forms: reader.vocabulary.forms)
        let runs = read.runs
        var features: [[UInt32]] = []
        for run in runs {
            for index in run {
                var list: [UInt32] = []
                extractor.visit(index) { list.append($0) }
                features.append(list)
            }
        }
        return TaggerInput(runs: runs, features: features, lexemes: read.lexemes)
    }
}

extension ReadText {
    /// The longest stretches of open lexemes.
    var runs: [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        for index in 0...isOpen.count {
            if index < isOpen.count, isOpen[index] {
                if start == nil { start = index }
            } else if let first = start {
                runs.append(first..<index)
                start = nil
            }
        }
        return runs
    }
}
