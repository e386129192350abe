import Export
import Incidents
import Testing

/// The table that people read on a terminal.
@Suite struct IncidentTableTests {
    @Test func nothingOfAReportSteersTheTerminal() {
        var incident = Incident(id: "x-1", type: .bombing, source: "x.txt")
        incident.perpetrator = "red \u{1B}[31m group \u{202E}desrever\u{2066}\u{0007}"
        let text = IncidentTable([incident]).text()
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || $0.value == 0x2066 })
        #expect(text.contains("red  [31m group desrever"))
    }

    @Test func whatIsUnknownIsNotZero() {
        let text = IncidentTable([Incident(id: "x-1", type: .ambush, source: "x.txt")]).text()
        #expect(!text.contains("casualties"))
        #expect(text.contains("where       unknown"))
    }
}
