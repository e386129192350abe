internal import Synchronization

/// Those rows of a source that pass a test. They keep their numbers, and the columns their types: both are the table's.
package struct FilteredRowSource: RowSource {
    /// Whether a row is wanted.
    package typealias Test = (RowBlock.Row) throws -> Bool

    private let base: any RowSource
    private let tests: Tests

    /// The rows of a source that pass.
    ///
    /// - Parameter test: Makes the test: one for each thread, as what it needs may be of use to one at a time.
    package init(_ base: any RowSource, _ test: @escaping @Sendable () throws -> Test) {
        self.base = base
        tests = Tests(test)
    }

    package var fields: [Field] { base.fields }
    package var identifier: Int? { base.identifier }
    package var wideColumns: Set<Int> { base.wideColumns }
    package var blockCount: Int { base.blockCount }

    /// How many rows passed, all readings together.
    package var passed: Int { tests.passed.load(ordering: .relaxed) }

    /// Reads all rows to count those that pass.
    ///
    /// - Throws: `FormatError` when the table cannot be read.
    package func count() throws(FormatError) -> Int {
        tests.passed.store(0, ordering: .relaxed)
        try RowStream.convert(self, using: NothingMaker.init) { _ throws(FormatError) in }
        return tests.passed.exchange(0, ordering: .relaxed)
    }

    package func read(block number: Int, into rows: inout RowBlock) throws(FormatError) {
        try base.read(block: number, into: &rows)
        do {
            try tests.with { test in try rows.keep(test) }
        } catch let error as FormatError {
            throw error
        } catch {
            throw FormatError(
                path: "the rows chosen", reason: "\(error)",
                advice: "choose by something else")
        }
        tests.passed.add(rows.count, ordering: .relaxed)
    }

    package func finish(block number: Int) { base.finish(block: number) }

    /// Tests that no thread is using.
    private final class Tests: Sendable {
        let passed = Atomic<Int>(0)
        private let free = Mutex<[Box]>([])
        private let make: @Sendable () throws -> Test

        /// A test, used by one thread at a time.
        private struct Box: @unchecked Sendable { let test: Test }

        init(_ make: @escaping @Sendable () throws -> Test) { self.make = make }

        func with(_ body: (Test) throws -> Void) throws {
            let box = try free.withLock { $0.popLast() } ?? Box(test: make())
            defer { free.withLock { $0.append(box) } }
            try body(box.test)
        }
    }
}

private struct NothingMaker: RowMaker {
    mutating func make(_ rows: RowBlock) {}
}
