import Geocoding

extension ReportFile {
    /// What stands above the report's first sentence and reads most like its title; nil when nothing does.
    ///
    /// Above an article stand its site's name, menus and dates, too: the title has the most letters of all lines that have no bars, few
    /// figures and three words at least.
    public var headline: String? {
        let text = RunningText(text)
        var best: (letters: Int, text: String)?
        for sentence in text.sentences.prefix(24) {
            guard sentence.isHeading else { break }
            let words = text.tokens[sentence.tokens].map(\.text)
            let letters = words.joined().filter(\.isLetter).count
            let figures = words.joined().filter(\.isNumber).count
            guard words.count > 2, letters < 160, figures * 4 < letters, !words.contains("|"),
                letters > best?.letters ?? 9
            else { continue }
            best = (letters, text.line(in: sentence.span))
        }
        return best?.text
    }
}
