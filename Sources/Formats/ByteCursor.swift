/// Writes into room at the end of an array that was made beforehand, so that a byte costs no more than a store.
///
/// Every method checks once that there is room for the most it may write.
@safe struct ByteCursor: ~Copyable {
    private var next: UnsafeMutableRawPointer
    private let start: UnsafeMutableRawPointer
    private let end: UnsafeMutableRawPointer

    fileprivate init(_ room: UnsafeMutableBufferPointer<UInt8>) {
        let first = unsafe UnsafeMutableRawPointer(room.baseAddress.unsafelyUnwrapped)
        unsafe start = first
        unsafe next = first
        unsafe end = first + room.count
    }

    fileprivate var count: Int { unsafe next - start }

    @inline(__always)
    private func need(_ room: Int) { unsafe precondition(end - next >= room, "no room was made") }

    @inline(__always)
    private mutating func store(_ byte: UInt8) {
        unsafe next.storeBytes(of: byte, as: UInt8.self)
        unsafe next += 1
    }

    /// Writes a byte.
    @inline(__always)
    mutating func put(_ byte: UInt8) {
        need(1)
        store(byte)
    }

    /// Writes bytes as they are.
    @inline(__always)
    mutating func put(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe put($0) }
    }

    /// Writes bytes as they are.
    @inline(__always)
    mutating func put(_ bytes: UnsafeRawBufferPointer) {
        need(bytes.count)
        if let source = bytes.baseAddress {
            unsafe next.copyMemory(from: source, byteCount: bytes.count)
            unsafe next += bytes.count
        }
    }

    /// Writes bytes as they are, sixteen at a time: as many must be readable behind them, and may be written to here.
    @unsafe @inline(__always)
    mutating func put(overrunning start: UnsafeRawPointer, _ count: Int) {
        need(count + 16)
        var index = 0
        repeat {
            let pair = unsafe start.loadUnaligned(fromByteOffset: index, as: SIMD2<UInt64>.self)
            unsafe next.storeBytes(of: pair, toByteOffset: index, as: SIMD2<UInt64>.self)
            index += 16
        } while index < count
        unsafe next += count
    }

    /// Writes a text of the program's own.
    @inline(__always)
    mutating func put(_ text: StaticString) {
        unsafe put(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Writes the bytes of a number, the highest first.
    @inline(__always)
    mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(bigEndian number: Number) {
        need(MemoryLayout<Number>.size)
        unsafe next.storeBytes(of: number.bigEndian, as: Number.self)
        unsafe next += MemoryLayout<Number>.size
    }

    /// Writes the bytes of a number, the lowest first.
    @inline(__always)
    mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(littleEndian number: Number) {
        put(bigEndian: Number(bigEndian: number.littleEndian))
    }

    /// Writes something as the machine has it in memory.
    @inline(__always)
    mutating func put<Value: BitwiseCopyable>(native value: Value) {
        need(MemoryLayout<Value>.size)
        unsafe next.storeBytes(of: value, as: Value.self)
        unsafe next += MemoryLayout<Value>.size
    }

    /// Writes a whole number: at most 20 bytes.
    @inline(__always)
    mutating func put(integer number: Int) {
        need(20)
        if number < 0 { store(UInt8(ascii: "-")) }
        put(digits: number.magnitude, atLeast: 1)
    }

    /// Writes ten-millionths of something, without zeros at the end: at most 24 bytes with what is written beyond them.
    @inline(__always)
    mutating func put(tenMillionths number: Int) {
        need(24)
        if number < 0 { store(UInt8(ascii: "-")) }
        let whole = number.magnitude / 10_000_000
        let fraction = number.magnitude - whole * 10_000_000
        if whole < 10 {
            store(UInt8(truncatingIfNeeded: 0x30 + whole))
        } else {
            put(digits: whole, atLeast: 1)
        }
        if fraction == 0 { return }
        store(UInt8(ascii: "."))
        let digits = eightDigits(fraction * 10)
        unsafe next.storeBytes(of: (digits | zeros).littleEndian, as: UInt64.self)
        unsafe next += 8 - digits.leadingZeroBitCount >> 3
    }

    /// Writes a number of degrees: at most seven decimals (11 mm), no more than needed, no exponent; 24 bytes at most.
    @inline(__always)
    mutating func put(degrees: Double) { put(tenMillionths: tenMillionths(degrees)) }

    private mutating func put(digits number: UInt, atLeast least: Int) {
        var width = least
        var bound = powersOfTen[least]
        while number >= bound {
            width += 1
            if width == 20 { break }
            bound = powersOfTen[width]
        }
        // From the right, where the digits come out.
        var rest = number
        var place = width
        while place > 0 {
            place -= 1
            let tenth = rest / 10
            unsafe next.storeBytes(
                of: UInt8(truncatingIfNeeded: 0x30 + rest - tenth * 10), toByteOffset: place, as: UInt8.self)
            rest = tenth
        }
        unsafe next += width
    }

    /// Copies bytes up to the first one that `isOdd` marks among eight: each of them with its highest bit. Then `escape`
    /// gets the bytes from that one on, writes what stands for the first ones and says how many these were.
    ///
    /// - Parameter growth: How many bytes an odd one may become.
    @inline(__always)
    mutating func copy(
        _ bytes: UnsafeRawBufferPointer, growth: Int, odd isOdd: (UInt64) -> UInt64,
        escape: (UnsafeRawBufferPointer, inout ByteCursor) -> Int
    ) {
        need(bytes.count * growth)
        guard let source = bytes.baseAddress else { return }
        let count = bytes.count
        var index = 0
        while index < count {
            if index + 8 <= count {
                let word = unsafe UInt64(
                    littleEndian: source.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                unsafe next.storeBytes(of: word.littleEndian, as: UInt64.self)
                let odd = isOdd(word) & highBits
                let clean = odd == 0 ? 8 : odd.trailingZeroBitCount >> 3
                index += clean
                unsafe next += clean
                if odd == 0 { continue }
            } else {
                let byte = unsafe source.load(fromByteOffset: index, as: UInt8.self)
                if isOdd(UInt64(byte) | plainBytes) & 0x80 == 0 {
                    store(byte)
                    index += 1
                    continue
                }
            }
            index += unsafe escape(
                UnsafeRawBufferPointer(start: source + index, count: count - index), &self)
        }
    }
}

extension [UInt8] {
    /// Appends what `body` writes, `room` bytes at most.
    @inline(__always)
    mutating func write(atMost room: Int, _ body: (inout ByteCursor) -> Void) {
        // By half of what there is at least: whoever appends many short pieces must not copy all of it each time.
        if capacity - count < room { reserveCapacity(Swift.max(count + room, count + count / 2)) }
        append(addingCapacity: Swift.max(1, room)) { output in
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                var cursor = unsafe ByteCursor(
                    UnsafeMutableBufferPointer(rebasing: buffer[count...]))
                body(&cursor)
                count += cursor.count
            }
        }
    }
}

/// The nearest whole number of ten-millionths, of a number below 1e8. `rounded()` is a call into the C
/// library on processors before SSE 4.1, for which Swift compiles.
@inline(__always)
func tenMillionths(_ number: Double) -> Int { Int(number * 1e7 + (number < 0 ? -0.5 : 0.5)) }

/// Eight zeros.
private let zeros: UInt64 = 0x3030_3030_3030_3030

/// The digits of a number below 10⁸, a byte each, the first in the lowest: all at once (Khuong 2017, "How to print integers
/// really fast").
@inline(__always)
private func eightDigits(_ number: UInt) -> UInt64 {
    let number = UInt64(number)
    let halves = number / 10_000 | (number % 10_000) << 32
    let hundreds = (halves &* 10_486) >> 20 & 0x0000_007F_0000_007F
    let quarters = (halves &- 100 &* hundreds) << 16 &+ hundreds
    let tens = (quarters &* 103) >> 10 & 0x000F_000F_000F_000F
    return tens &+ (quarters &- 10 &* tens) << 8
}

private let powersOfTen: [UInt] = (0..<20).reduce(into: [1]) { $0.append($0[$1] &* 10) }

/// The highest bit of each of eight bytes.
let highBits: UInt64 = 0x8080_8080_8080_8080
private let lowBits: UInt64 = 0x0101_0101_0101_0101
/// Seven letters above a byte that is looked at alone.
private let plainBytes: UInt64 = 0x6161_6161_6161_6100

/// The highest bit of the lowest byte that is `byte`; above it there may be others that are not (Mycroft 1987).
@inline(__always)
func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let rest = word ^ (lowBits &* UInt64(byte))
    return (rest &- lowBits) & ~rest
}

/// The highest bit of the lowest byte that is below `byte`, which is at most 128; above it there may be others.
@inline(__always)
func isBelow(_ word: UInt64, _ byte: UInt8) -> UInt64 { (word &- lowBits &* UInt64(byte)) & ~word }
