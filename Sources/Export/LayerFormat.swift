/// A file format that incidents are written in.
public enum LayerFormat: String, CaseIterable, Hashable, Sendable {
    /// GeoJSON (RFC 7946), for the web and for scripts.
    case geojson
    /// KML 2.2, for Google Earth.
    case kml
    /// The same with its icons and a legend in one archive.
    case kmz
    /// GeoPackage 1.3, for QGIS and every other GIS.
    case gpkg
    /// A table without shapes, for spreadsheets.
    case csv

    /// The name of the file in the folder of layers.
    public var fileName: String { "incidents." + rawValue }
}
