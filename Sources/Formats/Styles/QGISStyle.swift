/// How QGIS draws a layer, as a QML document: by the value of a column, with titles for the columns, and with labels, popups
/// and times where they are wanted.
///
/// Symbols are written as `prop` elements: QGIS 3.22 and earlier write them, and later ones read them too
/// (`QgsSymbolLayerUtils::parseProperties`).
package struct QGISStyle: Sendable {
    /// A value of the column that decides, and how it is drawn.
    package struct Category: Sendable {
        /// The value; nil for all others and for none.
        let value: String?
        let label: String
        let symbol: QGISSymbol

        /// A value with its symbol; its label is the value itself where none is given.
        package init(_ value: String?, label: String? = nil, _ symbol: QGISSymbol) {
            self.value = value
            self.label = label ?? value ?? ""
            self.symbol = symbol
        }
    }

    /// The column that decides.
    package var column: String
    /// Its values.
    package var categories: [Category]
    /// The columns behind `fid`, with their titles.
    package var fields: [Field]
    /// The column that labels are taken from, and the scale, 1 to so many, from which on they are shown.
    package var labels: (column: String, scale: Int)?
    /// The columns with the first and the last day, by which QGIS's temporal controller filters.
    package var days: (first: String, last: String)?
    /// The popup.
    package var tip: QGISMapTip?

    /// A style by the values of a column.
    package init(by column: String, _ categories: [Category], fields: [Field]) {
        self.column = column
        self.categories = categories
        self.fields = fields
    }

    /// The document.
    package var document: String {
        var parts = ["Symbology", "Fields"]
        if labels != nil { parts.append("Labeling") }
        if days != nil { parts.append("Temporal") }
        if tip != nil { parts.append("MapTips") }
        return Self.head(parts, hasLabels: labels != nil) + renderer + labeling + temporal + mapTip
            + Self.aliases(fields) + "</qgis>\n"
    }

    /// The titles alone, for a table without shapes.
    package static func titles(_ fields: [Field]) -> String {
        head(["Fields"], hasLabels: false) + aliases(fields) + "</qgis>\n"
    }

    private static func head(_ parts: [String], hasLabels: Bool) -> String {
        let labels = hasLabels ? #" labelsEnabled="1""# : ""
        return """
            <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
            <qgis version="3.22.0" styleCategories="\(parts.joined(separator: "|"))"\(labels)>

            """
    }

    private var renderer: String {
        var lines = ""
        var symbols = ""
        for (index, category) in categories.enumerated() {
            let (value, label) = (category.value ?? "", category.label)
            lines +=
                #"<category symbol="\#(index)" value="\#(xml(value))" label="\#(xml(label))" render="true"/>"#
                + "\n"
            symbols += category.symbol.element(name: "\(index)")
        }
        return """
            <renderer-v2 type="categorizedSymbol" attr="\(xml(column))" symbollevels="0" enableorderby="0" forceraster="0">
            <categories>
            \(lines)</categories>
            <symbols>
            \(symbols)</symbols>
            </renderer-v2>

            """
    }

    private var labeling: String {
        guard let labels else { return "" }
        // QGIS calls the greatest scale the least: 1 to none.
        return """
            <labeling type="simple"><settings calloutType="simple">
            <text-style fieldName="\(xml(labels.column))" isExpression="0" fontFamily="Open Sans" namedStyle="Regular" \
            fontSize="8" fontSizeUnit="Point" textColor="40,40,40,255" textOpacity="1">
            <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="1"/>
            </text-style>
            <rendering scaleVisibility="1" scaleMin="0" scaleMax="\(labels.scale)" obstacle="0" drawLabels="1"/>
            </settings></labeling>

            """
    }

    private var temporal: String {
        guard let days else { return "" }
        // Mode 2 takes both columns; limit 1 counts the last day in.
        return """
            <temporal enabled="1" mode="2" limitMode="1" startField="\(xml(days.first))" endField="\(xml(days.last))" \
            startExpression="" endExpression="" durationField="" durationUnit="min" fixedDuration="0" accumulate="0">
            <fixedRange><start></start><end></end></fixedRange></temporal>

            """
    }

    private var mapTip: String {
        tip.map { "<mapTip>\(xml($0.html))</mapTip>\n" } ?? ""
    }

    /// The columns' titles once more: GDAL before 3.7 does not pass on those of the schema extension.
    private static func aliases(_ fields: [Field]) -> String {
        let items = fields.enumerated().map { index, field in
            #"<alias index="\#(index + 1)" field="\#(xml(field.name))" name="\#(xml(field.title))"/>"# + "\n"
        }
        return "<aliases>\n" + items.joined() + "</aliases>\n"
    }
}

/// The popup of a feature: some of its columns, those that are empty left away.
package struct QGISMapTip: Sendable {
    private let title: [String]
    private let lines: [(title: String, column: String)]

    /// A popup with these columns as its head, and these below it, each behind its title.
    package init(title: [String], lines: [(title: String, column: String)]) {
        self.title = title
        self.lines = lines
    }

    /// HTML with QGIS's expressions in it. What a publisher writes is text and no HTML.
    var html: String {
        let head = title.map { "coalesce(\(Self.text($0)), '')" }.joined(separator: " || ' ' || ")
        let rows = lines.map { title, column in
            "[% coalesce('<tr><td>\(title)</td><td>' || \(Self.text(column)) || '</td></tr>', '') %]"
        }
        return "<b>[% \(head) %]</b>\n<table>\n\(rows.joined(separator: "\n"))\n</table>"
    }

    private static func text(_ column: String) -> String {
        "replace(replace(to_string(\(quoted(column))), '&', '&amp;'), '<', '&lt;')"
    }
}

/// A text as XML.
func xml(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.append(xml: text)
    return String(decoding: bytes, as: UTF8.self)
}
