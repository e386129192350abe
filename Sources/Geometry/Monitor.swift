#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A lock that threads can wait behind until what it guards has changed.
@safe package final class Monitor: @unchecked Sendable {
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>

    /// A lock that nobody holds.
    package init() {
        unsafe lock = .allocate(capacity: 1)
        unsafe changed = .allocate(capacity: 1)
        unsafe pthread_mutex_init(lock, nil)
        unsafe pthread_cond_init(changed, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(changed)
        unsafe pthread_mutex_destroy(lock)
        unsafe changed.deallocate()
        unsafe lock.deallocate()
    }

    /// Calls `body` while no other thread is in here.
    package func locked<Result>(_ body: () -> Result) -> Result {
        unsafe pthread_mutex_lock(lock)
        defer { unsafe pthread_mutex_unlock(lock) }
        return body()
    }

    /// Lets the others in until one of them tells of a change; only from within `locked`.
    package func wait() { unsafe pthread_cond_wait(changed, lock) }

    /// Wakes all that wait; only from within `locked`.
    package func tell() { unsafe pthread_cond_broadcast(changed) }
}
