import Export
import Formats

/// The formats of a still map.
enum PictureFormat: String, CaseIterable {
    case svg, png

    /// By the ending of a file's name; nil for any other.
    init?(file: String) {
        let name = file.lowercased()
        guard let found = Self.allCases.first(where: { name.hasSuffix("." + $0.rawValue) }) else {
            return nil
        }
        self = found
    }

    /// The picture's bytes.
    ///
    /// - Throws: `PictureError` when a PNG cannot be drawn.
    func encode(_ picture: Picture) throws -> [UInt8] {
        switch self {
        case .svg: picture.svg()
        case .png: try picture.png()
        }
    }

    /// Writes the picture, whole or not at all; to standard output when no file is named.
    func write(_ picture: Picture, to path: String?) throws {
        let bytes = try encode(picture)
        guard let path else {
            StandardOutput.write(bytes)
            return
        }
        try OutputFile.write(bytes, to: path)
    }
}

extension OutputFile {
    /// Writes a file, whole or not at all.
    static func write(_ bytes: [UInt8], to path: String) throws(FormatError) {
        var files = FileGroup()
        var file = try OutputFile(try files.stage(path))
        try file.write(bytes)
        try file.finish()
        try files.commit()
    }
}
