public import Foundation

/// Chromium without a window and without a network, driven through its own protocol (Chrome DevTools Protocol 1.3) over two pipes.
///
/// Pages are looked at as a person uses them: the pointer is moved, keys are pressed, files are saved.
public final class Browser {
    /// The program.
    public static let name = "chromium-headless-shell"
    /// Whether it cannot be used here.
    public static let isMissing = (try? Subprocess.find(name)) == nil
    /// What to do then.
    public static let advice = "chromium-headless-shell is not installed: run Scripts/install-test-tools"

    /// Why a test cannot go on.
    public struct Failure: Error, CustomStringConvertible {
        /// What went wrong.
        public let description: String
    }

    /// What the page complained of.
    public private(set) var console: [String] = []
    /// The addresses that it asked for, itself apart.
    public private(set) var requests: [String] = []
    /// Where it puts what it saves.
    public let folder: TemporaryFolder

    private let process = Process()
    private let input: FileHandle
    private let output: FileHandle
    private var received = Data()
    private var number = 0
    private var session: String?

    /// Starts it. It is killed when it has not been let go of in a minute, so that no test can hang.
    public init() throws {
        let folder = try TemporaryFolder()
        self.folder = folder
        let pipes = ["in", "out"].map { folder.url($0).path }
        for pipe in pipes where unsafe mkfifo(pipe, 0o600) != 0 {
            throw Failure(description: "no pipe \(pipe)")
        }
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // Descriptors 3 and 4 are what --remote-debugging-pipe reads and writes.
        process.arguments =
            ["-c", #"exec "$@" 3<"$0/in" 4>"$0/out""#, folder.path, try Subprocess.find(Self.name)] + [
                "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND",
                "--remote-debugging-pipe",
                "--user-data-dir=\(folder.path)/profile", "about:blank",
            ]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        // A browser that has gone is an error here, not the end of the tests.
        _ = signal(SIGPIPE, SIG_IGN)
        try process.run()
        input = try FileHandle(forWritingTo: folder.url("in"))
        output = try FileHandle(forReadingFrom: folder.url("out"))
        let identifier = process.processIdentifier
        DispatchQueue.global().asyncAfter(deadline: .now() + 60) { [weak process] in
            if process?.isRunning == true { kill(identifier, SIGKILL) }
        }
        let targets = try send("Target.getTargets")["targetInfos"] as? [[String: Any]]
        guard let page = targets?.first(where: { $0["type"] as? String == "page" })?["targetId"] else {
            throw Failure(description: "Chromium has no page")
        }
        session =
            try send("Target.attachToTarget", ["targetId": page, "flatten": true])["sessionId"] as? String
        for domain in ["Page", "Runtime", "Log", "Network"] { _ = try send(domain + ".enable") }
    }

    deinit { if process.isRunning { process.terminate() } }

