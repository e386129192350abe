/// The statements that give a table an R-tree index (OGC 12-128r17, annex F.3), in the wording of 1.3.
package enum GeoPackageIndex {
    /// The virtual table and its entry among the extensions.
    package static func table(_ layer: String) -> String {
        """
        CREATE VIRTUAL TABLE \(quoted("rtree_\(layer)_geom")) USING rtree(id, minx, maxx, miny, maxy);
        INSERT INTO gpkg_extensions VALUES
          (\(literal(layer)), 'geom', 'gpkg_rtree_index',
           'http://www.geopackage.org/spec130/#extension_rtree', 'write-only');
        """
    }

    /// The triggers that keep the index in step when somebody edits the table.
    ///
    /// They call `ST_IsEmpty` and its like, which an editor's SQLite has and ours has not: create them
    /// after the last row is in.
    package static func triggers(_ layer: String) -> String {
        let table = quoted(layer)
        let index = quoted("rtree_\(layer)_geom")
        let values = """
            NEW."fid",
                ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),
                ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")
            """
        func trigger(_ suffix: String) -> String { quoted("rtree_\(layer)_geom_\(suffix)") }
        return """
            CREATE TRIGGER \(trigger("insert")) AFTER INSERT ON \(table)
              WHEN (NEW."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom"))
            BEGIN
              INSERT OR REPLACE INTO \(index) VALUES (
                \(values)
              );
            END;
            CREATE TRIGGER \(trigger("update1")) AFTER UPDATE OF "geom" ON \(table)
              WHEN OLD."fid" = NEW."fid" AND
                   (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
            BEGIN
              INSERT OR REPLACE INTO \(index) VALUES (
                \(values)
              );
            END;
            CREATE TRIGGER \(trigger("update2")) AFTER UPDATE OF "geom" ON \(table)
              WHEN OLD."fid" = NEW."fid" AND
                   (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
            BEGIN
              DELETE FROM \(index) WHERE id = OLD."fid";
            END;
            CREATE TRIGGER \(trigger("update3")) AFTER UPDATE ON \(table)
              WHEN OLD."fid" != NEW."fid" AND
                   (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
            BEGIN
              DELETE FROM \(index) WHERE id = OLD."fid";
              INSERT OR REPLACE INTO \(index) VALUES (
                \(values)
              );
            END;
            CREATE TRIGGER \(trigger("update4")) AFTER UPDATE ON \(table)
              WHEN OLD."fid" != NEW."fid" AND
                   (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
            BEGIN
              DELETE FROM \(index) WHERE id IN (OLD."fid", NEW."fid");
            END;
            CREATE TRIGGER \(trigger("delete")) AFTER DELETE ON \(table)
              WHEN OLD."geom" NOT NULL
            BEGIN
              DELETE FROM \(index) WHERE id = OLD."fid";
            END;
            """
    }
}

/// A name as an SQL identifier.
func quoted(_ name: String) -> String { delimited(name, by: "\"") }

/// A text as an SQL string.
func literal(_ text: String) -> String { delimited(text, by: "'") }

private func delimited(_ text: String, by mark: Unicode.Scalar) -> String {
    // By code points: a mark with a combining accent after it is one character, and a mark all the same.
    var result = String.UnicodeScalarView([mark])
    for scalar in text.unicodeScalars {
        if scalar == mark { result.append(mark) }
        result.append(scalar)
    }
    result.append(mark)
    return String(result)
}
