import Export
import Foundation
import Incidents
import Testing

@Suite("An incident in each format, letter by letter")
struct LayerGoldenTests {
    private let unplaced = Incident(id: "x#2", type: .arson, source: "x")

    @Test("GeoJSON: a point, its area, and an incident that is nowhere")
    func geoJSON() {
        let lines = text(IncidentLayers([kabul(), unplaced]).geoJSON()).split(separator: "\n")
        let values = #"""
            "properties":{"id":"kabul.txt#1","type":"rocket/missile attack","status":"preliminary","launched":3,"exploded":2,"failed":1,"date_start":"2021-07-20","date_end":"2021-07-20","date_precision":"day","place":"Presidential Palace, Kabul","lat":34.5236123,"lon":69.17889,"radius_m":1000,"uncertainty_m":1290,"rule":"within a distance","phrase":"within about a kilometre of the palace","phrase_start":40,"phrase_end":78,"perpetrator":"Islamic State","claim":"claimed","target":"Arg & Eidgah","killed":0,"wounded":5,"evidence":{"launched":"Three rockets landed.","date":"Three rockets landed.\nIt was Eid."},"source":"kabul.txt","abducted":1,"weapon":"rockets","country":"AF","geonameid":1138958,"date_slack_days":1,"date_note":"10 Dhu al-Hijjah","count_bounds":"wounded at least; abducted about","casualty_note":"Interior Ministry","part":
            """#
        #expect(
            lines == [
                #"{"type":"FeatureCollection","features":["#,
                #"{"type":"Feature","id":"kabul.txt#1","bbox":[69.17889,34.5236123,69.17889,34.5236123],"geometry":{"type":"Point","coordinates":[69.17889,34.5236123]},\#(values)"point"}},"#,
                #"{"type":"Feature","id":"kabul.txt#1-area","bbox":[69,34,70,35],"geometry":{"type":"Polygon","coordinates":[[[69,34],[70,34],[69,35],[69,34]]]},\#(values)"area"}},"#,
                #"{"type":"Feature","id":"x#2","geometry":null,"properties":{"id":"x#2","type":"arson","status":"reported","launched":null,"exploded":null,"failed":null,"date_start":null,"date_end":null,"date_precision":null,"place":null,"lat":null,"lon":null,"radius_m":null,"uncertainty_m":null,"rule":null,"phrase":null,"phrase_start":null,"phrase_end":null,"perpetrator":null,"claim":null,"target":null,"killed":null,"wounded":null,"evidence":{},"source":"x","abducted":null,"weapon":null,"country":null,"geonameid":null,"date_slack_days":null,"date_note":null,"count_bounds":null,"casualty_note":null,"part":null}}"#,
                #"],"bbox":[69,34,70,35]}"#,
            ])
    }

    @Test("CSV: a row an incident, its columns in the promised order")
    func csv() {
        let records = text(IncidentLayers([kabul(), unplaced]).csv())
        #expect(
            records == #"""
                \#(IncidentColumns.all.map { $0.name }.joined(separator: ","))\#r
                kabul.txt#1,rocket/missile attack,preliminary,3,2,1,2021-07-20,2021-07-20,day,"Presidential Palace, Kabul",34.5236123,69.17889,1000,1290,within a distance,within about a kilometre of the palace,40,78,Islamic State,claimed,Arg & Eidgah,0,5,"{""launched"":""Three rockets landed."",""date"":""Three rockets landed.\nIt was Eid.""}",kabul.txt,1,rockets,AF,1138958,1,10 Dhu al-Hijjah,wounded at least; abducted about,Interior Ministry\#r
                x#2,arson,reported,,,,,,,,,,,,,,,,,,,,,{},x,,,,,,,,\#r

                """#)
    }

    @Test("KML: the balloon tells what, when, where, how sure and on which words")
    func kml() {
        let document = text(IncidentLayers([kabul()]).kml())
        func fact(_ title: String, _ text: String) -> String {
            "<tr><td><b>\(title)</b></td><td dir=\"auto\">\(text)</td></tr>"
        }
        let facts = [
            ("Status", "preliminary"), ("When", "20 July 2021 ± 1 day (10 Dhu al-Hijjah)"),
            ("Position", "34.52361, 69.17889"), ("May be off by", "1.3 km"), ("Launched", "3"),
            ("Exploded", "2"), ("Failed", "1"), ("Killed", "0"), ("Wounded", "at least 5"),
            ("Abducted", "about 1"), ("By", "Islamic State (claimed)"), ("Target", "Arg &amp; Eidgah"),
            ("Weapon", "rockets"), ("Source", "kabul.txt"),
        ]
        let balloon =
            "<table>\(facts.map(fact).joined())</table><p><b>Why here</b><br>“within about a kilometre of the palace”: within a distance. The truth may lie up to 1.3 km from the point.</p><blockquote dir=\"auto\">“Three rockets landed.”<br><i>launched, date</i></blockquote><blockquote dir=\"auto\">“It was Eid.”<br><i>date</i></blockquote>"
        let found = document.components(separatedBy: "<description>")[1].components(
            separatedBy: "</description>")[0]
        #expect(
            found.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                .replacing("&amp;", with: "&") == balloon)
        #expect(
            document.contains(
                "<Folder><name>rocket/missile attack</name>\n<Placemark id=\"kabul.txt_x23_1\">"))
        #expect(document.contains("<TimeSpan><begin>2021-07-20</begin><end>2021-07-20</end></TimeSpan>"))
        #expect(document.split(separator: "<Placemark").count == 3)
    }

    @Test("the same incidents give the same bytes")
    func reproducible() {
        let layers = IncidentLayers([kabul(), unplaced])
        let again = IncidentLayers([kabul(), unplaced])
        #expect(layers.geoJSON() == again.geoJSON())
        #expect(layers.kml() == again.kml())
        #expect(layers.csv() == again.csv())
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
