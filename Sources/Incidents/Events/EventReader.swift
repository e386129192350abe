import Geocoding

/// Finds the events that a sentence tells.
enum EventReader {
    /// All mentions from left to right; of overlapping ones the most specific.
    static func mentions(in sentence: Sentence, of text: RunningText) -> [EventMention] {
        let tokens = text.tokens
        var figurative = Set<Int>()
        for pattern in Trigger.figurative {
            for match in pattern.matches(tokens, in: sentence.tokens) { figurative.formUnion(match.tokens) }
        }
        var found: [EventMention] = []
        for trigger in Trigger.all {
            for match in trigger.pattern.matches(tokens, in: sentence.tokens) {
                guard figurative.isDisjoint(with: match.tokens),
                    !found.contains(where: { $0.tokens.overlaps(match.tokens) && $0.force >= trigger.force })
                else { continue }
                found.append(mention(trigger, match.tokens, sentence, tokens))
            }
        }
        return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private static func mention(
        _ trigger: Trigger, _ range: Range<Int>, _ sentence: Sentence, _ tokens: [Token]
    ) -> EventMention {
        let before = preceding(range.lowerBound, sentence, tokens)
        let near = before.suffix(4)
        let isDefinite = near.indices.contains { index in
            // "said that shells fell" points at nothing told before.
            near[index] == "that"
                ? index > near.startIndex && !saying.contains(near[index - 1])
                : ["the", "this", "those", "these"].contains(near[index])
        }
        let isPlural =
            tokens[range.upperBound - 1].lower.hasSuffix("s")
            && !tokens[range.upperBound - 1].lower.hasSuffix("ss")
        let isCounted = near.contains {
            ["two", "three", "four", "five", "six", "twin", "several"].contains($0)
        }
        return EventMention(
            type: trigger.type, force: trigger.force, tokens: range,
            reality: reality(before, range, sentence, tokens),
            isDefinite: isDefinite,
            isSeparate: isSeparate(before, tokens[range.upperBound - 1].lower) && !isDefinite,
            isBarePlural: isPlural && !isDefinite && !isCounted)
    }

    /// "another", "a separate"; but "a second shell" is of the same attack, "a second attack" is not.
    private static func isSeparate(_ before: [String], _ noun: String) -> Bool {
        let near = before.suffix(6)
        if near.contains(where: {
            ["separate", "separately", "elsewhere", "different", "meanwhile"].contains($0)
        }) {
            return true
        }
        let attacks = [
            "attack", "bombing", "explosion", "blast", "ambush", "raid", "strike", "shooting", "assault",
            "incident", "kidnapping", "clash",
        ]
        return near.suffix(3).contains { ["another", "second", "third"].contains($0) }
            && attacks.contains { noun.hasPrefix($0) }
    }

    /// The words before a position in its clause, nearest last.
    private static func preceding(_ position: Int, _ sentence: Sentence, _ tokens: [Token]) -> [String] {
        var start = position
        while start > sentence.tokens.lowerBound, position - start < 10,
            ![";", ":", "\u{2014}"].contains(tokens[start - 1].text)
        {
            start -= 1
        }
        return tokens[start..<position].map(\.lower)
    }

    private static let saying: Set<String> = (Lexicon.classes["said"] ?? []).union([
        "so", "such", "saying", "claim", "denied",
    ])

    // MARK: Reality

    private static let doubts: Set<String> = [
        "could", "may", "might", "would", "will", "shall", "should", "must", "if", "unless", "possible",
        "potential", "imminent",
        "future", "planned", "planning", "plans", "plan", "plotting", "plotted", "plot", "threat", "threats",
        "threaten",
        "threatened", "threatening", "warn", "warned", "warning", "warns", "warnings", "fear", "fears",
        "feared", "risk", "risks",
        "vowed", "vow", "prevent", "preventing", "avert", "deter", "against", "exercise", "exercises",
        "drill", "drills", "simulated",
        "mock", "hypothetical", "further", "intended", "intending", "preparing", "prepare", "capable",
        "rumours", "rumors", "hoax",
        "suspended", "deterred", "halt", "halting", "end", "ending", "stop", "stopping", "ceasefire", "truce",
        "undertake", "undertook", "alert", "advisory", "movie", "film", "novel", "predicted", "likely",
    ]
    /// Doubts that reach only the next words: "warned of attacks", not "warned residents after the attack".
    private static let reach = 5
    private static let foiling: Set<String> = [
        "foiled", "thwarted", "defused", "averted", "prevented", "failed", "attempted", "botched", "foiling",
        "thwarting", "disarmed",
        "aborted", "repelled", "dismantled",
    ]
    private static let habits: Set<String> = [
        "often", "frequently", "regularly", "repeatedly", "routinely", "usually", "frequent", "repeated",
        "regular", "previous",
        "previously", "past", "earlier", "recurring", "recent", "similar", "sporadic", "decades", "years",
        "historically",
        "increasingly", "daily", "weekly", "countless", "wave", "spate", "series", "string",
    ]

    private static func reality(
        _ before: [String], _ range: Range<Int>, _ sentence: Sentence, _ tokens: [Token]
    ) -> EventMention.Reality {
        let near = Array(before.suffix(reach))
        let words = tokens[range].map(\.lower)
        let after = tokens[range.upperBound..<min(sentence.tokens.upperBound, range.upperBound + 5)].map(
            \.lower)
        // "did not attack", "no attack"; but "no casualties in the attack" denies no attack.
        if near.suffix(2).contains(where: { ["no", "not", "never", "without", "nor"].contains($0) }) {
            return .imagined
        }
        if words.contains("controlled") || words.contains("discovered") || words.contains("neutralised")
            || words.contains("neutralized")
            || words.contains("found") || words.contains("recovered")
            || ["attempt", "bid", "plot"].contains(after.first)
        {
            return .foiled
        }
        if words.contains("defused") || words.contains("dismantled") || words.contains("disposed") {
            return .foiled
        }
        if words.contains(where: { $0.hasPrefix("intercept") }) { return .foiled }
        if near.contains(where: foiling.contains)
            || after.prefix(4).contains(where: { ["foiled", "thwarted", "defused", "averted"].contains($0) })
        {
            return .foiled
        }
        if isDoubted(near) { return .imagined }
        if near.suffix(4).contains(where: habits.contains) || after.contains("past") { return .background }
        if after.count > 2, after.prefix(4).joined(separator: " ").hasPrefix("in recent") {
            return .background
        }
        return .happened
    }

    private static func isDoubted(_ near: [String]) -> Bool {
        guard let doubt = near.lastIndex(where: doubts.contains) else { return false }
        // "warned … after the attack" and "… who will be tried for the attack": a new clause or "after" ends the doubt.
        return !near[(doubt + 1)...].contains {
            ["after", "following", "when", "since", "over", "during", "for"].contains($0)
        }
    }
}
