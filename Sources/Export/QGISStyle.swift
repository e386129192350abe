import Formats
import Incidents

/// The QML documents that make QGIS draw an incident in the colour of its type.
///
/// Symbols are written as `prop` elements: QGIS 3.22 and earlier write them, and later ones read them too
/// (`QgsSymbolLayerUtils::parseProperties`).
enum QGISStyle {
    /// Round markers with a white rim.
    static let points = document("marker") { colour in
        layer(
            "SimpleMarker",
            [
                ("name", "circle"), ("color", colour + ",255"), ("outline_color", "255,255,255,255"),
                ("outline_style", "solid"), ("outline_width", "0.3"), ("outline_width_unit", "MM"),
                ("size", "3"), ("size_unit", "MM"),
            ])
    }

    /// Areas through which the map shows, so that several over one another darken.
    static let areas = document("fill") { colour in
        layer(
            "SimpleFill",
            [
                ("color", colour + ",50"), ("style", "solid"), ("outline_color", colour + ",220"),
                ("outline_style", "solid"), ("outline_width", "0.4"), ("outline_width_unit", "MM"),
            ])
    }

    private static func document(_ kind: String, _ symbol: (_ colour: String) -> String) -> String {
        var categories = ""
        var symbols = ""
        for (index, type) in IncidentType.allCases.enumerated() {
            let name = type.rawValue
            categories +=
                #"<category symbol="\#(index)" value="\#(name)" label="\#(name)" render="true"/>"# + "\n"
            symbols +=
                #"<symbol type="\#(kind)" name="\#(index)" alpha="1" clip_to_extent="1" force_rhr="0">"#
                + symbol(decimal(type.colour)) + "</symbol>\n"
        }
        return """
            \(header("Symbology|Fields"))
            <renderer-v2 type="categorizedSymbol" attr="type" symbollevels="0" enableorderby="0" forceraster="0">
            <categories>
            \(categories)</categories>
            <symbols>
            \(symbols)</symbols>
            </renderer-v2>
            \(aliases(IncidentFields.table))
            </qgis>

            """
    }

    /// The titles alone, for a table without shapes.
    static func titles(_ fields: [Field]) -> String {
        header("Fields") + "\n" + aliases(fields) + "\n</qgis>\n"
    }

    private static func header(_ categories: String) -> String {
        """
        <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
        <qgis version="3.22.0" styleCategories="\(categories)">
        """
    }

    /// The columns' titles once more: GDAL before 3.7 does not pass on those of the schema extension.
    private static func aliases(_ fields: [Field]) -> String {
        let items = fields.enumerated().map { index, field in
            #"<alias index="\#(index + 1)" field="\#(field.name)" name="\#(field.title)"/>"# + "\n"
        }
        return "<aliases>\n" + items.joined() + "</aliases>"
    }

    private static func layer(_ kind: String, _ properties: [(String, String)]) -> String {
        let items = properties.map { #"<prop k="\#($0)" v="\#($1)"/>"# }
        return #"<layer class="\#(kind)" enabled="1" locked="0" pass="0">"# + items.joined() + "</layer>"
    }

    /// `RRGGBB` as QGIS writes a colour: three decimal numbers.
    private static func decimal(_ colour: String) -> String {
        let value = Int(colour, radix: 16) ?? 0
        return "\(value >> 16),\(value >> 8 & 255),\(value & 255)"
    }
}
