import Foundation

/// A geoparsing corpus: texts with the places that people marked in them.
struct Corpus {
    struct Document: Decodable {
        let id: String
        let text: String
        var toponyms: [Toponym]

        /// Which part of a cross-validation it belongs to: by its id alone, so that every stage agrees.
        func fold(of count: Int) -> Int {
            var hash: UInt32 = 0x811C_9DC5
            for byte in id.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
            return Int((hash ^ hash >> 15) % UInt32(count))
        }
    }

    struct Toponym: Decodable {
        /// Code points, the end exclusive.
        let start: Int
        let end: Int
        let lat: Double?
        let lon: Double?
    }

    let name: String
    let documents: [Document]

    /// Reads JSON Lines of the form `{id, text, toponyms: [{start, end, lat?, lon?}]}`.
    init(path: String) throws {
        name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var documents: [Document] = []
        for (number, line) in text.split(separator: "\n").enumerated() {
            do {
                documents.append(try JSONDecoder().decode(Document.self, from: Data(line.utf8)))
            } catch {
                throw TrainingError("\(path):\(number + 1): not a document of a corpus: \(error)")
            }
        }
        self.documents = documents
    }
}

/// What stops a training, for people.
struct TrainingError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
