/// Reads positions as ISO 6709 (2008, annex H) has data hold them, with nothing between the numbers but their signs:
/// `+40-075/`, `+27.5916+086.5640+8850CRSWGS_84/`, `+4012.22-07500.25`.
///
/// Two digits of degrees of latitude, three of longitude, then minutes and seconds in two each, decimals behind the last.
/// Fewer digits are no position but a sum: `+1+1`. Height and reference system are passed over; the solidus may lack.
struct SignedReader {
    let text: NotationText

    /// What begins here, provided that nothing stands behind it.
    func match(at start: Int) -> NotationMatch? {
        guard let (latitude, middle) = angle(at: start, degreeDigits: 2),
            let (longitude, end) = angle(at: middle, degreeDigits: 3),
            latitude.numbers.count == longitude.numbers.count, isEnd(afterHeight(end))
        else { return nil }
        return NotationMatch(
            start: start, end: text.count, outcome: WrittenPosition.outcome(latitude, longitude))
    }

    private func angle(at start: Int, degreeDigits: Int) -> (AngleText, end: Int)? {
        guard let (sign, digits, end) = number(at: start) else { return nil }
        let fraction = text.isOne(of: ".", end) ? text.digits(end + 1) : nil
        var angle = AngleText()
        angle.sign = sign
        let pairs = digits.count - degreeDigits
        guard [0, 2, 4].contains(pairs) else { return nil }
        var start = digits.lowerBound + degreeDigits
        angle.numbers = [Double(text.string(digits.lowerBound..<start)) ?? 0]
        while start < digits.upperBound {
            angle.numbers.append(Double(text.string(start..<start + 2)) ?? 0)
            start += 2
        }
        if let fraction {
            angle.numbers[angle.numbers.count - 1] += Double("0" + text.string(end..<fraction)) ?? 0
            angle.decimals = fraction - end - 1
        }
        return (angle, fraction ?? end)
    }

    /// A sign and the digits behind it.
    private func number(at start: Int) -> (sign: Int, digits: Range<Int>, end: Int)? {
        guard text.isDash(start) || text.isOne(of: "+", start), let end = text.digits(start + 1) else {
            return nil
        }
        return (text.isDash(start) ? -1 : 1, start + 1..<end, end)
    }

    private func afterHeight(_ start: Int) -> Int {
        guard let (_, _, end) = number(at: start) else { return start }
        return text.isOne(of: ".", end) ? text.digits(end + 1) ?? end : end
    }

    /// `CRSWGS_84/`, `/` or nothing.
    private func isEnd(_ start: Int) -> Bool {
        if start == text.count { return true }
        guard text.isOne(of: "/", text.count - 1) else { return false }
        return start == text.count - 1 || text.string(start..<min(start + 3, text.count)) == "CRS"
    }
}
