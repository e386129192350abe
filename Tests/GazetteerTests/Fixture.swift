import Testing
import Testkit

@testable import Gazetteer

#if canImport(Glibc)
    import Glibc
#endif

/// A staging folder of a test, removed at the end.
final class StagingFolder {
    let path: String
    private var files: Set<String> = []

    init() {
        path = "/tmp/dateline-gazetteer-\(getpid())-\(UInt64.random(in: 0..<UInt64.max))"
        unsafe mkdir(path, 0o755)
    }

    deinit {
        for file in files { unsafe unlink("\(path)/\(file)") }
        unsafe rmdir(path)
    }

    func write(_ name: String, _ text: String) {
        files.insert(name)
        guard let file = unsafe fopen("\(path)/\(name)", "w") else {
            Issue.record("cannot write \(name)")
            return
        }
        let bytes = Array(text.utf8)
        #expect(unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count)
        unsafe fclose(file)
    }

    func forget(_ name: String) { files.insert(name) }

    func build() throws -> WorldGazetteer {
        try WorldGazetteer(bytes: bytes())
    }

    func bytes() throws -> [UInt8] {
        var builder = try GazetteerBuilder()
        for source in try GazetteerSource.recognise([path]) { try builder.read(source) }
        return try builder.bytes()
    }
}

/// One line of `places.txt`.
func placeLine(
    _ id: Int, _ name: String, ascii: String = "", alternates: String = "", _ latitude: String,
    _ longitude: String, _ feature: String, country: String = "", admin1: String = "", admin2: String = "",
    population: Int = 0
) -> String {
    let parts = feature.split(separator: ".")
    return [
        "\(id)", name, ascii, alternates, latitude, longitude, String(parts[0]), String(parts[1]), country,
        "",
        admin1, admin2, "", "", "\(population)", "", "", "", "2024-01-01",
    ].joined(separator: "\t") + "\n"
}

/// Afghanistan and a few namesakes, enough to see every rule at work.
func afghanStaging() -> StagingFolder {
    let folder = StagingFolder()
    folder.write(
        "places.txt",
        placeLine(6_255_147, "Asia", "29.84064", "89.29688", "L.CONT", population: 3_812_366_000)
            + placeLine(
                1_149_361, "Islamic Republic of Afghanistan", "33", "66", "A.PCLI", country: "AF",
                admin1: "00",
                population: 37_172_386)
            + placeLine(
                1_138_957, "Kabul", "34.5", "69.41667", "A.ADM1", country: "AF", admin1: "13",
                population: 3_950_300)
            + placeLine(
                1_138_950, "Kabul", "34.55", "69.2", "A.ADM2", country: "AF", admin1: "13", admin2: "1301")
            + placeLine(
                1_138_958, "Kabul", ascii: "Kabul", alternates: "KBL,Caboul,Cabul,Kaboul,کابل,काबुल,Kubha",
                "34.52813", "69.17233", "P.PPLC", country: "AF", admin1: "13", admin2: "1301",
                population: 4_434_550)
            + placeLine(
                1_129_648, "Qarah Bāgh", "34.85", "69.17", "P.PPL", country: "AF", admin1: "13",
                population: 500)
            + placeLine(99, "Kabul", "-10.25", "-60.5", "P.PPL")
            + placeLine(
                2_988_507, "Paris", "48.85341", "2.3488", "P.PPLC", country: "FR", population: 2_138_551)
            + placeLine(
                4_717_560, "Paris", "33.66094", "-95.55551", "P.PPL", country: "US", population: 24_171))
    folder.write(
        "alternateNames.txt",
        """
        1\t1138958\tiata\tKBL\t\t\t\t
        2\t1138958\ten\tKubha\t\t\t\t1
        3\t1138958\tfa\tكابل\t1\t\t\t
        4\t1149361\ten\tAfghanistan\t1\t1\t\t
        5\t1149361\tdemonym\tAfghan\t\t\t\t
        6\t1149361\tlink\thttps://en.wikipedia.org/wiki/Afghanistan\t\t\t\t
        7\t1149361\tabbr\tIRA\t\t\t\t
        8\t555\ten\tNowhere\t\t\t\t

        """)
    folder.write("admin1CodesASCII.txt", "AF.13\tKabul\tKabul\t1138957\n")
    folder.write("admin2Codes.txt", "AF.13.1301\tKabul District\tKabul District\t1138950\n")
    folder.write("extents.txt", "1138958\t68.95\t34.37\t69.42\t34.72\t17500\n")
    folder.write(
        "shapes.txt",
        """
        geonameid\tgeoJSON
        1138957\t{"type":"Polygon","coordinates":[[[68.9,34.2],[69.9,34.2],[69.9,34.9],[69.4,35],[68.9,34.9],[68.9,34.2]],[[69.6,34.5],[69.7,34.5],[69.7,34.6],[69.6,34.6],[69.6,34.5]]]}
        1149361\t{"type":"MultiPolygon","coordinates":[[[[60.5,29.4],[74.9,29.4],[74.9,38.4],[60.5,38.4],[60.5,29.4]],[[68.9,34.2],[68.9,34.9],[69.4,35],[69.9,34.9],[69.9,34.2],[68.9,34.2]]]]}
        555\t{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}

        """)
    folder.write(
        "basemap.txt",
        """
        disputed\t{"type":"LineString","coordinates":[[69.9,34.2],[69.9,34.9]]}
        shore\t{"type":"LineString","coordinates":[[62,31],[63,31],[63,32],[62,31]]}

        """)
    folder.write(
        "countryInfo.txt",
        "# comment\nAF\tAFG\t004\tAF\tAfghanistan\tKabul\t647500\t37172386\tAS\t.af\tAFN\tAfghani\t93\t\t\tfa-AF,ps\t1149361\tTM,CN\t\n"
    )
    folder.write("provenance.txt", "made for the tests\n")
    return folder
}
