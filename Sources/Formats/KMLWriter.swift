import Geometry

/// Features as KML 2.2 (OGC 07-147r2), their values typed by a `Schema`.
public struct KMLWriter: FeatureWriter, Sendable {
    private let name: String
    private let fields: [Field]
    private let styles: [KMLStyle]

    /// A writer of a document of that name, with features of these fields in these styles.
    public init(name: String, fields: [Field], styles: [KMLStyle] = []) {
        self.name = name
        self.fields = fields
        self.styles = styles
    }

    /// Opens the document: its name, styles and schema.
    public mutating func begin(_ out: inout [UInt8]) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        out.append("<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document id=\"document\">\n<name>")
        out.append(xml: name)
        out.append("</name>\n")
        for style in styles { style.append(to: &out) }
        addSchema("fields", &out)
    }

    /// Appends a legend, which lies over the map, in a folder of its own: in the document itself GIS programs would take it for a
    /// layer of that name.
    package func add(_ legend: KMLLegend, to out: inout [UInt8]) {
        beginFolder("Legend", &out)
        legend.append(to: &out)
        endFolder(&out)
    }

    /// Opens a document within, which has a schema of its own: programs that take it for a layer look for that there.
    package func beginDocument(_ name: String, schema: String, _ out: inout [UInt8]) {
        out.append("<Document><name>")
        out.append(xml: name)
        out.append("</name>\n")
        addSchema(schema, &out)
    }

    /// Closes the document opened last.
    package func endDocument(_ out: inout [UInt8]) { out.append("</Document>\n") }

    private func addSchema(_ id: String, _ out: inout [UInt8]) {
        out.append("<Schema id=\"\(id)\" name=\"\(id)\">\n")
        for field in fields {
            out.append("<SimpleField type=\"\(field.type.kml)\" name=\"")
            out.append(xml: field.name)
            out.append("\"><displayName>")
            out.append(xml: field.title)
            out.append("</displayName></SimpleField>\n")
        }
        out.append("</Schema>\n")
    }

    /// Opens a folder; what follows lies in it until `endFolder`.
    ///
    /// - Parameter icon: Where the picture lies that the viewer's list shows beside the name, so that the list is a legend.
    public func beginFolder(_ name: String, icon: String? = nil, _ out: inout [UInt8]) {
        out.append("<Folder><name>")
        out.append(xml: name)
        out.append("</name>\n")
        if let icon {
            out.append("<Style><ListStyle><ItemIcon><href>\(icon)</href></ItemIcon></ListStyle></Style>\n")
        }
    }

    /// Closes the folder opened last.
    public func endFolder(_ out: inout [UInt8]) { out.append("</Folder>\n") }

    /// Appends a feature that is labelled with its identifier.
    public mutating func add(_ feature: Feature, to out: inout [UInt8]) {
        add(feature, KMLCaption(name: feature.id), to: &out)
    }

    /// Appends a feature with its caption. The order of the elements is the schema's.
    public func add(_ feature: Feature, _ caption: KMLCaption, to out: inout [UInt8]) {
        add(feature, caption, schema: "fields", to: &out)
    }

    /// The same with values typed by the schema of a document within.
    package func add(
        _ feature: Feature, _ caption: KMLCaption, schema: String, to out: inout [UInt8]
    ) {
        out.append("<Placemark id=\"\(xmlIdentifier(feature.id))\">")
        out.append(element: "name", caption.name)
        if !caption.balloon.text.isEmpty { out.append(element: "description", caption.balloon.text) }
        if caption.begin != nil || caption.end != nil {
            out.append("<TimeSpan>")
            if let begin = caption.begin { out.append(element: "begin", begin) }
            if let end = caption.end { out.append(element: "end", end) }
            out.append("</TimeSpan>")
        }
        if let style = caption.style { out.append(element: "styleUrl", "#" + xmlIdentifier(style)) }
        out.append("\n<ExtendedData><SchemaData schemaUrl=\"#\(schema)\">")
        for (field, value) in zip(fields, feature.values) where value != .null {
            out.append("<SimpleData name=\"")
            out.append(xml: field.name)
            out.append("\">")
            out.append(kml: value)
            out.append("</SimpleData>")
        }
        out.append("</SchemaData></ExtendedData>\n")
        if let shape = feature.shape {
            out.append(kml: shape)
            out.append("\n")
        }
        out.append("</Placemark>\n")
    }

    /// Closes the document.
    public mutating func end(_ out: inout [UInt8]) { out.append("</Document>\n</kml>\n") }
}

extension FieldType {
    /// The type in a `SimpleField` (OGC 07-147r2, 9.4); KML has none for days and objects.
    fileprivate var kml: String {
        switch self {
        case .boolean: "bool"
        case .integer: "int"
        case .real: "double"
        case .text, .date, .object: "string"
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(element name: String, _ text: String) {
        append("<\(name)>")
        append(xml: text)
        append("</\(name)>")
    }

    fileprivate mutating func append(kml value: FieldValue) {
        switch value {
        case .null: break
        case .boolean(let flag): append(flag ? "1" : "0")
        case .integer(let number): append(integer: number)
        case .real(let number): if number.isFinite { append(real: number) }
        case .text(let text), .date(let text): append(xml: text)
        case .object(let members):
            var json: [UInt8] = []
            json.append(jsonObject: members)
            append(xml: String(decoding: json, as: UTF8.self))
        case .json(let text): append(xml: text)
        }
    }
}
