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

    /// The people of a text by given name and surname, as spans of code points: all places where each word stands.
    package mutating func people(in text: [UInt8]) -> [Person] {
        reader.tidy()
        let read = reader.read(text.span)
        let forms = reader.vocabulary.forms
        var people: [Int32: Person] = [:]
        var order: [Int32] = []
        for (index, stretch) in read.stretches.enumerated()
        where stretch.count == 2 && stretch.lowerBound == Int32(index) {
            let (given, surname) = (forms[Int(read.forms[index])], forms[Int(read.forms[index + 1])])
            guard given.traits.contains(.givenName), surname.traits.contains(.surname) else { continue }
            if people[surname.lower] == nil { order.append(surname.lower) }
            people[surname.lower, default: Person()].givenNames.append(read.lexemes[index].scalars)
        }
        for (index, form) in read.forms.enumerated() where read.lexemes[index].shape.contains(.capital) {
            people[forms[Int(form)].lower]?.surnames.append(read.lexemes[index].scalars)
        }
        return order.compactMap { people[$0] }
    }

    /// Where a text names a person.
    package struct Person {
        /// Code points of the given names before the surname.
        package var givenNames: [Range<Int>] = []
        /// Code points of all words that are the surname.
        package var surnames: [Range<Int>] = []
    }
}

extension Lexeme {
    fileprivate var scalars: Range<Int> { Int(scalarStart)..<Int(scalarEnd) }
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
