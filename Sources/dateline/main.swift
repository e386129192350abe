import ArgumentParser

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// A closed pipe is reported by write() and no reason to be killed.
_ = signal(SIGPIPE, SIG_IGN)

do {
    // "-34.6, -58.4" is a place and no option. ArgumentParser takes what begins with a space for a value.
    let arguments = CommandLine.arguments.dropFirst().map { argument in
        argument.dropFirst().first?.isNumber == true && argument.hasPrefix("-") ? " " + argument : argument
    }
    var command = try Dateline.parseAsRoot(arguments)
    try command.run()
    ProgressLine.erase()
} catch let code as ExitCode {
    ProgressLine.erase()
    exit(code.rawValue)
} catch {
    // ArgumentParser's own exits (help, version, usage) know their text; its code 64 for usage errors is 2 here.
    let code = Dateline.exitCode(for: error)
    if code == .success {
        StandardOutput.write(Dateline.fullMessage(for: error) + "\n")
        exit(0)
    }
    if code == .validationFailure {
        let usage = Dateline.fullMessage(for: error)
        StandardError.write(
            lines: usage.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    } else {
        StandardError.write("dateline: \(error)")
    }
    exit(2)
}
