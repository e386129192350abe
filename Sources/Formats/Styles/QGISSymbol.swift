/// A symbol of QGIS: a marker or a fill in one colour.
package struct QGISSymbol: Sendable {
    private let kind: String
    private let layers: [Layer]

    private struct Layer: Sendable {
        let kind: String
        let properties: [(String, String)]
        /// Properties that an expression decides, feature by feature.
        var expressions: [(String, String)] = []
    }

    /// A round marker with a white rim. Where `isUnsure` holds, an expression of QGIS, it is a ring: what it stands for is an
    /// area, and no spot.
    package static func marker(_ colour: String, ringWhere isUnsure: String? = nil) -> QGISSymbol {
        let rgb = decimal(colour)
        var layer = Layer(
            kind: "SimpleMarker",
            properties: [
                ("name", "circle"), ("color", rgb + ",255"), ("outline_color", "255,255,255,255"),
                ("outline_style", "solid"), ("outline_width", "0.3"), ("outline_width_unit", "MM"),
                ("size", "3"), ("size_unit", "MM"),
            ])
        if let isUnsure {
            layer.expressions = [
                ("fillColor", "if(\(isUnsure), color_rgba(\(rgb),40), color_rgb(\(rgb)))"),
                ("outlineColor", "if(\(isUnsure), color_rgb(\(rgb)), color_rgb(255,255,255))"),
            ]
        }
        return QGISSymbol(kind: "marker", layers: [layer])
    }

    /// An area through which the map shows, so that several over one another darken; opacities up to 255.
    package static func area(
        _ colour: String, opacity: Int = 50, outline: Int = 220, isDashed: Bool = false
    ) -> QGISSymbol {
        let rgb = decimal(colour)
        return QGISSymbol(
            kind: "fill",
            layers: [
                Layer(
                    kind: "SimpleFill",
                    properties: [
                        ("color", "\(rgb),\(opacity)"), ("style", "solid"),
                        ("outline_color", "\(rgb),\(outline)"),
                        ("outline_style", isDashed ? "dash" : "solid"), ("outline_width", "0.4"),
                        ("outline_width_unit", "MM"),
                    ])
            ])
    }

    func element(name: String) -> String {
        #"<symbol type="\#(kind)" name="\#(name)" alpha="1" clip_to_extent="1" force_rhr="0">"#
            + layers.map(Self.element).joined() + "</symbol>\n"
    }

    private static func element(_ layer: Layer) -> String {
        let items = layer.properties.map { #"<prop k="\#($0)" v="\#($1)"/>"# }
        return #"<layer class="\#(layer.kind)" enabled="1" locked="0" pass="0">"# + items.joined()
            + expressions(layer.expressions) + "</layer>"
    }

    private static func expressions(_ expressions: [(String, String)]) -> String {
        if expressions.isEmpty { return "" }
        func option(_ type: String, _ name: String, _ value: String) -> String {
            #"<Option type="\#(type)" name="\#(name)" value="\#(value)"/>"#
        }
        // Type 3 is an expression.
        let properties = expressions.map { name, expression in
            #"<Option type="Map" name="\#(name)">"# + option("bool", "active", "true")
                + option("QString", "expression", xml(expression)) + option("int", "type", "3") + "</Option>"
        }
        return #"<data_defined_properties><Option type="Map">"# + option("QString", "name", "")
            + #"<Option type="Map" name="properties">"# + properties.joined() + "</Option>"
            + option("QString", "type", "collection") + "</Option></data_defined_properties>"
    }

    /// `RRGGBB` as QGIS writes a colour: three decimal numbers.
    private static func decimal(_ colour: String) -> String {
        let value = Int(colour, radix: 16) ?? 0
        return "\(value >> 16),\(value >> 8 & 255),\(value & 255)"
    }
}
