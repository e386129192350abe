#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files of a folder.
struct SourceFiles {
    let folder: String

    /// The names of what lies in the folder, in the order of their bytes.
    ///
    /// - Throws: `GazetteerError.unreadable` with the system's reason.
    func list() throws(GazetteerError) -> [String] {
        guard let stream = unsafe opendir(folder) else {
            throw .unreadable(path: folder, reason: SystemFailure.lastReason())
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    /// Calls `body` with the path of each file in the folder and below whose name ends so, in the order of
    /// their names; stops when it returns false. Links to folders are not followed.
    ///
    /// - Throws: `GazetteerError.unreadable` with the system's reason, and what `body` throws.
    func forEach(suffix: String, _ body: (String) throws(GazetteerError) -> Bool) throws(GazetteerError) {
        var folders = [folder]
        while let folder = folders.popLast() {
            var inner: [String] = []
            for name in try SourceFiles(folder: folder).list() where !name.hasPrefix(".") {
                let path = "\(folder)/\(name)"
                if Self.isFolder(path, followingLinks: false) {
                    inner.append(path)
                } else if name.hasSuffix(suffix) {
                    guard try body(path) else { return }
                }
            }
            folders.append(contentsOf: inner.reversed())
        }
    }

    /// The first file in the folder and below whose name ends so.
    ///
    /// - Throws: `GazetteerError.unreadable` with the system's reason.
    func first(suffix: String) throws(GazetteerError) -> String? {
        var found: String?
        try forEach(suffix: suffix) { (path) throws(GazetteerError) in
            found = path
            return false
        }
        return found
    }

    /// Whether there is a folder.
    static func isFolder(_ path: String, followingLinks: Bool = true) -> Bool {
        var status = stat()
        let result = unsafe followingLinks ? stat(path, &status) : lstat(path, &status)
        return result == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Bytes of a file; 0 when it is not there.
    static func size(_ path: String) -> Int {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}
