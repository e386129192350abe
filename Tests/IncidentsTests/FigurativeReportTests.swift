import Incidents
import Testing

/// Reports full of attack words that tell no attack.
@Suite struct FigurativeReportTests {
    @Test(arguments: [
        """
        Rovers sink City in cup final

        Rovers lifted the cup in Nairobi on Saturday after a penalty shootout. The striker fired a rocket into the roof \
        of the net from 25 yards, City threw everything into the attack, and their captain killed off the match on the \
        stroke of half time. "We came under fire for an hour," the coach said.
        """,
        """
        Markets reel from the twin blasts

        Bonds and shares came under heavy fire in Buenos Aires on Monday. Inflation detonated the rout, the central bank \
        said, and traders spoke of a massacre as the peso fell against the dollar. Investors fear an explosion of prices.
        """,
        """
        Candles for the dead, ten years after the attack

        Survivors gathered in Nairobi on Monday, on the anniversary. Four gunmen stormed the centre and killed 67 people.
        """,
    ])
    func noIncident(text: String) throws {
        let reading = try ReportReading(text: text, date: "2023-09-21")
        #expect(reading.incidents.isEmpty, "\(reading.incidents.map(\.type))")
    }
}
