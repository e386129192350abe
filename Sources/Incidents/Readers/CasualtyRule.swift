import Geocoding

/// A line of the casualty grammar: the words, what they say happened to the counted, and the number where no quantity stands.
struct CasualtyRule {
    let fate: CasualtyReader.Fate
    let pattern: TokenPattern
    let isUpdate: Bool
    let value: Int?
    private init(_ fate: CasualtyReader.Fate, _ pattern: String, isUpdate: Bool = false, value: Int? = nil) {
        self.fate = fate
        self.pattern = TokenPattern(pattern, lexicon: Lexicon.classes)
        self.isUpdate = isUpdate
        self.value = value
    }

    /// Earlier rules win over later ones that overlap them.
    static let all: [CasualtyRule] = [
        CasualtyRule(.unharmed, "no|without|any|zero ~2 casualties", value: 0),
        CasualtyRule(.unharmed, "not ~2 cause|caused|claim|result ~3 casualties|injuries", value: 0),
        CasualtyRule(.wounded, "no|without injuries|injured|wounded|hurt|injury", value: 0),
        CasualtyRule(.wounded, "no reports|report of ~1 injuries|injured|wounded|injury", value: 0),
        CasualtyRule(.killed, "no ~2 deaths|fatalities|dead", value: 0),
        CasualtyRule(.unharmed, "no one|body|- ~2 was|were ~2 hurt|harmed|killed|injured|wounded", value: 0),
        CasualtyRule(.unharmed, "nobody|none ~4 hurt|harmed|killed|injured|wounded", value: 0),
        CasualtyRule(.unharmed, "no|without loss of life", value: 0),
        CasualtyRule(.unharmed, "neither ~3 hurt|harmed|injured|wounded", value: 0),
        CasualtyRule(
            .unharmed, "escaped|were|was|crew|everyone|all ~1 unhurt|unharmed|uninjured|safe|unscathed",
            value: 0),
        CasualtyRule(.killed, "no|any ~1 fatalities|deaths", value: 0),

        CasualtyRule(.killed, "toll ~6 to #n", isUpdate: true),
        CasualtyRule(.killed, "raised|rose|risen|revised|climbed|updated|increased ~4 to #n", isUpdate: true),
        CasualtyRule(.killed, "toll|deaths ~5 at|of|is|was|stands|stood ~2 #n", isUpdate: true),
        CasualtyRule(.wounded, "#n injuries"),
        CasualtyRule(.wounded, "#n of ~3 @copula ~1 beaten|injured|wounded|hurt|grazed|stabbed"),
        CasualtyRule(.wounded, "a|an ~4 @people ~2 was ~1 beaten", value: 1),

        CasualtyRule(.killed, "#n ~3 @people , ~9 , @copula ~2 killed|dead|slain|murdered|shot"),
        CasualtyRule(.killed, "#n ~2 @people of ~8 @copula ~1 killed|dead|slain|murdered|shot"),
        CasualtyRule(.killed, "#n ~3 @people , ~9 , lost|died|perished"),
        CasualtyRule(.killed, "#n @people? ~6 @copula shot dead"),
        CasualtyRule(
            .killed,
            "#n @people? ~4 @copula ~2 killed|dead|slain|murdered|massacred|beheaded|executed|martyred|neutralised|neutralized"
        ),
        CasualtyRule(.killed, "#n @people? ~3 died|perished"),
        CasualtyRule(.killed, "#n ~2 @people @killed"),
        CasualtyRule(.killed, "#n ~2 @people? ~1 feared|confirmed|presumed|reported|declared dead|killed"),
        CasualtyRule(.killed, "pulled|recovered|counted|found|retrieved ~1 #n ~2 bodies|corpses"),
        CasualtyRule(.killed, "#n @killed|deaths|fatalities|bodies|corpses"),
        CasualtyRule(
            .killed,
            "kill|killed|kills|killing|claimed|claiming|murdering|murdered|beheading|martyring|martyred ~1 #n"
        ),
        CasualtyRule(.killed, "left|leaving|leaves ~1 #n ~4 dead"),
        CasualtyRule(.killed, "lives of #n"),
        CasualtyRule(.killed, "#n ~2 @people? ~3 succumbed"),
        CasualtyRule(.killed, "#n ~3 did not survive"),
        CasualtyRule(.killed, "decapitat*|behead*|executed|executing|massacred|burnt|burned ~1 #n"),
        CasualtyRule(.killed, "#n ~4 lost their|his|her life|lives"),
        CasualtyRule(.killed, "deaths|death of #n"),
        CasualtyRule(.killed, "took|claimed|taking|claiming #n lives"),
        CasualtyRule(.wounded, "#n @people? ~4 @copula ~3 wounded|injured|hurt|hospitalised|hospitalized"),
        CasualtyRule(.wounded, "#n ~3 suffered|sustained ~5 injuries|wounds|burns"),
        CasualtyRule(.wounded, "#n ~2 @people? ~1 with ~4 wounds|injuries|burns"),
        CasualtyRule(.wounded, "#n ~1 @wounded"),
        CasualtyRule(
            .wounded, "wound|wounded|wounds|wounding|injured|injures|injuring|hurting|hurt|maiming ~1 #n"),
        CasualtyRule(.wounded, "left|leaving|leaves ~1 #n ~7 wounded|injured|hurt"),
        CasualtyRule(.wounded, "left|leaving|leaves ~7 #n ~1 others|more? wounded|injured|hurt"),
        CasualtyRule(.wounded, "treated|treating ~2 #n"),
        CasualtyRule(.wounded, "#n ~2 @people? ~2 nursing ~2 injuries|wounds"),
        CasualtyRule(.wounded, "#n ~2 @people ~3 hospitalised|hospitalized"),
        CasualtyRule(.wounded, "in a? ~2 critical|serious|stable|grave condition", value: 1),
        CasualtyRule(
            .abducted, "#n ~2 @people ~18 @copula ~1 abducted|kidnapped|seized|whisked|led|marched|taken"),
        CasualtyRule(.abducted, "#n ~5 @copula ~2 abducted|kidnapped|seized|taken"),
        CasualtyRule(.abducted, "abduct*|kidnap* ~2 #n"),
        CasualtyRule(
            .abducted,
            "took|taking|seized|seizing|whisked|marched|carried ~2 #n ~6 hostage|captive|away|hostages|forest|bush"
        ),
        CasualtyRule(.abducted, "abduction|kidnapping of ~1 #n"),
        CasualtyRule(.abducted, "#n ~2 abducted|kidnapped"),
        CasualtyRule(.abducted, "#n ~3 missing"),

        CasualtyRule(
            .killed,
            "a|an|one|the|another ~7 @people ~8 was|were|is ~2 killed|dead|slain|murdered|beheaded|shot",
            value: 1),
        CasualtyRule(.killed, "a|an|one ~3 @people died", value: 1),
        CasualtyRule(
            .killed, "kill|killed|kills|killing|murdering a|an|his|her|its|their ~4 @people", value: 1),
        CasualtyRule(.killed, "@people|man|woman dead", value: 1),
        CasualtyRule(.killed, "killing|killed him|her", value: 1),
        CasualtyRule(.killed, "shot dead _", value: 1),
        CasualtyRule(
            .wounded,
            "shot|stabbed ~3 in the leg|legs|arm|shoulder|hand|foot|thigh|back|stomach|abdomen|neck", value: 1
        ),
        CasualtyRule(
            .wounded, "a|an|one|another|his|her ~5 @people ~3 was|were|is ~3 wounded|injured|hurt", value: 1),
        CasualtyRule(.wounded, "a|an|one|another|his|her|their ~4 @people sustained|suffered|had", value: 1),
        CasualtyRule(
            .wounded, "wounding|injuring|wounded|injured|wounds a|an|his|her|another|one ~4 @people", value: 1
        ),
        CasualtyRule(.abducted, "abducted|kidnapped a|an ~4 @people", value: 1),
    ]
}
