#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Counts what was left out, by reason, and writes each piece to a file where the user asked for one.
@safe final class RejectLog {
    /// How often each reason came up.
    private(set) var counts: [String: Int] = [:]
    /// Whether a bad row is to be noted instead of ending the build.
    let isWritten: Bool
    private let path: String
    private let temporary: String
    private var file: UnsafeMutablePointer<FILE>?

    /// - Parameter path: the CSV file to write; nil counts only.
    /// - Throws: `GazetteerError.unwritable` with the system's reason.
    init(path: String?) throws(GazetteerError) {
        self.path = path ?? ""
        isWritten = path != nil
        temporary = "\(self.path).\(getpid()).part"
        guard let path else { return }
        unsafe file = fopen(temporary, "w")
        guard unsafe file != nil else { throw .unwritable(path: path, reason: SystemFailure.lastReason()) }
        put("source,line,field,reason,record\r\n")
    }

    deinit {
        guard let file = unsafe file else { return }
        unsafe fclose(file)
        unsafe unlink(temporary)
    }

    /// Notes one piece that was left out.
    ///
    /// - Parameter category: what the summary counts it under.
    func note(
        _ category: String, source: String, line: Int?, field: String = "", reason: String, record: String
    ) {
        counts[category, default: 0] += 1
        guard isWritten else { return }
        let fields = [source, line.map(String.init) ?? "", field, reason, record]
        put(fields.map(Self.quoted).joined(separator: ",") + "\r\n")
    }

    /// A field by RFC 4180; nothing that a spreadsheet would take for a formula.
    private static func quoted(_ text: String) -> String {
        var text = text
        if let first = text.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first),
            Double(text) == nil
        {
            text = "'" + text
        }
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }

    private func put(_ text: String) {
        let bytes = Array(text.utf8)
        guard let file = unsafe file else { return }
        // A full disk shows at `finish`.
        _ = unsafe fwrite(bytes, 1, bytes.count, file)
    }

    /// Gives the file its name.
    ///
    /// - Throws: `GazetteerError.unwritable` with the system's reason.
    func finish() throws(GazetteerError) {
        guard let open = unsafe file else { return }
        unsafe file = nil
        let failed = unsafe ferror(open) != 0
        guard unsafe fclose(open) == 0, !failed, unsafe rename(temporary, path) == 0 else {
            let reason = SystemFailure.lastReason()
            unsafe unlink(temporary)
            throw .unwritable(path: path, reason: reason)
        }
    }
}
