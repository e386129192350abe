import Geocoding

/// A rule that finds an event in a sentence: the words, the type of incident they tell, and how much they prove.
struct Trigger: Sendable {
    /// How much the words prove on their own.
    enum Force: Int, Comparable, Sendable {
        /// A noun for something known ("the blast"), or a word with peaceful uses: needs casualties or arms beside it.
        case weak
        /// Tells an attack.
        case strong

        static func < (a: Force, b: Force) -> Bool { a.rawValue < b.rawValue }
    }

    let type: IncidentType
    let force: Force
    let pattern: TokenPattern

    private init(_ type: IncidentType, _ force: Force, _ pattern: String) {
        self.type = type
        self.force = force
        self.pattern = TokenPattern(pattern, lexicon: Lexicon.classes)
    }

    /// The table, most specific type first: where two rules match the same words the earlier one counts.
    static let all: [Trigger] = [
        Trigger(
            .suicideBombing, .strong,
            "suicide -? bomb*|attack*|blast*|explosion*|vest*|car|truck|belt|squad|assault"),
        Trigger(.suicideBombing, .strong, "blew|blown|blowing|exploded|detonated himself|herself|themselves"),
        Trigger(.suicideBombing, .strong, "detonat* ~3 vest|vests|belt"),

        Trigger(.droneStrike, .strong, "@drone strike*|attack*|raid*|bomb*"),
        Trigger(.droneStrike, .strong, "strike*|attack* by ~2 @drone"),
        Trigger(.droneStrike, .strong, "struck|hit|attacked|targeted by ~6 @drone"),
        Trigger(.droneStrike, .strong, "@drone ~5 @landed|attacked|bombed|targeted|struck|dropped|dropping"),
        Trigger(.droneStrike, .strong, "unmanned ~3 @landed|strike*|attack*"),
        Trigger(.droneStrike, .strong, "@launched ~4 @drone"),

        Trigger(.airStrike, .strong, "air - strike*|raid*|attack*"),
        Trigger(.airStrike, .strong, "airstrike*"),
        Trigger(.airStrike, .strong, "air|aerial strike*|raid*|attack*|bombardment*|bombing*"),
        Trigger(
            .airStrike, .strong,
            "@aircraft ~5 bomb*|struck|hit|strafed|attacked|targeted|dropped|pounded|fired|raided"),
        Trigger(.airStrike, .strong, "barrel bomb*"),

        Trigger(
            .landmine, .strong,
            "@mine ~3 @went_off|killed|hit|struck|injured|wounded|destroyed|blast|explosion|incident"),
        Trigger(
            .landmine, .strong,
            "vehicle|truck|bus|car|convoy|lorry|minibus|motorcycle|tractor ~7 set|triggered|hit|struck|over ~4 @mine|ied|device"
        ),
        Trigger(.landmine, .strong, "stepped|drove|ran|driven ~2 on|over ~5 @mine"),
        Trigger(.landmine, .strong, "hit|struck|triggered a|an ~2 @mine|landmine|land"),
        Trigger(.landmine, .strong, "land -? mine|mines"),
        Trigger(.landmine, .strong, "anti - tank|personnel mine|mines"),

        Trigger(
            .rocketMissileAttack, .strong,
            "@projectile -? propelled? attack*|strike*|fire|barrage*|salvo*|explosion*|launch*|bombardment"),
        Trigger(.rocketMissileAttack, .strong, "struck|hit|attacked|targeted by ~5 @projectile"),
        Trigger(.rocketMissileAttack, .strong, "barrage*|salvo*|volley* of ~3 @projectile"),
        Trigger(.rocketMissileAttack, .strong, "@projectile ~4 @landed|landing|@launched|intercepted"),
        Trigger(.rocketMissileAttack, .strong, "@launched ~4 @projectile"),
        Trigger(.rocketMissileAttack, .strong, "intercept* ~5 @projectile"),

        Trigger(.shelling, .strong, "shelling|shelled|shellfire"),
        Trigger(
            .shelling, .strong,
            "mortar|artillery|tank -? fire|attack*|shell*|round*|bomb*|barrage*|exchange*|bombardment*|strike*|duel*"
        ),
        Trigger(.shelling, .strong, "@shell ~4 @landed|fired"),
        Trigger(.shelling, .strong, "@launched ~4 @shell"),
        Trigger(.shelling, .strong, "bombard*"),

        Trigger(.ambush, .strong, "ambush*"),
        Trigger(.ambush, .strong, "waylaid"),

        Trigger(.abduction, .strong, "abduct*|kidnap*"),
        Trigger(.abduction, .strong, "taken|took|seized|taking|seizing|held ~3 hostage|hostages|captive"),
        Trigger(.abduction, .strong, "whisked|marched|dragged|herded|led ~5 away|forest|bush"),
        Trigger(
            .abduction, .strong,
            "seafarers|crew|sailors|passengers|students|pupils|workers ~4 taken|seized|snatched|abducted"),
        Trigger(.abduction, .strong, "snatched|snatching"),
        Trigger(.abduction, .weak, "hostage -? taking|taker*"),

        Trigger(.assassination, .strong, "assassinat*"),
        Trigger(
            .assassination, .strong,
            "prosecutor|mayor|judge|senator|lawmaker|councillor|politician|journalist|activist|cleric|imam|candidate|leader|governor ~8 murdered|gunned|shot"
        ),

        Trigger(.arson, .strong, "torched|torching|arson|arsonist*|firebomb*"),
        Trigger(.arson, .strong, "molotov cocktail*"),
        Trigger(.arson, .strong, "petrol|gasoline|fire -? bombs|bomb|bombed"),
        Trigger(.arson, .strong, "set|setting ~5 fire|ablaze|alight"),
        Trigger(
            .arson, .strong,
            "burned|burnt|burning ~3 down|ground|houses|homes|huts|house|church|mosque|school"),

        Trigger(.robbery, .strong, "blew|blown|blowing|blasted ~1 open ~4 bank|banks|atm|atms|safe|vault"),
        Trigger(.robbery, .strong, "heist*|holdup*|stickup*"),
        Trigger(.robbery, .weak, "made|got off|away with"),
        Trigger(.robbery, .strong, "robbed|robbery|looted|looting|hijack*|rustled|rustlers|rustling"),
        Trigger(.robbery, .strong, "cattle raid*|theft*"),
        Trigger(.robbery, .strong, "stole|stolen|raided ~6 cattle|livestock|goats|cows|camels|cash"),
        Trigger(.robbery, .strong, "boarded|boarding ~6 vessel|ship|tanker|carrier|boat|deck|tug|bulk"),
        Trigger(.robbery, .strong, "vessel|ship|tanker|carrier|boat|tug ~6 boarded"),

        Trigger(.bombing, .strong, "bombing|bombings|bombed"),
        Trigger(
            .bombing, .strong,
            "@bomb ~6 @went_off|went|planted|hidden|placed|thrown|hurled|killed|wounded|targeted|hit|struck|destroyed|damaged|injured|defused|found|concealed|strapped|attached"
        ),
        Trigger(
            .bombing, .strong,
            "threw|hurled|lobbed|tossed|planted|planting|detonated|detonate|defused|throwing|hurling|dismantled|disposed ~5 @bomb"
        ),
        Trigger(
            .bombing, .strong,
            "car|truck|roadside|parcel|pipe|magnetic|sticky|vehicle|motorcycle|homemade|nail|road|side|grenade -? side? bomb*|@bomb|attack*|blast"
        ),
        Trigger(.bombing, .strong, "explosive|explosives -? laden|packed|rigged"),
        Trigger(.bombing, .strong, "rigged|packed|laden|loaded with explosives"),
        Trigger(.bombing, .strong, "set|setting off ~3 @bomb"),
        Trigger(.bombing, .strong, "@bomb ~6 gone off"),
        Trigger(.bombing, .strong, "@bomb ~3 discovered|left|neutralised|neutralized|recovered"),
        Trigger(.bombing, .strong, "discovered|found ~4 @bomb"),
        Trigger(.bombing, .strong, "controlled explosion*|detonation*"),
        Trigger(.bombing, .weak, "explosion|explosions|blast|blasts|exploded|detonated|bomb|grenade"),

        Trigger(.unrest, .strong, "fired|used|lobbed|shot ~2 tear -? gas"),
        Trigger(.shooting, .strong, "opened|opening|open fire"),
        Trigger(.shooting, .strong, "gunned|gunning|mowed ~3 down"),
        Trigger(.shooting, .strong, "shot ~6 dead|death|killed"),
        Trigger(.shooting, .strong, "shot and killed|wounded|injured"),
        Trigger(.shooting, .strong, "was|were|been|being ~1 shot"),
        Trigger(.shooting, .strong, "fired|firing ~2 on|at|into|indiscriminately|shots"),
        Trigger(.shooting, .strong, "mass shooting*"),
        Trigger(.shooting, .strong, "drive - by shooting*"),
        Trigger(.shooting, .strong, "sprayed ~5 bullets|gunfire"),
        Trigger(.shooting, .weak, "shooting|gunfire|shootings|shot"),

        Trigger(.unrest, .strong, "riot|riots|rioting|unrest ~2 broke|erupted|flared|left|spread"),
        Trigger(.unrest, .strong, "prison -? riot*"),
        Trigger(.unrest, .strong, "rioted|rampaged"),
        Trigger(.unrest, .strong, "clash|clashes|clashed ~5 @crowd"),
        Trigger(.unrest, .strong, "@crowd ~3 clashed|rampaged"),
        Trigger(.unrest, .strong, "arrest*|detained|dispersed|rounded ~5 @crowd"),
        Trigger(.unrest, .strong, "@crowd @copula ~2 arrested|detained|dispersed|beaten"),

        Trigger(.armedClash, .strong, "gun -? battle*|fight*"),
        Trigger(.armedClash, .strong, "gunbattle*|firefight*|gunfight*|skirmish*"),
        Trigger(.armedClash, .strong, "exchange*|exchanging of? ~2 fire|gunfire|shots|artillery"),
        Trigger(
            .armedClash, .strong,
            "clashes|fighting|battles|gunfire|hostilities|skirmishes ~3 erupted|erupt|broke|flared|raged|ensued"
        ),
        Trigger(.armedClash, .strong, "@force|@attacker|@group ~3 clashed"),
        Trigger(.armedClash, .weak, "neutralised|neutralized by|during"),
        Trigger(.armedClash, .weak, "clash|clashes|clashed|clashing"),
        Trigger(.armedClash, .weak, "fighting ~3 erupted|broke|flared|resumed|between"),

        Trigger(.armedAttack, .strong, "came|come|coming ~1 under ~4 attack|fire"),
        Trigger(.armedAttack, .strong, "descended|fell on|upon"),
        Trigger(.armedAttack, .strong, "murdered|slaughtered|decapitat*|behead*|executed"),
        Trigger(.shooting, .strong, "raked|peppered|riddled ~5 gunfire|bullets"),
        Trigger(
            .armedAttack, .strong,
            "@attacker|@force ~6 stormed|attacked|raided|overran|assaulted|invaded|besieged|massacred"),
        Trigger(.armedAttack, .strong, "stormed|overran|massacre*|beheaded|hacked|stabbed|stabbing|lynched"),
        Trigger(
            .armedAttack, .strong,
            "armed|terrorist|militant|rebel|insurgent|gun|knife|machete|complex|deadly|night|dawn attack*|assault*|raid*"
        ),
        Trigger(.armedAttack, .strong, "attack*|assault*|raid* on|against|targeting"),
        Trigger(.armedAttack, .strong, "attacked|attacking|raided"),
        Trigger(.armedAttack, .weak, "attack|attacks|assault|raid|violence|incident"),
        Trigger(.armedAttack, .strong, "@attacker ~4 killed|killing|murdered"),
        // Of armed forces "soldiers killed" may be what befell them: whom they killed must follow.
        Trigger(.armedAttack, .strong, "@force|@group ~1 killed|killing|murdered|executed|massacred ~1 #"),
        Trigger(
            .armedAttack, .strong,
            "@force|@group ~1 killed|killing|murdered|executed|massacred a|an|the ~3 @people"),
    ]

