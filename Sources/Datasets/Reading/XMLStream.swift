import CExpat

/// What happens while an XML document is read. Names come without their namespaces' prefixes.
protocol XMLHandler: AnyObject {
    func begin(_ name: String, _ attributes: [String: String])
    func text(_ text: String)
    func end(_ name: String)
}

/// Reads XML piece by piece. A document type is refused, and with it every entity: no table needs one, and a few lines
/// of them expand to gigabytes.
@safe final class XMLStream {
    private let parser: XML_Parser
    private let context: Context

    private final class Context {
        let handler: any XMLHandler
        var hasDocumentType = false
        /// How deep elements may lie within one another.
        static let depthLimit = 512
        var depth = 0
        init(_ handler: any XMLHandler) { self.handler = handler }
    }

    /// Why a document is refused.
    struct Fault: Error {
        let reason: String
    }

    init(_ handler: any XMLHandler) {
        // Expat gives none only where there is no memory, as for an array.
        unsafe parser = XML_ParserCreate(nil).unsafelyUnwrapped
        context = Context(handler)
        unsafe XML_SetUserData(parser, Unmanaged.passUnretained(context).toOpaque())
        unsafe XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            unsafe XMLStream.context(data)?.hasDocumentType = true
        }
        unsafe XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let context = unsafe XMLStream.context(data), let name = unsafe name else { return }
                context.depth += 1
                guard context.depth <= Context.depthLimit else { return }
                var found: [String: String] = [:]
                var index = 0
                while let attributes = unsafe attributes, let key = unsafe attributes[index],
                    let value = unsafe attributes[index + 1]
                {
                    found[XMLStream.local(unsafe String(cString: key))] = unsafe String(cString: value)
                    index += 2
                }
                context.handler.begin(XMLStream.local(unsafe String(cString: name)), found)
            },
            { data, name in
                guard let context = unsafe XMLStream.context(data), let name = unsafe name else { return }
                if context.depth <= Context.depthLimit {
                    context.handler.end(XMLStream.local(unsafe String(cString: name)))
                }
                context.depth -= 1
            })
        unsafe XML_SetCharacterDataHandler(parser) { data, text, count in
            guard let context = unsafe XMLStream.context(data), let text = unsafe text else { return }
            let bytes = unsafe UnsafeRawBufferPointer(start: text, count: Int(count))
            context.handler.text(unsafe String(decoding: bytes, as: UTF8.self))
        }
    }

    deinit { unsafe XML_ParserFree(parser) }

    /// Reads the next bytes; the last ones with `isLast`.
    func feed(_ bytes: ArraySlice<UInt8>, isLast: Bool = false) throws(Fault) {
        let status = unsafe bytes.withUnsafeBytes { bytes in
            unsafe XML_Parse(
                parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
                isLast ? 1 : 0)
        }
        if context.hasDocumentType {
            throw Fault(
                reason: "the XML declares a document type, whose entities may expand without end: refused")
        }
        if context.depth > Context.depthLimit { throw Fault(reason: "its elements lie too deep: refused") }
        guard status == XML_STATUS_OK else {
            let code = unsafe XML_GetErrorCode(parser)
            let words = unsafe XML_ErrorString(code).map { unsafe String(cString: $0) } ?? "an error"
            throw Fault(reason: "line \(unsafe XML_GetCurrentLineNumber(parser)): not XML: \(words)")
        }
    }

    private static func context(_ data: UnsafeMutableRawPointer?) -> Context? {
        unsafe data.map { unsafe Unmanaged<Context>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func local(_ name: String) -> String {
        name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.index(after: $0)...]) } ?? name
    }
}
