import Foundation
import Testing

@testable import Formats

/// What a map's colours must be fit for: light ground and dark, and eyes of all kinds.
@Suite("Colours of types are told apart") struct TypeColoursTests {
    private typealias Channels = [Double]

    /// Linear light of `RRGGBB` (IEC 61966-2-1).
    private func linear(_ colour: String) -> Channels {
        let value = Int(colour, radix: 16) ?? 0
        return [16, 8, 0].map { shift in
            let part = Double(value >> shift & 255) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
    }

    private func times(_ matrix: [Channels], _ vector: Channels) -> Channels {
        matrix.map { zip($0, vector).map(*).reduce(0, +) }
    }

    /// What people see who lack cones of one kind (Machado, Oliveira and Fernandes 2009, severity 1, table 1).
    private let eyes: [String: [Channels]] = [
        "all": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        "no long": [
            [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        "no middle": [
            [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
        ],
        "no short": [
            [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ]

    /// Ottosson's OKLab, in which distances are those that people see.
    private func lab(_ light: Channels) -> Channels {
        let cones = times(
            [
                [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
                [0.0883024619, 0.2817188376, 0.6299787005],
            ], light.map { min(1, max(0, $0)) })
        return times(
            [
                [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
                [0.0259040371, 0.7827717662, -0.8086757660],
            ], cones.map { cbrt($0) })
    }

    @Test("any two differ, whichever cones somebody lacks") func distances() {
        #expect(Set(TypeColours.palette).count == 16)
        for (name, matrix) in eyes {
            let seen = TypeColours.palette.map { lab(times(matrix, linear($0))) }
            for a in seen.indices {
                for b in seen.indices where b > a {
                    let distance = zip(seen[a], seen[b]).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
                        .squareRoot()
                    #expect(
                        distance > 0.065, "\(name): \(TypeColours.palette[a]) \(TypeColours.palette[b])")
                }
            }
        }
    }

    @Test("all stand out from pale land and from dark") func contrast() {
        func luminance(_ colour: String) -> Double { times([[0.2126, 0.7152, 0.0722]], linear(colour))[0] }
        // The land of the still map, and that of the page at night.
        let (light, dark) = (luminance("f5f2eb"), luminance("1e262e"))
        for colour in TypeColours.palette + [TypeColours.none] {
            #expect((light + 0.05) / (luminance(colour) + 0.05) > 2.5, "\(colour)")
            #expect((luminance(colour) + 0.05) / (dark + 0.05) > 2.2, "\(colour)")
        }
    }

    @Test("of two of one family the more frequent has its colour; a selection keeps the others") func ranks()
    {
        func colours(_ counts: [String: Int]) -> [String: String] {
            Dictionary(uniqueKeysWithValues: TypeColours.ranked(counts).map { ($0.name, $0.colour) })
        }
        let all = colours(["Battles": 5, "Armed clash": 4, "Talks": 3, "Election": 9, "Shelling": 1])
        #expect(all["Battles"] == TypeColours.family(of: "armed clash"))
        #expect(all["Shelling"] == TypeColours.family(of: "artillery shelling"))
        #expect(Set(all.values).count == 5)
        let some = colours(["Battles": 1, "Talks": 7, "Election": 2])
        #expect(some["Talks"] == all["Talks"] && some["Election"] == all["Election"])
        let many = TypeColours.ranked(
            Dictionary(uniqueKeysWithValues: (0..<30).map { ("kind \($0)", 100 - $0) }))
        #expect(Set(many.prefix(16).map(\.colour)) == Set(TypeColours.palette))
        #expect(many.dropFirst(16).allSatisfy { $0.colour == TypeColours.none })
    }
}
