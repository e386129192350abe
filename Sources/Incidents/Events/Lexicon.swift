/// Words that belong together, by class. Rules name a class as `@class`; a new word is one more entry here.
enum Lexicon {
    static let classes: [String: Set<String>] = [
        "projectile": [
            "rocket", "rockets", "missile", "missiles", "katyusha", "katyushas", "grad", "grads", "rocketfire", "projectile",
            "projectiles",
        ],
        "shell": ["shell", "shells", "mortar", "mortars", "artillery", "howitzer", "howitzers", "rounds"],
        "drone": ["drone", "drones", "uav", "uavs", "quadcopter", "quadcopters", "shahed", "shaheds"],
        "bomb": [
            "bomb", "bombs", "ied", "ieds", "explosive", "explosives", "grenade", "grenades", "charge", "device", "devices",
            "vbied", "bomblet",
        ],
        "aircraft": ["warplane", "warplanes", "jet", "jets", "aircraft", "helicopter", "helicopters", "planes", "gunship", "gunships", "bombers"],
        "mine": ["mine", "mines", "landmine", "landmines", "ordnance", "uxo"],
        "weapon": [
            "rifle", "rifles", "gun", "guns", "machete", "machetes", "knife", "knives", "pistol", "pistols", "axes", "spears",
            "bullets", "gunfire", "kalashnikov", "kalashnikovs",
        ],
        "landed": [
            "landed", "hit", "struck", "fell", "slammed", "exploded", "crashed", "rained", "impacted", "detonated", "landing",
            "hitting", "striking", "falling", "exploding", "came", "rammed", "damaged", "destroyed", "killed",
        ],
        "launched": [
            "launched", "fired", "lobbed", "firing", "launching", "fire", "launch", "shot", "sent", "unleashed", "unleashing",
        ],
        "went_off": [
            "exploded", "detonated", "blew", "ripped", "tore", "exploding", "detonating", "ripping", "tearing", "blasted",
        ],
        "attacker": [
            "gunman", "gunmen", "militant", "militants", "attacker", "attackers", "assailant", "assailants", "insurgent",
            "insurgents", "rebel", "rebels", "bandit", "bandits", "jihadist", "jihadists", "terrorist", "terrorists", "bomber",
            "bombers", "fighter", "fighters", "guerrilla", "guerrillas", "pirate", "pirates", "raider", "raiders", "extremist",
            "extremists", "kidnapper", "kidnappers", "robber", "robbers", "rustler", "rustlers", "hitman", "hitmen", "shooter",
            "intruder", "intruders", "abductor", "abductors", "separatist", "separatists", "militiaman", "militiamen", "infiltrators",
        ],
        "force": [
            "army", "military", "forces", "troops", "soldiers", "police", "militia", "militias", "navy", "airforce", "guards",
            "paramilitaries", "coalition", "commandos", "gendarmes",
        ],
        "people": [
            "people", "person", "persons", "civilian", "civilians", "others", "other", "man", "men", "woman", "women", "child",
            "children", "soldier", "soldiers", "policeman", "policemen", "officer", "officers", "villager", "villagers",
            "worker", "workers", "student", "students", "pupil", "pupils", "worshipper", "worshippers", "guard", "guards",
            "resident", "residents", "passenger", "passengers", "boy", "boys", "girl", "girls", "trader", "traders", "herder",
            "herders", "farmer", "farmers", "driver", "drivers", "journalist", "journalists", "shopper", "shoppers", "fighters",
            "militants", "gunmen", "attackers", "rebels", "insurgents", "troops", "servicemen", "members", "peacekeepers",
            "peacekeeper", "staff", "nurses", "nurse", "doctors", "doctor", "patients", "teacher", "teachers", "crew", "sailors",
            "seafarers", "fishermen", "bystander", "bystanders", "pedestrian", "pedestrians", "victim", "victims", "casualties", "dead",
            "personnel", "police", "bandits", "terrorists", "militiamen", "employee", "employees", "customers", "customer",
            "schoolgirls", "schoolchildren", "schoolboys", "pilgrims", "tourists", "tourist", "foreigners", "contractors",
            "commuters", "constables", "constable", "rangers", "ranger", "gendarmes", "gendarme", "prisoners", "inmates",
            "vendors", "vendor", "lives", "bodies", "adults", "youths", "family", "elders", "elder", "motorists", "miners",
            "engineers", "engineer", "paramedics", "medics", "volunteers", "refugees", "monks", "priests", "priest", "recruits",
            "cadets", "shepherds", "herdsmen", "assailants", "jihadists", "separatists", "mourners", "demonstrators", "protesters",
        ],
        "killed": ["killed", "dead", "died", "slain", "perished", "murdered", "martyred", "massacred", "killing"],
        "wounded": ["wounded", "injured", "hurt", "maimed", "wounding", "injuring"],
        "said": [
            "said", "says", "told", "reported", "confirmed", "added", "stated", "announced", "explained", "noted", "claimed",
            "mentioned", "tweeted", "wrote", "according",
        ],
        "official": [
            "spokesman", "spokeswoman", "spokesperson", "minister", "ministry", "governor", "police", "chief", "commander",
            "official", "officials", "mayor", "commissioner", "army", "military", "hospital", "doctor", "director", "authorities",
        ],
        "unit": [
            "km", "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles", "metre", "metres", "meter", "meters",
            "m", "nm", "nmi", "yards", "feet",
        ],
        "copula": ["was", "were", "is", "are", "had", "has", "have", "been", "be", "being", "got"],
    ]
}
