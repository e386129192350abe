// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is compiled under the same rules.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// One library layer: its sources under `Sources/NAME`, its tests under `Tests/NAMETests`, which may need an oracle.
func layer(
    _ name: String, _ dependencies: [Target.Dependency] = [], libraries: [LinkerSetting] = [],
    oracle: Target.Dependency? = nil, oracleLibrary: String? = nil
) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, swiftSettings: strict, linkerSettings: libraries),
        .testTarget(
            name: name + "Tests",
            dependencies: [.byName(name: name)] + dependencies + ["Testkit"] + (oracle.map { [$0] } ?? []),
            swiftSettings: strict, linkerSettings: oracleLibrary.map { [.linkedLibrary($0)] }),
    ]
}

/// libarchive and what its zip and tar readers need.
let archive: [LinkerSetting] =
    [.linkedLibrary("archive", .when(platforms: [.macOS]))]
    + [":libarchive.a", "z", "bz2", "lzma", "zstd", "nettle"].map {
        .linkedLibrary($0, .when(platforms: [.linux]))
    }

/// What XLSX and KML are read with.
let expat: [LinkerSetting] = [
    .linkedLibrary("expat", .when(platforms: [.macOS])),
    .linkedLibrary(":libexpat.a", .when(platforms: [.linux])),
]

let package = Package(
    name: "dateline",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "dateline", targets: ["dateline"]),
        .library(
            name: "Dateline",
            targets: [
                "Geometry", "Formats", "Gazetteer", "Geocoding", "Incidents", "Datasets", "Store", "Export",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
        // Linked by the tests only, see `GeometryTests`: a linked libproj costs the program 14 ms at every start.
        .systemLibrary(name: "CPROJ", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
        // Linked by `Gazetteer`, from its static library: the shared one would bring ICU and cost 3 ms at every start.
        .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
        // Linked by `Formats`, for what is in a KMZ.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        // Linked by `Datasets`, from its static library, as libarchive is.
        .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
        // What delimited text is scanned with, and a hint to the memory: a header, nothing to link.
        .systemLibrary(name: "CScan"),
        // The data the program carries: the world index, the landmark table, the map's page, embedded by the C compiler.
        .target(name: "CEmbedded", exclude: ["page"]),
        // Opens librsvg when a PNG is asked for: linked, it would cost every start some 40 libraries.
        .target(name: "CRsvg", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    ]
        + layer("Geometry", ["CGEOS"], oracle: "CPROJ", oracleLibrary: "proj")
        + layer("Formats", ["Geometry", "CScan", "CZlib", .product(name: "GRDB", package: "GRDB.swift")])
        + layer("Gazetteer", ["Geometry", "CArchive", "CEmbedded"], libraries: archive)
        + layer("Geocoding", ["Geometry", "Gazetteer"])
        + layer("Incidents", ["Geometry", "Gazetteer", "Geocoding"])
        + layer(
            "Datasets",
            [
                "Geometry", "Formats", "Gazetteer", "Geocoding", "Incidents", "CArchive", "CExpat", "CScan",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], libraries: archive + expat)
        + layer(
            "Store",
            [
                "Geometry", "Formats", "Gazetteer", "Geocoding", "Incidents", "Datasets",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ])
        + layer("Export", ["Geometry", "Formats", "Gazetteer", "Geocoding", "Incidents", "CRsvg"])
        + [
            .executableTarget(
                name: "dateline",
                dependencies: [
                    "Geometry", "Formats", "Gazetteer", "Geocoding", "Incidents", "Datasets", "Store",
                    "Export",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                ],
                swiftSettings: strict),
            // Trains the geoparser on corpora with gold places, see `Scripts/train`.
            .executableTarget(
                name: "trainer",
                dependencies: [
                    "Geometry", "Geocoding", "Gazetteer",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                ], swiftSettings: strict),
            // What `Scripts/bench geometry` times of the library: work in memory, without the program around it.
            .executableTarget(
                name: "pointbench", dependencies: ["Geometry", "Datasets"], swiftSettings: strict),
            .executableTarget(name: "shapebench", dependencies: ["Geometry"], swiftSettings: strict),
            // Helpers shared by the tests: seeded random numbers, subprocesses, where ../shared lies.
            .target(name: "Testkit", path: "Tests/Testkit", swiftSettings: strict),
            .testTarget(
                name: "CommandTests", dependencies: ["Testkit", "dateline"], exclude: ["Golden"],
                swiftSettings: strict),
        ],
    cLanguageStandard: .c2x
)
