import Geometry
import Testing

@testable import Gazetteer

/// A row that cannot be used is named by file, line and field, and no half index is left behind.
@Suite struct BuilderErrorTests {
    private let good = placeLine(1, "Aville", "1", "2", "P.PPL", country: "AF")

    /// What building says of a folder with these files.
    private func complaint(_ files: [(String, String)]) -> String {
        let staging = StagingFolder()
        for (name, text) in files { staging.write(name, text) }
        do {
            _ = try staging.bytes()
            return "no error"
        } catch {
            return "\(error)".replacing(staging.path + "/", with: "")
        }
    }

    @Test func namesFileLineAndField() {
        let bad: [(String, String)] = [
            ("1\tAville\n", "places.txt:2: line: has 2 tab-separated fields"),
            (
                placeLine(2, "B", "91", "2", "P.PPL"),
                "places.txt:2: latitude: “91” is not a number of degrees"
            ),
            (placeLine(2, "B", "1", "x", "P.PPL"), "places.txt:2: longitude: “x”"),
            (placeLine(2, "B", "1", "", "P.PPL"), "places.txt:2: longitude: “”"),
            (placeLine(2, "", "1", "2", "P.PPL"), "places.txt:2: name: is empty"),
            (placeLine(2, "B", "1", "2", "P.PPL", country: "afg"), "places.txt:2: country code: “afg”"),
            (placeLine(-2, "B", "1", "2", "P.PPL"), "places.txt:2: geonameid: “-2” is not a whole number"),
            (placeLine(1, "B", "1", "2", "P.PPL"), "places.txt:2: geonameid: 1 was there before"),
            (placeLine(2, "B", "1", "2", "PP.PPL"), "places.txt:2: feature class and code: “PP” “PPL”"),
        ]
        for (line, message) in bad {
            let complaint = complaint([("places.txt", good + line)])
            #expect(complaint.hasPrefix(message), "\(complaint)")
        }
        #expect(complaint([]).contains("nothing that an index can be built from"))
        #expect(
            complaint([("places.txt", good), ("extents.txt", "1\t\t\t\t\t-5\n")]).hasPrefix(
                "extents.txt:1: radius_m: “-5”"))
        #expect(
            complaint([("places.txt", good), ("alternateNames.txt", "1\tx\t\tName\n")]).hasPrefix(
                "alternateNames.txt:1: geonameid: “x”"))
        #expect(
            complaint([("places.txt", good), ("countryInfo.txt", "#\nAF\tAFG\n")]).hasPrefix(
                "countryInfo.txt:2: line: has 2"))
    }

    @Test func readsWindowsLineEndsAByteOrderMarkAndAMissingLastLineEnd() throws {
        let staging = StagingFolder()
        let second = placeLine(2, "Beton", "1.23456789", "-2", "P.PPL").dropLast()
        staging.write("places.txt", "\u{FEFF}" + good.dropLast() + "\r\n" + second)
        let world = try staging.build()
        #expect(world.placeCount == 2 && world.lookup("aville").count == 1)
        let beton = world.place(try #require(world.lookup("beton").first?.row))
        #expect(beton.coordinate.latitude == 1.2345679 && beton.coordinate.longitude == -2)
    }

    @Test func saysWhyItCannotWrite() throws {
        let staging = StagingFolder()
        staging.write("places.txt", good)
        var builder = try GazetteerBuilder()
        for source in try GazetteerSource.recognise([staging.path]) { try builder.read(source) }
        do {
            _ = try builder.write(to: "/nonexistent/folder/world.gaz")
            Issue.record("no error")
        } catch {
            #expect("\(error)" == "/nonexistent/folder/world.gaz: No such file or directory")
        }
    }

    @Test func linesLongerThanTheBufferAreRead() throws {
        let staging = StagingFolder()
        let long = String(repeating: "x", count: 5_000)
        staging.write("table.txt", "a\tb\n\(long)\t\(long)\nc\td")
        var table = try TableReader(path: staging.path + "/table.txt", bufferSize: 16)
        var fields: [String] = []
        while try table.next() { fields += [table.text(0), table.text(1)] }
        #expect(fields == ["a", "b", long, long, "c", "d"])
    }
}
