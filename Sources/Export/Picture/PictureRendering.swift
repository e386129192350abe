internal import CRsvg

/// Why a picture could not be drawn as PNG.
public enum PictureError: Error, Hashable, Sendable, CustomStringConvertible {
    /// librsvg is not installed, or too old; with what the system says.
    case rendererMissing(String)
    /// librsvg could not draw the picture; with what it says.
    case failed(String)

    /// One line: what is wrong, and what to do about it.
    public var description: String {
        switch self {
        case .rendererMissing(let reason):
            "PNG is drawn by librsvg, which cannot be loaded (\(reason)): apt-get install librsvg2-2 fonts-dejavu-core, or write an SVG, which needs neither"
        case .failed(let reason): "librsvg cannot draw the picture as PNG (\(reason)): write an SVG instead"
        }
    }
}

extension Picture {
    /// The picture as PNG, drawn from its SVG by librsvg. The same bytes wherever the same librsvg and fonts are installed.
    ///
    /// - Parameter scale: Pixels for each one of the SVG: two, so that it is sharp on screens of today and in print.
    /// - Throws: `PictureError` when librsvg is missing or fails.
    public func png(scale: Double = 2) throws(PictureError) -> [UInt8] {
        try PictureRendering.png(svg(), scale: scale)
    }
}

/// SVG in, PNG out.
enum PictureRendering {
    static func png(_ svg: [UInt8], scale: Double) throws(PictureError) -> [UInt8] {
        var png: [UInt8] = []
        var reason = [CChar](repeating: 0, count: 512)
        let result = unsafe withUnsafeMutablePointer(to: &png) { target in
            unsafe dateline_rsvg_png(
                svg, svg.count, scale,
                { target, bytes, count in
                    unsafe target?.assumingMemoryBound(to: [UInt8].self).pointee.append(
                        contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                    return 0
                }, target, &reason, reason.count)
        }
        let words = String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        switch result {
        case dateline_rsvg_done: return png
        case dateline_rsvg_missing: throw .rendererMissing(words)
        default: throw .failed(words)
        }
    }
}
