import Testing

@testable import Incidents

/// Counts of people and of weapons, a sentence each.
@Suite struct CountTests {
    private func casualties(_ words: String) throws -> [CasualtyReader.Casualties] {
        let one = try #require(OneSentence(words))
        return CasualtyReader.casualties(in: one.sentence, of: one.text).map(\.value)
    }

    @Test(
        arguments: [
            ("The blast killed 12 people and wounded 30 others.", 12, 30),
            ("At least twelve people were killed when it went off.", 12, nil),
            ("It left three people dead and eight wounded in the square.", 3, 8),
            ("Two soldiers and two villagers died when shells landed.", 4, nil),
            ("The bomb went off in a bus, killing two soldiers and a civilian.", 3, nil),
            ("The death toll rose to 19 on Wednesday, doctors said.", 19, nil),
            ("Seven passengers, including two children, lost their lives there.", 7, nil),
            ("A guard was shot dead and a teacher was wounded.", 1, 1),
            ("It claimed the lives of 13 people in the market.", 13, nil),
            ("On 2 March 2024 two men were killed and four wounded.", 2, 4),
            ("Two dozen people were hurt when the roof fell.", nil, 24),
        ] as [(String, Int?, Int?)])
    func killedAndWounded(words: String, killed: Int?, wounded: Int?) throws {
        let found = try casualties(words)
        #expect(found.first { $0.fate == .killed }?.count.value == killed, "\(found)")
        #expect(found.first { $0.fate == .wounded }?.count.value == wounded, "\(found)")
    }

    @Test func noCountIsTooLargeToHold() throws {
        let words =
            "A bomb killed 3 soldiers and five " + String(repeating: "hundred ", count: 10) + "civilians."
        #expect(try casualties(words).allSatisfy { $0.count.value < 1_000_000 })
    }

    @Test(arguments: [
        "There were no casualties, the ministry said.", "The attack did not cause casualties, he said.",
        "Nobody was hurt in the attack.",
        "No one was killed or injured, the police said.",
    ])
    func nobody(words: String) throws {
        #expect(try casualties(words).contains { $0.fate == .unharmed && $0.count.value == 0 })
    }

    @Test(arguments: [
        "Nobody else was hurt in the shooting.", "On 19 February two cars were stopped near the town.",
        "In 2021 killed men were counted by year.",
        "Among them were three children killed earlier.",
    ])
    func nothingIsCounted(words: String) throws {
        let found = try casualties(words)
        #expect(!found.contains { $0.fate == .killed || $0.fate == .unharmed }, "\(found)")
    }

    @Test(
        arguments: [
            ("They launched three missiles, two of which exploded near the palace.", 3, 2, nil),
            ("He said that one of the three missiles did not explode.", 3, nil, 1),
            ("Four rockets were fired at the base before dawn.", 4, nil, nil),
            ("Two of the rockets exploded; the third did not.", nil, 2, 1),
            ("Six people were hurt when mortar shells landed in the town.", nil, nil, nil),
        ] as [(String, Int?, Int?, Int?)])
    func ordnance(words: String, launched: Int?, exploded: Int?, failed: Int?) throws {
        let one = try #require(OneSentence(words))
        let found = OrdnanceReader.ordnance(in: one.sentence, of: one.text).map(\.value)
        #expect(found.first { $0.outcome == .launched }?.count == launched, "\(found)")
        #expect(found.first { $0.outcome == .exploded }?.count == exploded, "\(found)")
        #expect(found.first { $0.outcome == .failed }?.count == failed, "\(found)")
    }
}
