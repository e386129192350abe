#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the system says of a failed call, without Foundation.
enum SystemFailure {
    /// The system's words for the last failed call of this thread.
    static func lastReason() -> String {
        let code = errno
        guard let words = unsafe strerror(code) else { return "system error \(code)" }
        return unsafe String(cString: words)
    }
}