    /// Uses of the same words that are no violence.
    static let figurative: [TokenPattern] = [
        "heart|panic|asthma|anxiety|cyber|verbal|personal|shark|dog|political|media|legal attack*",
        "cyber - attack*|strike*",
        "cyberattack*", "penalty -? shootout|shoot", "bombshell*",
        "population|price|cambrian|creative explosion*",
        "explosion of|in ~2 prices|demand|interest|colour|color|joy|cases|growth|applications|spending|popularity|anger|cholera",
        "photo|film|movie|video|music|fashion|penalty shoot*",
        "shooting ~1 film|scene|guard|stars|star|guards|season",
        "hunger|labour|labor|general|transport|teachers|nurses strike*",
        "attack|attacked on?|the goal|budget|bill|proposal|record|plan",
        "launched|launching|launch ~3 campaign|appeal|investigation|inquiry|initiative|website|satellite|probe|operation|programme|program|book|app|product",
        "satellite launch*", "under fire for|over", "under heavy? fire on|over|for|from", "test -? fire*",
        "tests|tested|testing ~5 @projectile",
        "fired|launched|fires ~12 into|toward|towards the? ~2 sea|waters",
        "mock ~2 bombing|attack|raid", "warning shot*", "set ~4 fire to the? records", "price war",
        "navy|guard|police|officers|marines|inspectors|authorities|troops boarded",
        "fire brigade|service|department|fighters|engine|engines|trucks|sale", "cease -? fire",
        "bomb squad|disposal|shelter|scare|detector|detectors|threat|threats|technicians",
        "shell company|companies|shock|shocked|corporation*",
        "drone footage|show|photography|delivery|images|video|survey|surveys",
        "mine workers|worker|shaft|owner|collapse|operator|company",
        "gold|coal|copper|cobalt|diamond mine|mines", "mine clearance|action|awareness|risk",
        "attack|attacks|attacking midfielder|line|players|player|ad|ads", "counter - attack*",
        "clash|clashes ~3 kick|schedule|fixture|title|league|cup|semi|final",
        "rocket science|scientist|league|prices",
        "missile|rocket defence|defense|programme|program|test|tests|silo|launcher|launchers",
        "blast from|furnace", "stock|market|price* shot up",
    ].map { TokenPattern($0, lexicon: Lexicon.classes) }
}
