import ArgumentParser

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// A closed pipe is reported by write() and no reason to be killed.
_ = signal(SIGPIPE, SIG_IGN)

do {
    var command = try Dateline.parseAsRoot()
    try command.run()
} catch let code as ExitCode {
    exit(code.rawValue)
} catch {
    // ArgumentParser's own exits (help, version, usage) know their text; its code 64 for usage errors is 2 here.
    let code = Dateline.exitCode(for: error)
    if code == .success {
        StandardOutput.write(Dateline.fullMessage(for: error) + "\n")
        exit(0)
    }
    StandardError.write(code == .validationFailure ? Dateline.fullMessage(for: error) : "dateline: \(error)")
    exit(2)
}
