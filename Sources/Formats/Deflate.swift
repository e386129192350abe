import CZlib

/// DEFLATE (RFC 1951), without a frame of zlib's or gzip's around it.
package enum Deflate {
    /// The bytes, compressed.
    ///
    /// - Parameter level: From 1, fast, to 9, small.
    package static func compress(_ content: [UInt8], level: Int32) -> [UInt8] {
        var stream = unsafe z_stream()
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        unsafe deflateInit2_(
            &stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        defer { unsafe deflateEnd(&stream) }
        let bound = unsafe Int(deflateBound(&stream, UInt(content.count)))
        var content = content
        return unsafe content.withUnsafeMutableBufferPointer { input in
            unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
                // In pieces that zlib's numbers hold.
                let piece = 1 << 30
                var taken = 0
                var status = Z_OK
                while status == Z_OK {
                    let next = min(piece, input.count - taken)
                    unsafe stream.next_in = input.baseAddress.map { unsafe $0 + taken }
                    unsafe stream.avail_in = UInt32(next)
                    unsafe stream.next_out = output.baseAddress.map { unsafe $0 + count }
                    unsafe stream.avail_out = UInt32(min(piece, output.count - count))
                    let room = unsafe stream.avail_out
                    let isLast = taken + next == input.count
                    status = unsafe deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    unsafe taken += next - Int(stream.avail_in)
                    unsafe count += Int(room - stream.avail_out)
                }
            }
        }
    }
}
