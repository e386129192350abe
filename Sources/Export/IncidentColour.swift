import Formats
import Incidents

extension IncidentType {
    /// The colour of the type, `RRGGBB`: that of its family, of which each type has one of its own.
    var colour: String { TypeColours.family(of: rawValue) ?? TypeColours.none }
}
