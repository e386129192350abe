import Foundation
import Testing
import Testkit

/// A page as Chromium shows it, without a window and without a network.
struct Browser {
    static let name = "chromium-headless-shell"
    static let isMissing = (try? Subprocess.find(name)) == nil
    static let advice: Comment = "chromium-headless-shell is not installed: run Scripts/install-test-tools"

    /// The document once its script has run, as markup.
    let document: String
    /// What the page complained of.
    let console: [String]
    /// The addresses that it asked for.
    let requests: [String]

    /// Shows a page at a fragment of its address.
    init(_ page: some Sequence<UInt8>, at fragment: String = "", width: Int = 1280) throws {
        let folder = try TemporaryFolder()
        try Data(page).write(to: folder.url("map.html"))
        let log = folder.url("net.json")
        let run = try Subprocess.run(
            Self.name,
            [
                "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND",
                "--virtual-time-budget=2000",
                "--window-size=\(width),844", "--user-data-dir=\(folder.path)/profile",
                "--enable-logging=stderr",
                "--log-net-log=\(log.path)", "--dump-dom", "file://\(folder.path)/map.html\(fragment)",
            ])
        document = run.text
        console = run.errors.split(separator: "\n").filter { $0.contains(":CONSOLE") }.map(String.init)
        requests = try String(contentsOf: log, encoding: .utf8).matches(of: /"url":"([^"]*)"/).map {
            String($0.output.1)
        }
    }

    /// What stands between two marks of the document.
    func text(from start: String, to end: String) throws -> String {
        let from = try #require(document.firstRange(of: start)).upperBound
        let to = try #require(document[from...].firstRange(of: end)).lowerBound
        return String(document[from..<to])
    }
}
