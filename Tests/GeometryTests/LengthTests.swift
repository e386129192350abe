import Geometry
import Testing

@Suite struct LengthTests {
    @Test(arguments: [
        ("1km", 1000.0), ("1 km", 1000), ("1.5km", 1500), ("800 m", 800), ("0m", 0), ("2 Kilometres", 2000),
        ("1 kilometer", 1000), ("3mi", 4828.032), ("1 mile", 1609.344), ("157nm", 290_764),
        ("157 NMI", 290_764),
        ("3 nautical  miles", 5556), ("30ft", 9.144), ("1 foot", 0.3048), ("10 feet", 3.048), ("1e3 m", 1000),
        (" 5 metres ", 5), ("5 meters", 5),
    ])
    func reads(text: String, metres: Double) throws {
        #expect(abs(try Length(parsing: text).metres - metres) < 1e-9)
    }

    @Test func refuses() {
        #expect(throws: LengthError.noUnit("5")) { try Length(parsing: "5") }
        #expect(throws: LengthError.comma("1,5km")) { try Length(parsing: "1,5km") }
        #expect(throws: LengthError.comma("1,000 m")) { try Length(parsing: "1,000 m") }
        #expect(throws: LengthError.negative("-1km")) { try Length(parsing: "-1km") }
        #expect(throws: LengthError.unknownUnit("parsec", in: "1 parsec")) { try Length(parsing: "1 parsec") }
        for text in [
            "", "km", "nan", "nan km", "inf m", "infinity km", "1e999 km", "1..2 km", "0x10", "--1km",
        ] {
            #expect(throws: LengthError.self, "\(text)") { try Length(parsing: text) }
        }
        #expect(LengthError.noUnit("5").description == "'5' has no unit: write 5m, 5km, 5mi, 5nmi or 5ft")
    }

    @Test func printsWhatItReads() throws {
        #expect(Length.metres(800).description == "800 m")
        #expect(Length.kilometres(1.5).description == "1.5 km")
        for metres in [0, 0.25, 999.5, 1000, 1852, 1e7] {
            #expect(try Length(parsing: Length.metres(metres).description).metres == metres)
        }
    }
}
