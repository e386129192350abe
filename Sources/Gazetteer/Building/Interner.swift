/// Numbers short byte strings from 0, in the order of their first appearance: codes of features and units.
struct Interner {
    private var pool = NamePool()
    private var numbers: [UInt32: UInt32] = [:]
    /// The strings, by number.
    private(set) var texts: [String] = []

    /// The number of a string; nil when there are 2³² of them.
    mutating func number(_ bytes: Span<UInt8>) -> UInt32? {
        guard let start = pool.add(bytes) else { return nil }
        if let number = numbers[start] { return number }
        guard let number = UInt32(exactly: texts.count) else { return nil }
        numbers[start] = number
        texts.append(bytes.text)
        return number
    }

    /// The number of a string that has one.
    func known(_ bytes: Span<UInt8>) -> UInt32? { pool.find(bytes).flatMap { numbers[$0] } }

    /// The number of a string; nil when there are 2³² of them.
    mutating func number(_ text: String) -> UInt32? { number(Array(text.utf8).span) }
}

extension Span<UInt8> {
    /// The bytes as text; bad UTF-8 is repaired.
    fileprivate var text: String {
        unsafe withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
