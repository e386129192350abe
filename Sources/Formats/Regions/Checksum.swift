import CZlib

/// The check sum of bytes (CRC-32, as in ISO 3309).
func checksum(_ content: [UInt8]) -> UInt32 {
    unsafe content.withUnsafeBytes { bytes in
        // zlib counts in 32 bits.
        var sum: UInt = 0
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + 1 << 30)
            let part = unsafe bytes[start..<end]
            sum = unsafe crc32(
                sum, UnsafeRawBufferPointer(rebasing: part).bindMemory(to: UInt8.self).baseAddress,
                UInt32(end - start))
            start = end
        }
        return UInt32(truncatingIfNeeded: sum)
    }
}
