public import Geometry

/// How large a place is taken to be when no source says it: rules of thumb, all of them in this file.
///
/// A settlement is a disc in which its people live at `inhabitantsPerSquareKilometre`, never smaller than 1
/// km: r = √(P / (π · 6,000 / km²)). 6,000 per km² lies between the least density of an urban centre in the
/// Degree of Urbanisation (Eurostat, UN-Habitat and others, 2021: 1,500 per km²) and the dense cities of
/// South Asia (above 20,000); it is a judgement, not a measurement. It gives Kabul (4.4 M) 15 km, a town of
/// 100,000 2.3 km. Where the population is unknown, the rank of the place decides. The other figures are
/// judgements of a typical size by kind, on the large side: an uncertainty that is too small is the worse
/// mistake.
public enum DefaultExtent {
    /// People on a square kilometre of a settlement.
    public static let inhabitantsPerSquareKilometre = 6_000.0

    /// The radius of a place of this kind.
    public static func radius(of featureClass: FeatureClass, code: String, population: Int) -> Length {
        if featureClass == .settlement, population > 0 {
            let squareKilometres = Double(population) / inhabitantsPerSquareKilometre
            return .kilometres(max(1, (squareKilometres / .pi).squareRoot()))
        }
        return .kilometres(byCode[code] ?? byClass[featureClass] ?? 5)
    }

    /// Kilometres by GeoNames feature code.
    private static let byCode: [String: Double] = [
        // Settlements of unknown population.
        "PPLC": 10, "PPLA": 5, "PPLA2": 3, "PPLA3": 2, "PPLX": 1.5,
        // Countries and administrative units.
        "PCLI": 300, "PCLD": 50, "PCLF": 300, "PCLS": 50, "PCLIX": 50, "PCL": 300, "TERR": 50,
        "ADM1": 80, "ADM2": 25, "ADM3": 10, "ADM4": 5, "ADM5": 3, "ADMD": 15, "ZN": 15,
        // Areas.
        "CONT": 3_000, "RGN": 100, "RGNE": 50, "RGNH": 100, "AREA": 20, "PRK": 15, "MILB": 3, "PRT": 3,
        // Waters.
        "OCN": 3_000, "SEA": 500, "GULF": 150, "BAY": 15, "STRT": 40, "CHN": 20, "LK": 10, "LKS": 15,
        "RSV": 8,
        "STM": 50, "STMI": 50, "CNL": 20, "HBR": 2,
        // Land forms.
        "ISL": 10, "ISLS": 50, "PEN": 30, "CAPE": 3, "MT": 4, "MTS": 60, "PASS": 2, "VAL": 15, "DSRT": 150,
        "PLN": 50, "PLAT": 60, "VLC": 5, "UPLD": 40,
        // Spots.
        "AIRP": 2, "AIRB": 3, "AIRF": 1, "PRN": 1, "CMP": 2, "CMPRF": 2, "INSM": 2, "DAM": 1,
    ]

    /// Kilometres by feature class, for every other code.
    private static let byClass: [FeatureClass: Double] = [
        .settlement: 1, .administrative: 25, .water: 10, .area: 15, .road: 5, .spot: 0.5, .terrain: 5,
        .undersea: 50, .vegetation: 10, .unknown: 5,
    ]
}
