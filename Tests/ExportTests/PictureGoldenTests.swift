import Export
import Foundation
import Gazetteer
import Geometry
import Testing
import Testkit

/// Small pictures, compared pixel by pixel with some tolerance: fonts and librsvg of other versions draw a little otherwise.
/// `DATELINE_UPDATE_GOLDEN=1 swift test --filter PictureGolden` writes them anew; look at them before they are kept.
@Suite("Still maps look as they did")
struct PictureGoldenTests {
    /// The mean difference of two pictures' pixels, and the share of pixels that differ much; GDAL reads them.
    private let comparison = """
        import sys
        from osgeo import gdal
        gdal.UseExceptions()
        a, b = (gdal.Open(p).ReadAsArray().astype("int16") for p in sys.argv[1:3])
        if a.shape != b.shape: sys.exit("sizes differ: %s %s" % (a.shape, b.shape))
        d = abs(a - b).max(axis=0)
        print(d.mean(), (d > 64).mean())
        """

    private func expect(_ picture: Picture, _ name: String) throws {
        var picture = picture
        picture.width = 420
        let golden = Project.root + "/Tests/CommandTests/Golden/" + name
        let bytes = Data(try picture.png(scale: 0.5))
        #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        if ProcessInfo.processInfo.environment["DATELINE_UPDATE_GOLDEN"] != nil {
            try bytes.write(to: URL(fileURLWithPath: golden))
            return
        }
        let folder = try TemporaryFolder()
        try bytes.write(to: folder.url("new.png"))
        let run = try Subprocess.run(
            "/usr/bin/python3", ["-c", comparison, golden, folder.path + "/new.png"])
        let numbers = run.text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        try #require(run.status == 0 && numbers.count == 2, "\(name): \(run.errors)")
        #expect(
            numbers[0] < 4 && numbers[1] < 0.03, "\(name): mean \(numbers[0]), \(numbers[1]) of the pixels")
    }

    @Test("a report") func report() throws {
        try expect(Picture([kabul()], title: "Rockets on Kabul", world: .embedded()), "kabul.png")
    }

    @Test("the answer of near, over the antimeridian") func answer() throws {
        let taveuni = Coordinate(wrappingLatitude: -16.85, longitude: -179.97)
        let marks = [0.0, 100, 200].map { azimuth in
            PictureMark(
                at: Geodesic.destination(from: taveuni, azimuth: azimuth, distance: .kilometres(azimuth / 2)),
                uncertainty: .kilometres(azimuth / 10), kind: "shelling", isPossible: azimuth > 150)
        }
        try expect(
            Picture(
                title: "Within 60 km", marks: marks,
                rings: [PictureRing(around: taveuni, radius: .kilometres(60), name: "Taveuni")],
                world: .embedded()), "taveuni.png")
    }

    @Test("the world") func world() throws {
        var random = SeededRandom(seed: 7)
        let marks = (0..<120).map { number in
            PictureMark(
                at: Coordinate(
                    wrappingLatitude: .random(in: -40...60, using: &random),
                    longitude: .random(in: -120...150, using: &random)),
                kind: number % 3 == 0 ? "ambush" : "bombing")
        }
        try expect(Picture(title: "The world", marks: marks, world: .embedded()), "world.png")
    }
}
