#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files of a staging folder.
struct SourceFiles {
    let folder: String

    /// The path of a file that must be there.
    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// The path of a file, if it is there and not empty.
    func existing(_ name: String) -> String? { size(name) > 0 ? path(name) : nil }

    /// Bytes of the two files that carry names.
    var totalSize: Int { size("places.txt") + size("alternateNames.txt") }

    /// Bytes of a file; 0 when it is not there.
    func size(_ name: String) -> Int {
        var status = stat()
        return unsafe stat(path(name), &status) == 0 ? Int(status.st_size) : 0
    }
}
