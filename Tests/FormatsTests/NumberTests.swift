import Testing
import Testkit

@testable import Formats

@Suite("Numbers as text")
struct NumberTests {
    @Test(
        "degrees: at most seven decimals, no more than needed, never an exponent",
        arguments: [
            (0.0, "0"), (-0.0, "0"), (180.0, "180"), (-90.0, "-90"), (34.52361, "34.52361"),
            (1e-7, "0.0000001"),
            (4e-8, "0"), (-4e-8, "0"), (-0.00000012, "-0.0000001"), (69.178888888888, "69.1788889"),
            (179.99999999, "180"), (0.1 + 0.2, "0.3"),
        ])
    func degrees(_ value: Double, _ expected: String) {
        #expect(text { $0.append(degrees: value) } == expected)
    }

    @Test(
        "reals: the shortest text that reads back the same",
        arguments: [
            (0.0, "0"), (-0.0, "0"), (1000.0, "1000"), (-33.9, "-33.9"), (0.1 + 0.2, "0.30000000000000004"),
            (1e9, "1000000000"), (1e300, "1e+300"), (2.5e-300, "2.5e-300"), (111_279.5, "111279.5"),
        ])
    func reals(_ value: Double, _ expected: String) { #expect(text { $0.append(real: value) } == expected) }

    @Test("integers to the ends of their range", arguments: [0, 7, -7, 1000, Int.max, Int.min])
    func integers(_ value: Int) { #expect(text { $0.append(integer: value) } == value.description) }

    @Test("any real reads back the same, any degree to half of the last decimal")
    func random() {
        var random = SeededRandom.announced("NumberTests.random")
        for _ in 0..<20_000 {
            let any = Double(bitPattern: random.next())
            if any.isFinite {
                #expect(Double(text { $0.append(real: any) }) == any)
            }
            let degrees = Double.random(in: -180...180, using: &random)
            let written = text { $0.append(degrees: degrees) }
            #expect(abs((Double(written) ?? .nan) - degrees) <= 0.5000001e-7)
            #expect(written.utf8.drop { $0 != UInt8(ascii: ".") }.count <= 8)
            let metres = (Double.random(in: 0...2e7, using: &random) * 10).rounded() / 10
            let short = text { $0.append(real: metres) }
            #expect(Double(short) == metres && short.utf8.count <= metres.description.utf8.count)
        }
    }

    private func text(_ append: (inout [UInt8]) -> Void) -> String {
        var bytes: [UInt8] = []
        append(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
