/// Where bytes go: a file, a pipe, memory. Writers append to `bytes`; whoever feeds them calls `drain`
/// between features, and no more than a buffer's worth is held at a time.
public protocol ByteSink<Failure>: ~Copyable {
    /// What can go wrong on the way; `Never` for memory.
    associatedtype Failure: Error
    /// What waits to be passed on.
    var bytes: [UInt8] { get set }
    /// Passes on what waits, when there is enough of it to be worth while.
    mutating func drain() throws(Failure)
}

/// Keeps all bytes.
public struct MemorySink: ByteSink, Hashable, Sendable {
    /// All bytes so far.
    public var bytes: [UInt8] = []

    /// Nothing yet.
    public init() {}

    /// Does nothing: the bytes stay.
    public mutating func drain() throws(Never) {}
}
