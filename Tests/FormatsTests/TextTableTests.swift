import Testing
import Testkit

@testable import Formats

@Suite("Tables and blocks for people") struct TextTableTests {
    private func window(_ width: Int) -> TextLook { TextLook(width: width, isStyled: false) }

    @Test("in a window words are cut, numbers never, and columns of low rank go first") func windows() {
        var table = TextTable([
            TextColumn("id", .left), TextColumn("source", .left, rank: 2),
            TextColumn("place", .left, rank: 1),
            TextColumn("metres", .right),
        ])
        table.add([
            "AFG-1", "Agence France-Presse, Reuters", "Kabul, Kabul Province, Afghanistan", "1234.567",
        ])
        table.add(["AFG-2", "", "Herat"])
        #expect(
            table.text() == """
                id     source                         place                                 metres
                AFG-1  Agence France-Presse, Reuters  Kabul, Kabul Province, Afghanistan  1234.567
                AFG-2                                 Herat

                """)
        #expect(
            table.text(window(60)) == """
                id     source                 place                   metres
                AFG-1  Agence France-Presse…  Kabul, Kabul Provin…  1234.567
                AFG-2                         Herat

                """)
        #expect(
            table.text(window(40)) == """
                id     place                      metres
                AFG-1  Kabul, Kabul Province,…  1234.567
                AFG-2  Herat
                (no room for 1 column: source)

                """)
    }

    @Test("no line is wider than the window, whatever stands in the cells") func widths() {
        var random = SeededRandom.announced("widths")
        for _ in 0..<200 {
            let count = Int.random(in: 1...8, using: &random)
            var table = TextTable(
                (0..<count).map { TextColumn("column \($0)", .left, rank: $0 % 3) })
            for _ in 0..<5 {
                table.add(
                    (0..<count).map { _ in
                        String(
                            repeating: ["a", "京", "e\u{301}", "ن"][Int.random(in: 0...3, using: &random)],
                            count: Int.random(in: 0...40, using: &random))
                    })
            }
            let width = Int.random(in: 40...120, using: &random)
            for line in table.text(window(width)).split(separator: "\n") {
                #expect(TerminalText.width(of: line) <= width, "\(line)")
            }
        }
    }

    @Test("lines go on below their own beginning") func wrapping() {
        var block = TextBlock("kabul-1", remark: "report.txt")
        block.add("where", "presidential palace, Kabul, within a kilometre", .doubtful)
        #expect(
            block.text(window(40)) == """
                kabul-1  report.txt
                  where       presidential palace,
                              Kabul, within a kilometre

                """)
        #expect(
            block.text(TextLook(width: nil, isStyled: true)).contains(
                "\u{1B}[33mpresidential palace, Kabul, within a kilometre\u{1B}[0m"))
    }

    @Test("nothing in a cell steers the terminal") func harmless() {
        var table = TextTable([TextColumn("a", .left)])
        table.add(["x\u{1B}[31m\ny\u{9B}\u{202E}z\u{2028}"])
        #expect(table.text() == "a\nx [31m y z\n")
    }
}
