#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file on its way: written under a hidden name beside its destination, which a commit gives it.
public struct StagedFile: Hashable, Sendable {
    /// Where the bytes go until the commit.
    public let temporary: String
    /// Where they shall be, and the name that errors speak of.
    public let destination: String
}

/// Files that appear together or not at all.
///
/// Each one is staged and written in full; `commit` then flushes all of them to the disk and renames
/// them. A reader sees the old file or the new one, never a part. A group that goes away without a
/// commit removes its files and the folders that it made.
///
/// A rename is atomic and a group of them is not: when the machine stops between two renames, the
/// first file is new and the second one old, each of them whole.
public struct FileGroup: ~Copyable {
    private var staged: [StagedFile] = []
    private var folders: [String] = []

    /// An empty group.
    public init() {}

    deinit {
        for file in staged { unsafe unlink(file.temporary) }
        // Only folders that are still empty go.
        for folder in folders.reversed() { unsafe rmdir(folder) }
    }

    /// Makes a folder with those above it, where they are missing.
    ///
    /// - Throws: `FormatError` when one of them cannot be made, or is a file.
    public mutating func makeFolder(_ path: String) throws(FormatError) {
        var prefix = path.hasPrefix("/") ? "/" : ""
        for part in path.utf8.split(separator: slash).map({ String(Substring($0)) }) {
            prefix += (prefix.isEmpty || prefix.hasSuffix("/") ? "" : "/") + part
            if isFolder(prefix) { continue }
            if unsafe mkdir(prefix, 0o777) == 0 {
                folders.append(prefix)
            } else {
                let code = errno
                // Another process may have made it since.
                if code != EEXIST || !isFolder(prefix) {
                    throw FormatError(path: path, errno: code == EEXIST ? ENOTDIR : code)
                }
            }
        }
    }

    /// Makes an empty file that a commit will rename to `destination`.
    ///
    /// - Throws: `FormatError` when the folder takes no file, or something other than a file has the name, or a store of
    ///   imported incidents.
    public mutating func stage(_ destination: String) throws(FormatError) -> StagedFile {
        // A link keeps being a link: the file that it names is the one to replace.
        let target = resolved(destination)
        var status = stat()
        let exists = unsafe stat(target, &status) == 0
        if exists, status.st_mode & S_IFMT != S_IFREG {
            if status.st_mode & S_IFMT == S_IFDIR { throw FormatError(path: destination, errno: EISDIR) }
            throw FormatError(
                path: destination, reason: "not a regular file", advice: "name a file in a folder")
        }
        // What was imported is nowhere else: the rows as published, what was rejected, what is gone.
        if exists, SQLiteFile.isStore(target) {
            throw FormatError(
                path: destination, reason: "it is a store of imported incidents, which is not written over",
                advice: "name another file, or remove the store first")
        }
        let folder = folderPrefix(target)
        for attempt in 0... {
            // The destination's own name is left out: it may be as long as a name can be.
            let temporary = "\(folder).dateline-\(getpid())-\(attempt).part"
            let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor < 0 {
                if errno == EEXIST { continue }
                throw FormatError(path: destination, errno: errno)
            }
            if exists { fchmod(descriptor, status.st_mode & 0o777) }
            close(descriptor)
            let file = StagedFile(temporary: temporary, destination: target)
            staged.append(file)
            return file
        }
        throw FormatError(path: destination, errno: EEXIST)
    }

    /// Flushes all files to the disk, then gives each its name.
    ///
    /// - Throws: `FormatError` for the first file that fails; those not yet renamed are removed with the group.
    public mutating func commit() throws(FormatError) {
        for file in staged { try flush(file.temporary, of: file.destination) }
        while let file = staged.first {
            if unsafe rename(file.temporary, file.destination) != 0 {
                throw FormatError(path: file.destination, errno: errno)
            }
            staged.removeFirst()
            // From here on there is something to keep.
            folders = []
            // Not every file system lets a folder be flushed; the rename has happened all the same.
            try? flush(folderPrefix(file.destination) + ".", of: file.destination)
        }
    }
}

private let slash = UInt8(ascii: "/")

/// The path up to its last slash, that included.
private func folderPrefix(_ path: String) -> String {
    path.utf8.lastIndex(of: slash).map { String(path[...$0]) } ?? ""
}

private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The path with its links followed; itself when nothing is there yet.
private func resolved(_ path: String) -> String {
    guard let buffer = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(buffer) }
    return unsafe String(cString: buffer)
}

private func flush(_ path: String, of destination: String) throws(FormatError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FormatError(path: destination, errno: errno) }
    defer { close(descriptor) }
    if fsync(descriptor) != 0 { throw FormatError(path: destination, errno: errno) }
}
