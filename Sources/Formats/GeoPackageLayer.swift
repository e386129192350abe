/// A table of a GeoPackage: what it is called, what its columns are and how it is drawn.
public struct GeoPackageLayer: Hashable, Sendable {
    /// What the shapes of a table are.
    public enum Shapes: String, Hashable, Sendable {
        /// One position each.
        case points = "POINT"
        /// Areas of one or several parts.
        case areas = "MULTIPOLYGON"
        /// Shapes of several kinds. QGIS asks which of them to open.
        case mixed = "GEOMETRY"
    }

    /// The table's name.
    public let name: String
    /// A line for people: what the layer shows.
    public let title: String
    /// More for people: how to read it.
    public let summary: String
    /// The columns, without the identifier and the geometry.
    public let fields: [Field]
    /// What the shapes are; nil for a table without any.
    public let shapes: Shapes?
    /// How QGIS draws the layer, as a QML document; nil for its own choice.
    public let style: String?

    /// A table.
    public init(
        name: String, title: String, summary: String, fields: [Field], shapes: Shapes?,
        style: String? = nil
    ) {
        self.name = name
        self.title = title
        self.summary = summary
        self.fields = fields
        self.shapes = shapes
        self.style = style
    }
}
