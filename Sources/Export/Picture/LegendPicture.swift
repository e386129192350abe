package import Formats

/// The colours of types as a small picture that lies over a map.
package enum LegendPicture {
    private static let (edge, line, longest) = (10.0, 19.0, 40)

    /// The legend; nil without types, and without librsvg, which draws it: the icons in the viewer's list say the same.
    package static func legend(_ types: [(name: String, colour: String)]) -> KMLLegend? {
        guard !types.isEmpty else { return nil }
        let names = types.map { PictureText.plain($0.name, atMost: longest) }
        let style = PictureLook.legend
        let widest = names.map { PictureText.width($0, size: style.size) }.max() ?? 0
        let (width, height) = (
            (2 * edge + 18 + widest).rounded(.up), 2 * edge + line * Double(types.count) - 5
        )
        var svg = SVGText()
        svg.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\"")
        svg.raw(" font-family=\"\(PictureText.fontFamily)\">\n")
        // It lies on pictures from satellites, dark or light.
        svg.raw("<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"#ffffff\" fill-opacity=\"0.88\"/>\n")
        for (number, type) in types.enumerated() {
            let middle = edge + line * Double(number) + 7
            svg.raw("<circle cx=\"\(edge + 5)\" cy=\"\(middle)\" r=\"5\" fill=\"#\(type.colour)\"/>\n")
            svg.text(names[number], at: Pixel(edge + 18, middle + 4), .start, style)
        }
        svg.raw("</svg>\n")
        guard let png = try? PictureRendering.png(svg.bytes, scale: 2) else { return nil }
        return KMLLegend(png: png, width: Int(width), height: Int(height))
    }
}
