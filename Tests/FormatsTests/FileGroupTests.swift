import Formats
import Foundation
import Testing
import Testkit

@Suite("Files that appear together or not at all")
struct FileGroupTests {
    private func write(_ text: String, to path: String, in group: inout FileGroup) throws {
        var output = try OutputFile(try group.stage(path))
        output.bytes = Array(text.utf8)
        try output.finish()
    }

    private func names(_ folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test("old files stay until all new ones are ready")
    func commit() throws {
        let folder = try TemporaryFolder()
        let (a, b) = (folder.path + "/a", folder.path + "/b")
        try "old".write(toFile: a, atomically: false, encoding: .utf8)
        var group = FileGroup()
        try write("new a", to: a, in: &group)
        try write("new b", to: b, in: &group)
        #expect(try String(contentsOfFile: a, encoding: .utf8) == "old")
        #expect(!FileManager.default.fileExists(atPath: b))
        try group.commit()
        #expect(try String(contentsOfFile: a, encoding: .utf8) == "new a")
        #expect(try String(contentsOfFile: b, encoding: .utf8) == "new b")
        #expect(try names(folder) == ["a", "b"])
    }

    @Test("without a commit nothing is left, not even the folders made for it")
    func abandoned() throws {
        let folder = try TemporaryFolder()
        func start() throws {
            var group = FileGroup()
            try group.makeFolder(folder.path + "/x/y")
            try write("a", to: folder.path + "/x/y/a", in: &group)
        }
        try start()
        #expect(try names(folder) == [])
    }

    @Test("a file in the way of a folder is named, with the reason and what to do")
    func fileInTheWay() throws {
        let folder = try TemporaryFolder()
        try Data().write(to: folder.url("file"))
        let error = #expect(throws: FormatError.self) {
            var group = FileGroup()
            try group.makeFolder(folder.path + "/file/layers")
        }
        #expect(
            error?.description
                == "\(folder.path)/file/layers: Not a directory; a part of the path is a file: choose another folder"
        )
    }

    @Test("a folder or a device is never replaced", arguments: ["folder", "/dev/null", "missing/a"])
    func refused(_ name: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path + "/folder", withIntermediateDirectories: true)
        let path = name.hasPrefix("/") ? name : folder.path + "/" + name
        let error = #expect(throws: FormatError.self) {
            var group = FileGroup()
            _ = try group.stage(path)
        }
        #expect(error?.path == path)
        #expect(try names(folder) == ["folder"])
    }

    @Test(
        "a folder that may not be written to is named",
        .enabled(if: geteuid() != 0, "root may write anywhere"))
    func forbidden() throws {
        let folder = try TemporaryFolder()
        try allow(folder.path, 0o500)
        defer { try? allow(folder.path, 0o700) }
        let error = #expect(throws: FormatError.self) {
            var group = FileGroup()
            _ = try group.stage(folder.path + "/a")
        }
        #expect(error?.reason == "Permission denied")
    }

    @Test("a link stays a link, and a file keeps its permissions")
    func link() throws {
        let folder = try TemporaryFolder()
        try Data().write(to: folder.url("real"))
        try allow(folder.path + "/real", 0o640)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link", withDestinationPath: "real")
        var group = FileGroup()
        try write("through", to: folder.path + "/link", in: &group)
        try group.commit()
        #expect(try String(contentsOfFile: folder.path + "/real", encoding: .utf8) == "through")
        let link = try FileManager.default.attributesOfItem(atPath: folder.path + "/link")
        #expect(link[.type] as? FileAttributeType == .typeSymbolicLink)
        let real = try FileManager.default.attributesOfItem(atPath: folder.path + "/real")
        #expect((real[.posixPermissions] as? NSNumber)?.intValue == 0o640)
    }

    @Test("more than a buffer's worth arrives whole")
    func large() throws {
        let folder = try TemporaryFolder()
        var group = FileGroup()
        var output = try OutputFile(try group.stage(folder.path + "/a"))
        var expected: [UInt8] = []
        for number in 0..<200_000 {
            let line = Array("\(number)\n".utf8)
            expected += line
            output.bytes += line
            try output.drain()
        }
        try output.finish()
        try group.commit()
        #expect(try Data(contentsOf: folder.url("a")) == Data(expected))
    }

    private func allow(_ path: String, _ permissions: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    }
}
