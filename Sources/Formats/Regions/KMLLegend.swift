/// A legend that a viewer shows over the map, whatever that shows: a picture within an archive. A document alone could only name a
/// picture that lies elsewhere.
package struct KMLLegend: Sendable {
    private let png: [UInt8]
    private let width: Int
    private let height: Int

    /// A legend by its picture.
    ///
    /// - Parameters:
    ///   - png: The picture; it may have more pixels than it is shown with.
    ///   - width: Pixels of the screen.
    ///   - height: Pixels of the screen.
    package init(png: [UInt8], width: Int, height: Int) {
        self.png = png
        self.width = width
        self.height = height
    }

    private static let path = "files/legend.png"

    var entry: ZipEntry { ZipEntry(name: Self.path, png) }

    /// In the corner that Google Earth leaves free (OGC 07-147r2, 11.7).
    func append(to out: inout [UInt8]) {
        out.append(
            """
            <ScreenOverlay><name>Legend</name><Icon><href>\(Self.path)</href></Icon>\
            <overlayXY x="0" y="1" xunits="fraction" yunits="fraction"/>\
            <screenXY x="12" y="12" xunits="pixels" yunits="insetPixels"/>\
            <size x="\(width)" y="\(height)" xunits="pixels" yunits="pixels"/></ScreenOverlay>

            """)
    }
}

/// A document with the pictures that it draws with, as one archive that viewers open as it is.
package enum KMZDocument {
    /// The archive's bytes.
    ///
    /// - Parameters:
    ///   - document: KML whose icons are those of `styles`.
    ///   - styles: Those that have an icon.
    ///   - legend: What the document refers to as its legend.
    package static func bytes(_ document: [UInt8], styles: [KMLStyle], legend: KMLLegend?) -> [UInt8] {
        var archive = ZipFile()
        var out = archive.add(ZipEntry(name: "doc.kml", document))
        for style in styles {
            guard let icon = style.icon else { continue }
            out += archive.add(ZipEntry(name: icon, dotIcon(colour: style.colour)))
        }
        if let legend { out += archive.add(legend.entry) }
        return out + archive.end()
    }
}
