import Geocoding

/// Armed groups and forces that reports name, and phrases that name one.
enum Groups {
    /// Names in lower case, as tokens joined by spaces; marks are tokens of their own.
    static let known: Set<String> = Set(
        [
            "isis", "isil", "daesh", "islamic state", "islamic state group", "islamic state khorasan",
            "isis - k", "is - k", "iskp", "iswap",
            "islamic state west africa province", "islamic state in west africa", "taliban",
            "taliban fighters", "haqqani network",
            "tehreek - e - taliban", "tehreek - i - taliban pakistan", "tehreek - e - taliban pakistan",
            "ttp", "pakistani taliban", "al - qaida",
            "al - qaeda", "al qaeda", "al - shabaab", "al shabaab", "al - shabab", "shabaab", "boko haram",
            "jnim", "jama'at nusrat al - islam", "ansar dine",
            "aqim", "houthis", "houthi", "houthi rebels", "ansar allah", "hezbollah", "hizbollah",
            "hizbullah", "kataib hezbollah", "hamas",
            "islamic jihad", "palestinian islamic jihad", "pkk", "ypg", "ypj", "ybs", "sdf",
            "syrian democratic forces", "hts", "hayat tahrir al - sham",
            "farc", "eln", "national liberation army", "clan del golfo", "m23", "m23 rebels", "adf",
            "allied democratic forces", "codeco", "mai - mai",
            "fdlr", "lra", "lord 's resistance army", "upc", "3r", "cpc", "anti - balaka", "seleka", "rsf",
            "rapid support forces", "janjaweed",
            "sudanese armed forces", "saf", "fano", "tplf", "ola", "oromo liberation army", "wagner",
            "wagner group", "idf", "israel defense forces",
            "israeli army", "israeli military", "israeli forces", "israel", "russia", "russian army",
            "russian forces", "ukraine", "ukrainian forces",
            "turkey", "turkish army", "turkish forces", "pakistan", "india", "iran", "irgc",
            "myanmar military", "junta", "arakan army", "people 's defence force",
            "pdf", "kia", "kachin independence army", "knla", "abu sayyaf", "new people 's army", "npa",
            "bangsamoro islamic freedom fighters", "biff",
            "maute group", "lashkar - e - taiba", "jaish - e - mohammed", "hizbul mujahideen",
            "the resistance front", "bla", "balochistan liberation army",
            "baloch liberation army", "lashkar - e - jhangvi", "maoists", "maoist", "naxalites", "naxals",
            "brn", "rkk", "ira", "new ira", "real ira",
            "continuity ira", "eta", "shining path", "jamaat - ul - ahrar", "ipob",
            "eastern security network", "unknown gunmen", "azerbaijan", "armenia",
            "syrian army", "regime forces", "government forces", "national guard", "saudi - led coalition",
            "coalition", "us - led coalition",
        ])

    /// The names that are one word.
    static let singleWords = known.filter { !$0.contains(" ") }

    /// Whether this phrase, determiner aside, is or holds the name of a group.
    static func isKnown(_ tokens: [Token], _ phrase: Range<Int>) -> Bool {
        name(in: tokens, phrase) != nil
    }

    /// The longest known name inside a phrase.
    static func name(in tokens: [Token], _ phrase: Range<Int>) -> Range<Int>? {
        for length in stride(from: min(7, phrase.count), through: 1, by: -1) {
            for start in phrase.lowerBound...(phrase.upperBound - length) {
                let words = tokens[start..<start + length].map(\.lower).joined(separator: " ")
                if known.contains(words), tokens[start].isCapitalised || length > 1 {
                    return start..<start + length
                }
            }
        }
        return nil
    }

    /// Whether a phrase names people who may attack: a known group, or a word for attackers or armed forces.
    static func isActor(_ tokens: [Token], _ phrase: Range<Int>) -> Bool {
        if isKnown(tokens, phrase) { return true }
        let attackers = Lexicon.classes["attacker"] ?? []
        let forces = Lexicon.classes["force"] ?? []
        return phrase.contains {
            attackers.contains(tokens[$0].lower) || forces.contains(tokens[$0].lower)
                || others.contains(tokens[$0].lower)
        }
    }

    private static let others: Set<String> = [
        "men", "man", "gang", "gangs", "youths", "youth", "group", "groups", "elements", "warriors", "mob",
        "cell", "cells", "regime", "persons", "people", "teenagers", "artillery", "gunners", "attackers",
        "suspects", "republicans", "front", "brigade", "brigades", "movement", "faction", "herders",
        "herdsmen", "dissidents", "vigilantes", "cartel", "teenager", "tribesmen", "clansmen", "loyalists",
    ]
}
