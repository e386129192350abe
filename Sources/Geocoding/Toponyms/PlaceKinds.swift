import Gazetteer
import Geometry

/// Whether words for kinds of places fit a place.
enum PlaceKinds {
    /// How well "city", "province" … fits the place, in the units of the choice.
    static func agreement(_ kind: String, _ place: Place) -> Double {
        let isSettlement = place.featureClass == .settlement
        switch kind {
        case "city", "town", "village", "hamlet", "settlement", "locality": return isSettlement ? 2 : -3
        case "neighbourhood", "neighborhood", "quarter", "suburb", "ward":
            return place.featureCode == "PPLX" ? 3 : isSettlement ? 0 : -3
        case "capital": return place.featureCode == "PPLC" ? 4 : isSettlement ? 1 : -3
        case "province", "governorate", "state", "oblast", "region", "department", "prefecture", "division",
            "emirate":
            return place.featureCode == "ADM1"
                ? 5 : place.featureCode.hasPrefix("ADM") || place.featureCode == "RGN" ? 2 : -2
        case "district", "county", "municipality", "township", "raion", "woreda", "subdistrict", "commune",
            "canton", "borough", "parish", "territory", "sub-district":
            return place.featureCode.hasPrefix("ADM") && place.featureCode != "ADM1"
                ? 3 : isSettlement ? 0 : -1
        case "sector", "camp", "area", "valley": return isSettlement ? 0.5 : -1
        case "republic", "kingdom": return place.featureCode.hasPrefix("PCL") ? 3 : 0
        default: return 0
        }
    }

    /// Whether a word says that a division is meant, of whatever level.
    static func isDivision(_ kind: String) -> Bool { divisions.contains(kind) }

    private static let divisions: Set<String> = [
        "province", "governorate", "state", "oblast", "region", "department", "prefecture", "division",
        "emirate", "district", "county", "raion", "woreda", "subdistrict", "sub-district", "territory",
    ]

    /// How far beyond a city's own extent what is said to lie in it may be: gazetteer points are rough.
    private static let besideCity = Length.kilometres(25)

    /// Whether a place lies in or just outside a city.
    static func isBeside(_ place: Place, _ city: Place) -> Bool {
        Geodesic.distance(from: place.coordinate, to: city.coordinate) <= city.extent + besideCity
    }
}
