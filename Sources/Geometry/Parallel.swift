private import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Work on several cores, without the start-up time of a library for it.
package enum Parallel {
    /// How many cores there are.
    package static let width = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    /// The results of `body` for all items, in their order; one thread an item.
    package static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ body: @escaping @Sendable (Item) -> Result
    ) -> [Result] {
        guard items.count > 1 else { return items.map(body) }
        let jobs = items.map { item in Job { body(item) } }
        let threads = jobs.dropFirst().map { $0.start() }
        jobs[0].run()
        for (job, thread) in zip(jobs.dropFirst(), threads) { job.finish(thread) }
        return jobs.compactMap(\.result)
    }

    /// The results of `body` for the numbers below `count`, in their order; each thread takes the next number when it is done
    /// with one, and `makeTool` makes what a thread keeps between them.
    package static func map<Tool, Result: Sendable>(
        count: Int, threads: Int = width, tool makeTool: @escaping @Sendable () -> Tool,
        _ body: @escaping @Sendable (Int, inout Tool) -> Result
    ) -> [Result] {
        let counter = Counter()
        let parts = map(Array(0..<max(1, min(threads, count)))) { _ in
            var tool = makeTool()
            var results: [(number: Int, result: Result)] = []
            while let number = counter.take(below: count) {
                results.append((number, body(number, &tool)))
            }
            return results
        }
        return parts.flatMap(\.self).sorted { $0.number < $1.number }.map(\.result)
    }

    /// Hands out numbers, each once.
    private final class Counter: Sendable {
        private let next = Atomic<Int>(0)

        func take(below count: Int) -> Int? {
            let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
            return number < count ? number : nil
        }
    }

    /// What one thread does. The others look at `result` only after the thread has ended.
    final class Job<Result>: ErasedJob, @unchecked Sendable {
        private let body: () -> Result
        private(set) var result: Result?

        init(_ body: @escaping () -> Result) { self.body = body }

        override func run() { result = body() }

        func start() -> pthread_t? {
            let context = unsafe Unmanaged.passRetained(self as ErasedJob).toOpaque()
            #if canImport(Glibc)
                var thread = pthread_t()
            #else
                var thread: pthread_t?
            #endif
            let code = unsafe pthread_create(
                &thread, nil,
                { context in
                    #if canImport(Glibc)
                        guard let context = unsafe context else { return nil }
                    #endif
                    unsafe Unmanaged<ErasedJob>.fromOpaque(context).takeRetainedValue().run()
                    return nil
                }, context)
            if code == 0 { return thread }
            unsafe Unmanaged<ErasedJob>.fromOpaque(context).release()
            return nil
        }

        /// Waits for the thread; does the work here where there was none to be had.
        func finish(_ thread: pthread_t?) {
            if let thread { pthread_join(thread, nil) } else { run() }
        }
    }

    /// A job whose result's type a C function need not know.
    class ErasedJob {
        func run() {}
    }
}
