import CArchive

/// The entries of a zip file or of a tar file (plain, gzip, bzip2 or xz), one after the other, by libarchive.
/// Nothing is unpacked to disk; names of entries only choose what is read.
///
/// An archive that would unpack to more than `ratioLimit` times its size is refused when `freeBytes` have come out
/// of it, and any that would unpack to more than `sizeLimit`: text never packs that well, a zip bomb does.
@safe final class ArchiveReader: ByteStream {
    /// Bytes that any archive may give.
    static let freeBytes = 1 << 30
    /// How many bytes may come out for each byte of the file. GeoNames' zips give 5, Who's On First's tars 45.
    static let ratioLimit = 200
    /// Bytes that no archive may give.
    static let sizeLimit = 1 << 38

    private let archive: OpaquePointer
    private let packedSize: Int
    private var unpacked = 0
    /// The entry that is read, for errors.
    private(set) var entryName = ""
    /// The unpacked size of the entry, where the archive says it; 0 otherwise.
    private(set) var entrySize = 0

    /// - Throws: `GazetteerError.unreadable` when there is no such file, or it is no archive.
    init(file: String) throws(GazetteerError) {
        packedSize = SourceFiles.size(file)
        guard let archive = unsafe archive_read_new() else {
            throw .unreadable(path: file, reason: "not enough memory to read an archive")
        }
        unsafe self.archive = archive
        super.init(path: file)
        unsafe archive_read_support_format_zip_seekable(archive)
        unsafe archive_read_support_format_tar(archive)
        unsafe archive_read_support_filter_gzip(archive)
        unsafe archive_read_support_filter_bzip2(archive)
        unsafe archive_read_support_filter_xz(archive)
        guard unsafe archive_read_open_filename(archive, file, 1 << 18) == ARCHIVE_OK else { throw failure() }
    }

    deinit { unsafe archive_read_free(archive) }

    override var size: Int? { entrySize > 0 ? entrySize : nil }
    /// Of the packed bytes: a tar file says nowhere how many entries come.
    override var share: Double? {
        min(1, Double(unsafe archive_filter_bytes(archive, -1)) / Double(max(1, packedSize)))
    }

    private func failure() -> GazetteerError {
        let words = unsafe archive_error_string(archive).map { unsafe String(cString: $0) } ?? "it is damaged"
        return .unreadable(path: shownPath, reason: "the archive cannot be read: \(words)")
    }

    /// The path of the archive and the entry, for errors.
    var shownPath: String { entryName.isEmpty ? path : "\(path)/\(entryName)" }

    /// Goes to the next entry that is a file and whose name a program may trust; false at the end.
    ///
    /// - Throws: `GazetteerError.unreadable` when the archive is damaged.
    func next() throws(GazetteerError) -> Bool {
        while true {
            var entry: OpaquePointer?
            let status = unsafe archive_read_next_header(archive, &entry)
            entryName = ""
            if status == ARCHIVE_EOF { return false }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry = unsafe entry else {
                throw failure()
            }
            // UTF-8 where it is known to be that, else the bytes: no locale is set.
            let name =
                unsafe archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
            guard unsafe archive_entry_filetype(entry) & 0o170000 == 0o100000, let name = unsafe name else {
                continue
            }
            let text = unsafe String(cString: name)
            // It is shown to people: no control characters, nothing that looks like another folder.
            guard !text.hasPrefix("/"), !text.split(separator: "/").contains(".."),
                text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
            else {
                throw .unreadable(path: path, reason: "it has an entry whose name leads out of it: refused")
            }
            entryName = text
            entrySize = Int(clamping: unsafe archive_entry_size(entry))
            return true
        }
    }

    override func read(_ buffer: inout [UInt8], at offset: Int) throws(GazetteerError) -> Int {
        let archive = unsafe archive
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            unsafe archive_read_data(
                archive, bytes.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
        }
        // Warnings are about what surrounds the data; a wrong checksum is one of the failures.
        guard count >= 0 else { throw failure() }
        unpacked += count
        guard unpacked <= Self.freeBytes || unpacked / Self.ratioLimit <= packedSize,
            unpacked <= Self.sizeLimit
        else {
            throw .unreadable(
                path: shownPath,
                reason:
                    "unpacks to more than \(Self.ratioLimit) times its size: refused as a zip bomb; unpack it yourself if it is none"
            )
        }
        return count
    }

    /// The whole entry.
    ///
    /// - Throws: `GazetteerError.unreadable` when it is damaged, or larger than `limit`.
    func entry(limit: Int) throws(GazetteerError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: min(limit, max(entrySize, 1 << 14)) + 1)
        var filled = 0
        while true {
            if filled == bytes.count { bytes.append(contentsOf: [UInt8](repeating: 0, count: bytes.count)) }
            let count = try read(&bytes, at: filled)
            if count == 0 { break }
            filled += count
            guard filled <= limit else {
                throw .unreadable(
                    path: shownPath, reason: "larger than \(limit >> 20) MiB, too large for one record")
            }
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }
}
