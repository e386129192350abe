import Foundation
import Testing
import Testkit

/// Files under `Tests/CommandTests/Golden` that a review can read, compared letter by letter.
///
/// `DATELINE_UPDATE_GOLDEN=1 swift test --filter CommandTests` writes them anew, and the table in README.md with
/// them; `git diff` then shows what changed.
enum Golden {
    static let folder = Project.root + "/Tests/CommandTests/Golden"
    static let isUpdating = ProcessInfo.processInfo.environment["DATELINE_UPDATE_GOLDEN"] != nil

    /// Compares a text with the file, or writes the file.
    static func expect(
        _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let url = URL(fileURLWithPath: folder + "/" + name)
        if isUpdating {
            try Data(text.utf8).write(to: url)
            return
        }
        let expected = try String(contentsOf: url, encoding: .utf8)
        guard text != expected else { return }
        let lines = (split(expected), split(text))
        let number = zip(lines.0, lines.1).prefix { $0 == $1 }.count
        func line(_ lines: [Substring]) -> Substring {
            number < lines.count ? lines[number] : "(the end)"
        }
        Issue.record(
            """
            Golden/\(name) differs from line \(number + 1) on:
            expected \(line(lines.0))
            got      \(line(lines.1))
            When the new one is right: DATELINE_UPDATE_GOLDEN=1 swift test --filter CommandTests
            """, sourceLocation: sourceLocation)
    }

    private static func split(_ text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }
}
