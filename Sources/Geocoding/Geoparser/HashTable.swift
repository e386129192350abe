/// Numbers by 64-bit hashes, open addressing: a dictionary's work at a fraction of its price. Two different keys with
/// one hash count as one; with a million keys that happens once in some ten million runs.
struct HashTable {
    private var keys: [UInt64] = Array(repeating: 0, count: 1024)
    private var values: [Int32] = Array(repeating: -1, count: 1024)
    private var count = 0

    subscript(hash: UInt64) -> Int? {
        get {
            let value = values[slot(hash)]
            return value < 0 ? nil : Int(value)
        }
        set {
            guard let newValue else { return }
            if count * 2 >= keys.count { grow() }
            let slot = slot(hash)
            if values[slot] < 0 { count += 1 }
            keys[slot] = hash
            values[slot] = Int32(truncatingIfNeeded: newValue)
        }
    }

    private func slot(_ hash: UInt64) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & mask
        while values[slot] >= 0, keys[slot] != hash { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = zip(keys, values).filter { $0.1 >= 0 }
        keys = Array(repeating: 0, count: keys.count * 2)
        values = Array(repeating: -1, count: keys.count)
        for (key, value) in old {
            let slot = slot(key)
            keys[slot] = key
            values[slot] = value
        }
    }
}
