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
        return unsafe content.withUnsafeBufferPointer { input in
            var out: [UInt8] = []
            var taken = 0
            var status = Z_OK
            while status == Z_OK {
                // In pieces that zlib's numbers hold.
                let next = min(1 << 30, input.count - taken)
                // What zlib reads it does not change.
                let rest = unsafe input.baseAddress.map { unsafe $0 + taken }
                unsafe stream.next_in = UnsafeMutablePointer(mutating: rest)
                unsafe stream.avail_in = UInt32(next)
                // One that holds whatever may come would stay taken in memory after each call.
                out += unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { output, count in
                    unsafe stream.next_out = output.baseAddress
                    unsafe stream.avail_out = UInt32(output.count)
                    status = unsafe deflate(&stream, taken + next == input.count ? Z_FINISH : Z_NO_FLUSH)
                    count = unsafe output.count - Int(stream.avail_out)
                }
                unsafe taken += next - Int(stream.avail_in)
            }
            return out
        }
    }
}
