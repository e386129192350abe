#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The moment that reproducible builds pretend it is, in seconds since 1970
/// (https://reproducible-builds.org/specs/source-date-epoch/); nil when it is not set, or no number.
func sourceDateEpoch() -> Int? {
    guard let value = unsafe getenv("SOURCE_DATE_EPOCH") else { return nil }
    return unsafe Int(String(cString: value))
}
