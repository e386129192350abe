/// The numbers of the file format; `Data/FORMAT.md` describes it byte by byte.
enum GazetteerFormat {
    /// The first eight bytes of every index: `DATELGAZ`.
    static let magic: [UInt8] = [0x44, 0x41, 0x54, 0x45, 0x4C, 0x47, 0x41, 0x5A]
    /// Raised whenever an older reader would misread a newer file, a change of the folding rules included.
    static let version: UInt16 = 1
    /// Bytes in front of the section table, and of each of its rows.
    static let headerSize = 32
    /// Bytes of one row of the section table.
    static let sectionRowSize = 32
    /// Keys in one front-coded block; the first is written out.
    static let keysPerBlock = 32
    /// A row reference that refers to nothing.
    static let noRow: UInt32 = .max
    /// A country reference that refers to nothing.
    static let noCountry: UInt16 = .max
    /// The bit of a place's feature number that says it has a row in `extents`.
    static let measuredBit: UInt16 = 0x8000
    /// The western edge of an extent that is a radius only.
    static let noEnvelope: Int32 = .min
    /// Degrees are stored as whole numbers of this size: 1.1 cm at most.
    static let unitsPerDegree = 1e7

    /// The two low bits of a key's tail: what the rest of it is.
    enum Tail {
        /// An offset into the postings.
        static let several = 0
        /// A row that bears the name as its primary one.
        static let primary = 1
        /// A row that bears it as an alternate name.
        static let alternate = 2
        /// A row and, in four low bits, how it bears the name.
        static let other = 3
    }

    /// The parts of the file, by their four letters.
    enum Section: String, CaseIterable {
        /// Feature class and code, 12 bytes each.
        case features = "FEAT"
        /// ISO 3166-1 alpha-2 code and row, 8 bytes each, by code.
        case countries = "CTRY"
        /// Places, 28 bytes each, the most important first.
        case places = "PLAC"
        /// Measured radius and envelope, 24 bytes each, by row.
        case extents = "EXTN"
        /// Display names, each a length and UTF-8, each once.
        case names = "NAME"
        /// Rows in the order of their GeoNames identifiers, 4 bytes each.
        case identifiers = "IDRW"
        /// Where each block of keys starts, 4 bytes each.
        case blocks = "KIDX"
        /// Front-coded keys in byte order.
        case keys = "KEYS"
        /// Places of the keys that have more than one.
        case postings = "POST"
        /// `name<TAB>value` lines and the provenance text.
        case metadata = "META"
        /// The places as a `PointTree`, 12 bytes each; an index may lack it.
        case nearest = "NEAR"
        /// Rows of the places that have an outline, 4 bytes each; an index may lack it and the three that follow.
        case areas = "AREA"
        /// Squares of the grid over the outlines, 4 bytes each, see `AreaGrid`.
        case squares = "AIDX"
        /// Edges of the outlines by square.
        case edges = "ACEL"
        /// Points along the coasts as a `PointTree`, 12 bytes each.
        case coasts = "COAS"
        /// Borders and shores beside the outlines as `PackedLines`; an index may lack it and the one that follows.
        case lines = "LINE"
        /// The land of the world as seen from afar, as `PackedLines`.
        case farLand = "LAND"

        /// Bytes of one record; 1 where records vary.
        var recordSize: Int {
            switch self {
            case .features: 12
            case .countries: 8
            case .places: 28
            case .extents: 24
            case .identifiers, .blocks, .areas, .squares: 4
            case .nearest, .coasts: PackedPoint.size
            case .names, .keys, .postings, .metadata, .edges, .lines, .farLand: 1
            }
        }

        /// The four letters as the number that stands in the file.
        var tag: UInt32 { rawValue.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
    }
}