    /// Opens a page from a file, as a person does who got it by mail.
    ///
    /// - Parameters:
    ///   - fragment: What stands in the address behind the file's name.
    ///   - isReady: What holds once the page can be looked at, in JavaScript.
    public func open(
        _ page: some Sequence<UInt8>, at fragment: String = "", width: Int = 1280, height: Int = 860,
        isDark: Bool = false, when isReady: String = "document.readyState == 'complete'"
    ) throws {
        try Data(page).write(to: folder.url("page.html"))
        _ = try send(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600])
        let scheme = ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
        _ = try send("Emulation.setEmulatedMedia", ["features": [scheme]])
        _ = try send("Page.navigate", ["url": "about:blank"])
        (console, requests) = ([], [])
        _ = try send("Page.navigate", ["url": "file://\(folder.path)/page.html\(fragment)"])
        try wait(until: isReady)
    }

    /// The value of an expression in JavaScript.
    @discardableResult
    public func value(_ expression: String) throws -> Any? {
        let answer = try send(
            "Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true])
        if let failure = answer["exceptionDetails"] {
            throw Failure(description: "\(expression): \(failure)")
        }
        return (answer["result"] as? [String: Any])?["value"]
    }

    /// The value of an expression as text.
    public func text(_ expression: String) throws -> String { try value(expression) as? String ?? "" }

    /// The value of an expression as a number.
    public func number(_ expression: String) throws -> Double { try value(expression) as? Double ?? .nan }

    /// Waits until an expression is true, five seconds at most.
    public func wait(until expression: String) throws {
        for _ in 0..<250 {
            if (try? value("Boolean(\(expression))")) as? Bool == true { return }
            Thread.sleep(forTimeInterval: 0.02)
        }
        throw Failure(description: "never true: \(expression); \(console.joined(separator: "\n"))")
    }

    /// Clicks in the middle of an element.
    public func click(_ selector: String) throws {
        let find = "document.querySelector('\(selector)')"
        try value("\(find).scrollIntoView({block: 'nearest'})")
        let box = try value("(b => [b.x + b.width / 2, b.y + b.height / 2])(\(find).getBoundingClientRect())")
        guard let point = box as? [Double] else { throw Failure(description: "no \(selector)") }
        try click(x: point[0], y: point[1])
    }

    /// Clicks at a point of the window.
    public func click(x: Double, y: Double) throws {
        for type in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = type == "mouseMoved" ? "none" : "left"
            _ = try send(
                "Input.dispatchMouseEvent", ["type": type, "x": x, "y": y, "button": button, "clickCount": 1])
        }
    }

    /// Presses a key: a character, or a name such as `ArrowDown`.
    public func press(_ key: String) throws {
        let text = key.count == 1 ? key : key == "Enter" ? "\r" : ""
        let code = [
            "Tab": 9, "Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39,
            "ArrowDown": 40,
        ]
        for type in ["keyDown", "keyUp"] {
            _ = try send(
                "Input.dispatchKeyEvent",
                ["type": type, "key": key, "text": text, "windowsVirtualKeyCode": code[key] ?? 0])
        }
    }

    /// Types a text into what has the focus.
    public func type(_ text: String) throws { _ = try send("Input.insertText", ["text": text]) }

    /// What an action saves as a file of this name.
    public func saved(_ name: String, by action: () throws -> Void) throws -> Data {
        _ = try send("Page.setDownloadBehavior", ["behavior": "allow", "downloadPath": folder.path])
        try action()
        for _ in 0..<250 {
            // While it is being written it has another name.
            if let data = try? Data(contentsOf: folder.url(name)) { return data }
            Thread.sleep(forTimeInterval: 0.02)
        }
        throw Failure(description: "\(name) was never saved")
    }

    /// What the window shows, as a PNG.
    public func picture() throws -> Data {
        let data = try send("Page.captureScreenshot", ["format": "png"])["data"] as? String
        return data.flatMap { Data(base64Encoded: $0) } ?? Data()
    }

    private func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        number += 1
        var message: [String: Any] = ["id": number, "method": method, "params": parameters]
        if let session { message["sessionId"] = session }
        try input.write(contentsOf: try JSONSerialization.data(withJSONObject: message) + [0])
        while true {
            let answer = try receive()
            guard answer["id"] as? Int == number else {
                note(answer)
                continue
            }
            if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
            return answer["result"] as? [String: Any] ?? [:]
        }
    }

    private func receive() throws -> [String: Any] {
        while true {
            if let end = received.firstIndex(of: 0) {
                let message = received[..<end]
                received = Data(received[received.index(after: end)...])
                return try JSONSerialization.jsonObject(with: Data(message)) as? [String: Any] ?? [:]
            }
            let more = output.availableData
            if more.isEmpty { throw Failure(description: "Chromium has gone") }
            received += more
        }
    }

    private func note(_ event: [String: Any]) {
        let details = event["params"] as? [String: Any] ?? [:]
        switch event["method"] as? String {
        case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded":
            console.append("\(details)")
        case "Network.requestWillBeSent":
            let address = (details["request"] as? [String: Any])?["url"] as? String ?? ""
            if !address.hasPrefix("file://\(folder.path)/page.html"), address != "about:blank",
                !address.hasPrefix("blob:")
            {
                requests.append(address)
            }
        default: break
        }
    }
}
