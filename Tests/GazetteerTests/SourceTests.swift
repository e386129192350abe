import Foundation
import Geometry
import Testing
import Testkit

@testable import Gazetteer

/// Sources as others publish them, packed by Python's zipfile and tarfile and by GDAL.
@Suite struct SourceTests {
    private let folder: TemporaryFolder
    private let staging = afghanStaging()

    init() throws { folder = try TemporaryFolder() }

    private func path(_ name: String) -> String { folder.path + "/" + name }

    private func write(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: folder.url(name))
        return path(name)
    }

    private func python(_ code: String, _ arguments: String...) throws {
        let run = try Subprocess.run("python3", ["-c", code] + arguments)
        #expect(run.status == 0, "\(run.errors)")
    }

    private func bytes(_ paths: [String], own: Int = 0, rejects: String? = nil) throws -> [UInt8] {
        var builder = try GazetteerBuilder(rejects: rejects)
        for (number, source) in try GazetteerSource.recognise(paths).enumerated() {
            try builder.read(source)
            if number + 1 == own { builder.sealOwnPlaces() }
        }
        return try builder.bytes()
    }

    private func build(_ paths: String..., own: Int = 0) throws -> WorldGazetteer {
        try WorldGazetteer(bytes: bytes(paths, own: own))
    }

    private func complaint(_ paths: String...) -> String {
        do {
            _ = try bytes(paths)
            return "no error"
        } catch {
            return "\(error)"
        }
    }

    @Test func readsGeoNamesZipsAsPublished() throws {
        try python(
            """
            import sys, zipfile
            source, folder = sys.argv[1:]
            with zipfile.ZipFile(folder + "/AF.zip", "w", zipfile.ZIP_DEFLATED) as z:
                z.writestr("readme.txt", "Readme for GeoNames Gazetteer extract files\\n")
                z.write(source + "/places.txt", "AF.txt")
            with zipfile.ZipFile(folder + "/alternateNamesV2.zip", "w", zipfile.ZIP_DEFLATED) as z:
                z.writestr("iso-languagecodes.txt", "ISO 639-3\\tISO 639-2\\tISO 639-1\\tLanguage Name\\n")
                z.write(source + "/alternateNames.txt", "alternateNamesV2.txt")
            """, staging.path, folder.path)
        let tables = [
            "countryInfo.txt", "admin1CodesASCII.txt", "admin2Codes.txt", "extents.txt", "shapes.txt",
            "basemap.txt", "provenance.txt",
        ]
        let zipped = try bytes(
            [path("AF.zip"), path("alternateNamesV2.zip")] + tables.map { staging.path + "/" + $0 })
        #expect(try zipped == staging.bytes())
    }

    @Test func refusesADamagedZipAndAZipBomb() throws {
        try python(
            """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[2] + "/AF.zip", "w") as z: z.write(sys.argv[1] + "/places.txt", "AF.txt")
            data = bytearray(open(sys.argv[2] + "/AF.zip", "rb").read())
            data[data.index(b"Caboul")] ^= 1
            open(sys.argv[2] + "/damaged.zip", "wb").write(data)
            with zipfile.ZipFile(sys.argv[2] + "/out.zip", "w") as z: z.writestr("../AF.txt", "x")
            """, staging.path, folder.path)
        #expect(complaint(path("damaged.zip")).contains("the archive cannot be read"))
        #expect(complaint(path("out.zip")).contains("leads out of it"))
        #expect(
            try complaint(write("a.bin", "\u{1}\u{2}\u{3}")).contains(
                "nothing that an index can be built from"))
        #expect(complaint(path("none.zip")).contains("No such file"))
    }

    @Test func anIndexOfAnIndexIsThatIndex() throws {
        let whole = try staging.bytes()
        try Data(whole).write(to: folder.url("a.gaz"))
        #expect(try bytes([path("a.gaz")]) == whole)
    }

    @Test func ownPlacesComeFirstAndCorrectTheBase() throws {
        try Data(staging.bytes()).write(to: folder.url("base.gaz"))
        let own = try write(
            "own.csv",
            """
            name,lat,lon,country,admin1,kind,aliases,geonameid,uncertainty_m
            Kabul,15,-2,ML,,village,,,
            Paris-sur-Seine,48.9,2.4,,,,Lutetia|Panam,2988507,700
            Camp Alpha,34.6,69.1,AF,Kabul,camp,,,250

            """)
        let world = try build(own, path("base.gaz"), own: 1)
        #expect(world.placeCount == 11 && world.metadata.ownCount == 3)
        let kabul = try #require(world.lookup("Kabul").first?.row)
        #expect(world.isOwn(kabul) && world.place(kabul).countryCode == "ML")
        let paris = world.place(try #require(world.lookup("Paris").first?.row))
        #expect(
            paris.name == "Paris-sur-Seine" && paris.population == 2_138_551
                && paris.coordinate.latitude == 48.9)
        #expect(paris.extent.metres == 700 && paris.featureCode == "PPLC" && paris.countryCode == "FR")
        let camp = world.place(try #require(world.lookup("camp alpha").first?.row))
        #expect(camp.admin1.map { world.place($0).geonameID } == 1_138_957 && camp.featureCode == "CMP")
        #expect(world.lookup("panam").count == 1)
    }

    @Test func namesTheBadRowOfATableOrLeavesItOut() throws {
        let table = try write("own.csv", "name;lat;lon\nA;1;2\nB;91;2\nC;3;4\n")
        #expect(complaint(table).contains("own.csv:3: lat: “91” is not a number"))
        let world = try WorldGazetteer(bytes: bytes([table], rejects: path("left.csv")))
        #expect(world.placeCount == 2)
    }

    @Test func readsOpenStreetMapAsGDALWritesIt() throws {
        let features = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","id":"node/1","properties":{"name":"Аламут","name:en":"Alamut","place":"village","alt_name":"A;B","population":"1,200"},
             "geometry":{"type":"Point","coordinates":[50.5,36.4]}},
            {"type":"Feature","properties":{"@id":"way/2","name":"Square","leisure":"park"},
             "geometry":{"type":"Polygon","coordinates":[[[10,10],[12,10],[12,12],[10,12],[10,10]]]}},
            {"type":"Feature","properties":{"place":"town"},"geometry":{"type":"Point","coordinates":[1,1]}},
            {"type":"Feature","properties":{"name":"Shop","shop":"bakery"},"geometry":null}
            ]}
            """
        let collection = try write("osm.geojson", features)
        let whole = try build(collection)
        let run = try Subprocess.run("ogr2ogr", ["-f", "GeoJSONSeq", path("seq.geojsonl"), collection])
        #expect(run.status == 0, "\(run.errors)")
        for world in [whole, try build(path("seq.geojsonl"))] {
            #expect(world.placeCount == 2)
            let village = world.place(try #require(world.lookup("alamut").first?.row))
            #expect(
                village.name == "Аламут" && village.population == 1_200
                    && village.coordinate.longitude == 50.5)
            #expect(world.lookup("A").count == 1 && world.lookup("B").count == 1)
            let park = world.place(try #require(world.lookup("square").first?.row))
            #expect(park.coordinate.latitude == 11 && park.featureCode == "PRK" && park.envelope?.east == 12)
        }
        #expect(try complaint(write("cut.geojson", String(features.dropLast(8)))).contains("truncated"))
        let deep = "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":"
        let bomb =
            deep + String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000) + "}}"
        #expect(try build(write("deep.geojson", bomb)).placeCount == 0)
    }

    @Test func readsAWhosOnFirstTar() throws {
        let archive = Project.root + "/../shared/gazetteers/whosonfirst-admin-af.tar.xz"
        guard FileManager.default.fileExists(atPath: archive) else {
            print("skipped: \(archive) is not there")
            return
        }
        // Four records of it: the whole takes a debug build twenty seconds.
        try python(
            """
            import sys, tarfile
            wanted = ("/1276913605.geojson", "/102536675.geojson", "/85667627.geojson", "/421187943.geojson")
            source = tarfile.open(sys.argv[1])
            with tarfile.open(sys.argv[2], "w:bz2") as out:
                for member in source:
                    if member.name.endswith(wanted): out.addfile(member, source.extractfile(member))
            """, archive, path("wof.tar.bz2"))
        let world = try build(path("wof.tar.bz2"))
        #expect(world.placeCount == 4)
        let bagram = try #require(
            world.lookup("Bagram").first { world.place($0.row).featureClass == .settlement })
        let place = world.place(bagram.row)
        #expect(place.geonameID == 1_276_913_605 && place.countryCode == "AF")
        #expect(abs(place.coordinate.latitude - 34.96694) < 1e-6)
        #expect(place.admin1.map { world.place($0).geonameID } == 85_667_627)
    }
}
