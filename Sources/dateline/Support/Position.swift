import Geometry

/// Positions on the command line.
enum Position {
    /// The position that a person wrote; the error names the option.
    static func parsed(_ text: String, option: String) throws -> Coordinate {
        let parsed: Coordinate?
        do throws(GeometryError) {
            // Without the space that `main` puts before a negative number.
            parsed = try Coordinate(parsing: String(text.drop(while: \.isWhitespace)))
        } catch {
            throw Failure("\(option): \(error)")
        }
        guard let parsed else {
            throw Failure(
                "\(option): '\(text)' is not a position: write latitude,longitude such as 34.5236,69.1789")
        }
        return parsed
    }
}
