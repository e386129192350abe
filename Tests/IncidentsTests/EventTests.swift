import Testing

@testable import Incidents

/// What a sentence tells, and in what sense.
@Suite struct EventTests {
    private func mentions(_ words: String) throws -> [EventMention] {
        let one = try #require(OneSentence(words))
        return EventReader.mentions(in: one.sentence, of: one.text)
    }

    @Test(arguments: [
        ("Three rockets landed near the palace on Tuesday.", IncidentType.rocketMissileAttack),
        ("A suicide bomber blew himself up in a mosque.", .suicideBombing),
        ("A drone struck a car near the border.", .droneStrike),
        ("Warplanes bombed the camp before dawn.", .airStrike),
        ("Shells hit the livestock market at noon.", .shelling),
        ("Gunmen ambushed a convoy on the highway.", .ambush),
        ("Bandits kidnapped 68 pupils from a school.", .abduction),
        ("A roadside bomb exploded beside a bus.", .bombing),
        ("He stepped on a mine in his field.", .landmine),
        ("Gunmen opened fire on worshippers at prayer.", .shooting),
        ("The mayor was assassinated outside his house.", .assassination),
        ("Gangs set fire to a police station in the port.", .arson),
        ("A mob torched the village church at night.", .arson),
        ("Pirates boarded a tanker in the gulf.", .robbery),
        ("The army exchanged fire with rebels for hours.", .armedClash),
    ])
    func types(words: String, type: IncidentType) throws {
        #expect(try mentions(words).contains { $0.type == type && $0.reality == .happened })
    }

    @Test(arguments: [
        "The embassy warned of possible attacks on hotels.", "No attack was reported in the city.",
        "The cup final ended in a penalty shootout.",
        "The explosion of prices has emptied the shops.", "He died of a heart attack in prison.",
        "They threatened to attack the town again.",
    ])
    func nothingHappened(words: String) throws {
        #expect(try mentions(words).allSatisfy { $0.reality != .happened })
    }

    @Test(arguments: [
        "Police defused a bomb outside the station.", "Air defences intercepted a rocket over the city.",
    ])
    func foiled(words: String) throws {
        #expect(try mentions(words).contains { $0.reality == .foiled })
    }
}
