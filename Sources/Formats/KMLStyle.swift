/// How KML draws a class of features: one colour for pin, outline and area.
public struct KMLStyle: Hashable, Sendable {
    /// The style's name, which placemarks refer to.
    public let name: String
    /// The colour, `RRGGBB` in hexadecimal digits.
    public let colour: String
    /// Where a picture of a pin in that colour lies, if there is one.
    public let icon: String?

    /// A style in one colour.
    public init(name: String, colour: String, icon: String? = nil) {
        self.name = name
        self.colour = colour
        self.icon = icon
    }

    /// KML's colours run alpha, blue, green, red (OGC 07-147r2, 16.12).
    func append(to out: inout [UInt8]) {
        let digits = Array(colour.utf8)
        guard digits.count == 6 else { return }
        let bgr = String(decoding: digits[4...] + digits[2..<4] + digits[..<2], as: UTF8.self)
        out.append("<Style id=\"")
        out.append(xml: xmlIdentifier(name))
        out.append("\">")
        if let icon {
            out.append("<IconStyle><Icon><href>\(icon)</href></Icon></IconStyle>")
        } else {
            // White on its own, so that the colour comes out pure; the default pushpin is yellow.
            let icon = "http://maps.google.com/mapfiles/kml/shapes/placemark_circle.png"
            out.append("<IconStyle><color>ff\(bgr)</color><Icon><href>\(icon)</href></Icon></IconStyle>")
        }
        out.append("<LineStyle><color>ff\(bgr)</color><width>2</width></LineStyle>")
        out.append("<PolyStyle><color>50\(bgr)</color></PolyStyle></Style>\n")
    }
}

/// What a KML viewer shows of a feature, besides its shape and values.
public struct KMLCaption: Hashable, Sendable {
    /// The label on the map.
    public let name: String
    /// What the balloon tells.
    public let balloon: KMLBalloon
    /// The first day, `YYYY-MM-DD`.
    public let begin: String?
    /// The last day.
    public let end: String?
    /// The name of the style.
    public let style: String?

    /// A caption.
    public init(
        name: String, balloon: KMLBalloon = KMLBalloon(), begin: String? = nil, end: String? = nil,
        style: String? = nil
    ) {
        self.name = name
        self.balloon = balloon
        self.begin = begin
        self.end = end
        self.style = style
    }
}
