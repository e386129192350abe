import Export
import Foundation
import Incidents
import Testing
import Testkit

/// GDAL reads all four formats with drivers that share no code with us: what it finds in one of them it
/// must find in the others.
@Suite("GDAL finds the same in every format")
struct GDALTests {
    private struct Row: Decodable {
        var values: [String: String]
        /// Well-known text; nil without a shape.
        var shape: String?
    }

    /// Each feature as a line of JSON: its fields as text, its shape as well-known text.
    private let dump = """
        import json, sys
        from osgeo import gdal, ogr
        gdal.UseExceptions()
        dataset = gdal.OpenEx(sys.argv[1], gdal.OF_VECTOR)
        def text(feature, i):
            if not feature.IsFieldSetAndNotNull(i): return None
            if feature.GetFieldDefnRef(i).GetType() == ogr.OFTDate:
                return "%04d-%02d-%02d" % tuple(feature.GetFieldAsDateTime(i)[:3])
            if feature.GetFieldDefnRef(i).GetType() == ogr.OFTReal: return repr(feature.GetFieldAsDouble(i))
            return feature.GetFieldAsString(i)
        def plain(shape):
            # A table has one type for all of its areas, so an area there is one of one part.
            if shape.GetGeometryType() == ogr.wkbMultiPolygon and shape.GetGeometryCount() == 1:
                shape = shape.GetGeometryRef(0)
            return shape.ExportToWkt()
        for name in sys.argv[2:] or [dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())]:
            for feature in dataset.GetLayerByName(name):
                shape = feature.GetGeometryRef()
                values = {feature.GetFieldDefnRef(i).GetName(): text(feature, i)
                    for i in range(feature.GetFieldCount())}
                print(json.dumps({"values": {k: v for k, v in values.items() if v not in (None, "")},
                    "shape": plain(shape) if shape else None}))
        """

    private func rows(_ path: String, _ layers: [String] = []) throws -> [Row] {
        let run = try Subprocess.run("/usr/bin/python3", ["-c", dump, path] + layers)
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        return try run.text.split(separator: "\n").map {
            try JSONDecoder().decode(Row.self, from: Data($0.utf8))
        }
    }

    @Test("features, shapes and fields, anywhere on earth")
    func same() throws {
        let folder = try TemporaryFolder()
        var random = SeededRandom.announced("GDALTests.same")
        let incidents = (0..<400).map { random.incident($0) }
        _ = try IncidentLayers(incidents).write(to: folder.path)
        let base = folder.path + "/incidents."
        let json = try rows(base + "geojson")
        #expect(json.count == incidents.reduce(0) { $0 + ($1.location == nil ? 1 : 2) })
        let areas = json.filter { $0.values["part"] == "area" }
        let others = json.filter { $0.values["part"] != "area" }

        let kml = try rows(base + "kml")
        compare(kml.filter { $0.values["part"] == "area" }, areas, "KML areas")
        compare(kml.filter { $0.values["part"] != "area" }, others, "KML points")
        compare(try rows(base + "gpkg", ["areas"]), areas, "GeoPackage areas")
        compare(try rows(base + "gpkg", ["incidents"]), others, "GeoPackage points")
        compare(try rows(base + "csv"), others, "CSV", shapes: false)
        let evidence = try rows(base + "gpkg", ["evidence"])
        #expect(evidence.count == incidents.reduce(0) { $0 + $1.evidence.count })
        let sources = try rows(base + "gpkg", ["sources"])
        #expect(sources.count == Set(incidents.map { $0.source }).count)
    }

    @Test("the columns of a table, in the promised order", arguments: ["incidents", "areas"])
    func columns(_ table: String) throws {
        let folder = try TemporaryFolder()
        let path = try IncidentLayers([kabul()]).write(to: folder.path, formats: [.gpkg])[0]
        let run = try Subprocess.run("ogrinfo", ["-so", path, table])
        let columns = run.text.split(separator: "\n").drop { !$0.hasPrefix("Geometry Column") }.dropFirst()
        #expect(columns.map { String($0) } == IncidentColumns.all.map { "\($0.name): \($0.type) (0.0)" })
    }

    @Test("ogrinfo has nothing to complain of", arguments: LayerFormat.allCases)
    func ogrinfo(_ format: LayerFormat) throws {
        let folder = try TemporaryFolder()
        var random = SeededRandom.announced("GDALTests.ogrinfo")
        let paths = try IncidentLayers((0..<50).map { random.incident($0) }).write(
            to: folder.path, formats: [format])
        let run = try Subprocess.run("ogrinfo", ["-al", paths[0]])
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        let copy = folder.path + "/copy.gpkg"
        let convert = try Subprocess.run("ogr2ogr", ["-f", "GPKG", copy, paths[0]])
        #expect(convert.status == 0 && convert.errors.isEmpty, "\(convert.errors)")
    }

    private func compare(_ found: [Row], _ expected: [Row], _ name: String, shapes: Bool = true) {
        let key = { (row: Row) in row.values["id"] ?? "" }
        let byID = Dictionary(grouping: found, by: key)
        #expect(found.count == expected.count, "\(name)")
        for row in expected {
            guard let other = byID[key(row)]?.first else {
                Issue.record("\(name): no \(key(row))")
                continue
            }
            if shapes { #expect(isSame(other.shape, row.shape), "\(name) \(key(row))") }
            for (field, _) in IncidentColumns.all where field != "part" {
                let a = normal(other.values[field])
                // GDAL's KML driver trims what it reads.
                let b = normal(row.values[field], trimmed: name.hasPrefix("KML"))
                #expect(a == b, "\(name) \(key(row)) \(field)")
            }
        }
    }

    /// Whether two shapes are of one kind and build, and each number of one is the other's to seven decimals. GeoJSON
    /// and KML round to that, GeoPackage does not: rounding it here again could turn a tie the other way, so half a
    /// unit of the last decimal is allowed instead, and what text and binary make of a number.
    private func isSame(_ one: String?, _ other: String?) -> Bool {
        func parts(_ text: String?) -> (build: String, numbers: [Double])? {
            guard let text else { return nil }
            let pieces = text.split { " (),".contains($0) }.map(String.init)
            let build = text.filter { "(),".contains($0) || $0.isUppercase && $0 != "E" }
            return (build, pieces.compactMap { Double($0) })
        }
        guard let a = parts(one), let b = parts(other) else { return one == other }
        return a.build == b.build && a.numbers.count == b.numbers.count
            && zip(a.numbers, b.numbers).allSatisfy { abs($0 - $1) <= 0.5e-7 + 1e-12 }
    }

    /// The value without the differences that a driver makes: how a number or an object is spelt, the
    /// apostrophe before a formula in CSV.
    private func normal(_ value: String?, trimmed: Bool = false) -> String? {
        guard var value else { return nil }
        if trimmed { value = value.trimmingCharacters(in: .whitespaces) }
        if let number = Double(value) { return number.description }
        if let object = try? JSONDecoder().decode([String: String].self, from: Data(value.utf8)) {
            return object.isEmpty ? nil : "\(object.sorted { $0.key < $1.key })"
        }
        return value.hasPrefix("'") ? String(value.drop { $0 == "'" }) : value
    }
}
