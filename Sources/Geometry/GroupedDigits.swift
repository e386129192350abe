extension Int {
    /// The number for people: "12,500".
    package var grouped: String {
        let digits = String(magnitude)
        var result = self < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.utf8.count - place).isMultiple(of: 3) { result += "," }
            result.append(digit)
        }
        return result
    }
}
