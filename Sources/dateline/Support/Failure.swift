import ArgumentParser

/// An error that ends a command: one line on stderr, exit code 2.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

extension ExitCode {
    /// Nothing was found.
    static let nothingFound = ExitCode(1)
    /// Something was wrong with the input, the options or the output.
    static let error = ExitCode(2)
}
