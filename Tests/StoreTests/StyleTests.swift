import Datasets
import Foundation
import GRDB
import Geocoding
import Store
import Testing
import Testkit

/// What somebody sees who opens a store in QGIS, without any setting up.
@Suite("QGIS opens a store with colours, labels, popups and times") struct StyleTests {
    private struct Layer: Decodable {
        var name: String
        var categories: [String: String]
        var label: [String]
        var scale: Double
        var times: [String]
        var tip: String
        var alias: String
        /// Pixels of the map that are not of its ground.
        var drawn: Int
    }

    private let script = """
        import json, os, sys
        from qgis.core import *
        from qgis.PyQt.QtCore import QSize
        from qgis.PyQt.QtGui import QColor
        application = QgsApplication([], False)
        application.initQgis()
        for name in ("incidents", "areas"):
            # As the window of QGIS adds a layer.
            options = QgsVectorLayer.LayerOptions(loadDefaultStyle=False)
            layer = QgsVectorLayer(sys.argv[1] + "|layername=" + name, name, "ogr", options)
            layer.loadDefaultStyle()
            settings, times = layer.labeling().settings(), layer.temporalProperties()
            context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
            context.setFeature(next(layer.getFeatures()))
            map = QgsMapSettings()
            map.setLayers([layer])
            map.setDestinationCrs(layer.crs())
            map.setOutputSize(QSize(400, 200))
            map.setBackgroundColor(QColor("white"))
            map.setExtent(QgsRectangle(-180, -90, 180, 90))
            job = QgsMapRendererSequentialJob(map)
            job.start()
            job.waitForFinished()
            image = job.renderedImage()
            print(json.dumps({
                "name": name,
                "categories": {c.value() or "": c.symbol().color().name()[1:] for c in layer.renderer().categories()},
                "label": [settings.fieldName] if layer.labelsEnabled() else [], "scale": settings.minimumScale,
                "times": [times.startField(), times.endField()] if times.isActive() else [],
                "tip": QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context),
                "alias": layer.fields().field("uncertainty_m").alias(),
                "drawn": sum(image.pixelColor(x, y).name() != "#ffffff" for x in range(400) for y in range(200))}))
        sys.stdout.flush()
        # QGIS may crash when Python takes it down piece by piece.
        os._exit(0)
        """

    private func load(_ text: String, into path: String, in folder: TemporaryFolder) throws {
        let file = folder.url("t.csv")
        try Data(text.utf8).write(to: file)
        let table = try SourceTable(contentsOf: file.path)
        let store = try IncidentStore(writing: path)
        _ = try store.importTable(
            table, ColumnMap(table, .recognising(table.columns)), #require(StoreTests.geocoder))
        try store.close()
    }

    private let table = """
        id,date,place,country,lat,lon,event_type,fatalities
        a,2020-01-02,<b>Kabul</b> & around,Afghanistan,34.53,69.17,Shelling,3
        b,2020-02-03,,Mali,,,Battles,
        c,2020-02-03,,Mali,,,Battles,
        d,2020-02-03,,Mali,,,"Talks ""quoted"" & <odd>",

        """

    @Test("every type has a colour, words stay words, all is drawn") func styles() throws {
        let folder = try TemporaryFolder()
        let path = folder.url("s.gpkg").path
        try load(table, into: path, in: folder)
        let run = try Subprocess.run(
            "/usr/bin/python3", ["-c", script, path],
            environment: ["QT_QPA_PLATFORM": "offscreen", "HOME": folder.path])
        #expect(run.status == 0, "\(run.errors); is QGIS there? Run Scripts/install-test-tools")
        let layers = try run.text.split(separator: "\n").map {
            try JSONDecoder().decode(Layer.self, from: Data($0.utf8))
        }
        try #require(layers.map(\.name) == ["incidents", "areas"])
        // The same colours as in the layers of map.
        #expect(layers[0].categories["Shelling"] == "f64b53" && layers[0].categories["Battles"] == "3276ad")
        #expect(Set(layers[0].categories.keys) == ["Shelling", "Battles", "Talks \"quoted\" & <odd>", ""])
        #expect(layers[0].label == ["place"] && layers[0].scale == 250_000)
        #expect(layers[0].times == ["date_start", "date_end"])
        #expect(layers[0].tip.contains("<b>Shelling &lt;b>Kabul&lt;/b> &amp; around</b>"), "\(layers[0].tip)")
        #expect(layers[0].tip.contains("<tr><td>Killed</td><td>3</td></tr>"))
        #expect(layers[0].alias == "How far from the point the truth may lie (m)")
        #expect(layers[1].label == ["matched"] && layers[1].tip.contains("<b>Mali</b>"))
        // Markers of a few pixels; Mali is a fiftieth of the width and a tenth of the height.
        #expect((10...600).contains(layers[0].drawn) && (100...2_000).contains(layers[1].drawn))
    }

    @Test("a style that somebody has changed stays, ours learns new types") func changed() throws {
        let folder = try TemporaryFolder()
        let path = folder.url("s.gpkg").path
        try load(table, into: path, in: folder)
        let queue = try DatabaseQueue(path: path)
        func styles() throws -> [String] {
            try queue.read { db in
                try String.fetchAll(db, sql: "SELECT styleQML FROM layer_styles ORDER BY f_table_name DESC")
            }
        }
        try load("id,date,lat,lon,event_type\ne,2020-01-01,1,2,Riots\n", into: path, in: folder)
        #expect(try styles()[0].contains("value=\"Riots\"") && styles()[0].contains("value=\"Battles\""))
        try queue.write { db in try db.execute(sql: "UPDATE layer_styles SET styleQML = '<qgis/>'") }
        try load("id,date,lat,lon,event_type\nf,2020-01-01,1,2,Protests\n", into: path, in: folder)
        #expect(try styles() == ["<qgis/>", "<qgis/>"])
    }

    @Test(
        "a store of an earlier version is brought up, and keeps what it has, also a style saved in QGIS",
        arguments: [false, true])
    func migration(_ isStyled: Bool) throws {
        let folder = try TemporaryFolder()
        let path = folder.url("s.gpkg").path
        try load(table, into: path, in: folder)
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(
                sql: """
                    DELETE FROM grdb_migrations WHERE identifier NOT LIKE '1:%';
                    DROP TABLE removed;
                    DELETE FROM gpkg_contents WHERE table_name = 'removed';
                    DELETE FROM gpkg_data_columns WHERE table_name = 'removed'
                      OR column_name IN ('types', 'header', 'delimiter', 'roles');
                    ALTER TABLE sources DROP COLUMN types;
                    ALTER TABLE sources DROP COLUMN header;
                    ALTER TABLE sources DROP COLUMN delimiter;
                    ALTER TABLE sources DROP COLUMN roles;
                    """)
            // The table that QGIS makes when a style is saved has the same name.
            try db.execute(
                sql: isStyled
                    ? "UPDATE layer_styles SET styleQML = '<qgis/>'"
                    : """
                    DROP TABLE layer_styles;
                    DELETE FROM gpkg_contents WHERE table_name = 'layer_styles';
                    """)
        }
        try queue.close()
        #expect(try IncidentStore(reading: path).count() == 4)
        try IncidentStore(writing: path).close()
        let after = try DatabaseQueue(path: path)
        let style = try after.read { db in
            try String.fetchOne(db, sql: "SELECT styleQML FROM layer_styles WHERE f_table_name = 'incidents'")
        }
        let removed = try after.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM removed") }
        #expect(isStyled ? style == "<qgis/>" : style?.contains("value=\"Battles\"") == true)
        #expect(removed == 0)
    }
}
