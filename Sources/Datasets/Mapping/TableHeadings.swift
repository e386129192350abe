internal import Formats
import Gazetteer

/// What people call the columns of tables that nobody published, in the languages in which such tables are kept.
enum TableHeadings {
    /// The headings of each role.
    static let all: [(role: ColumnRole, names: String)] = english + others + PositionHeadings.all

    /// A heading as it is compared: folded like the name of a place, so that case, marks and punctuation do not count, and
    /// without what stands in brackets ("Latitude (WGS84)").
    static func key(_ heading: String) -> String {
        let bare = heading.prefix { !"([{".contains($0) }.replacing(".", with: " ")
        let key = FoldedKey(bare).description
        return key.isEmpty ? heading.lowercased() : key
    }

    /// Words behind which a heading tells of the value and does not hold it: "date precision", "location type".
    static let asides: Set<String> = [
        "precision", "accuracy", "code", "type", "format", "source", "note", "notes", "quality", "added",
        "created",
        "entered", "modified", "updated", "published",
    ]

    /// Words that tell a role wherever they begin or end a heading: "date of incident", "GPS latitude", "nearest town".
    static let words: [(role: ColumnRole, beginnings: Set<String>, ends: Set<String>)] = [
        (.latitude, ["lat", "latitude"], ["lat", "latitude"]),
        (.longitude, ["lon", "lng", "long", "longitude"], ["lon", "lng", "long", "longitude"]),
        (.date, ["date", "datum", "fecha", "дата", "تاريخ"], ["date", "datum"]),
        (
            .place, ["lieu", "lugar", "место", "مكان"],
            ["location", "place", "town", "village", "city", "ort"]
        ),
        (.fatalities, ["fatalities", "killed", "deaths"], ["fatalities", "killed", "deaths", "dead"]),
    ]

    /// Those that tell rows apart unless somebody says otherwise: what else is called an id may be anything.
    static let identifiers = ["id", "event_id", "event_id_cnty", "eventid", "globaleventid", "fid"]

    /// Headings of what is only shown, or of what is shown for want of better.
    static let shown: [(role: RowMeaning.Role, names: String)] = [
        (.type, "sub_event_type|sub_type"), (.place, "matched|name|title"), (.wounded, "injured|nwound"),
        (.target, "targtype1_txt"), (.weapon, "weaptype1_txt"),
    ]

    private static let english: [(role: ColumnRole, names: String)] = [
        (
            .id,
            "id|event_id|eventid|incident_id|incident|reference|ref|uid|uuid|objectid|fid|incident_number|case_number|incident_no|case_no|no"
        ),
        (.date, "date|event_date|incident_date|day|datetime|timestamp|when|reported"), (.year, "year"),
        (.dateStart, "date_start|start_date|from_date"), (.dateEnd, "date_end|end_date|to_date"),
        (
            .country,
            "country|country_name|nation|adm0|adm0_name|admin0|admin0_name|iso3|country_code|country_of_incident|incident_country"
        ),
        (
            .admin1,
            "admin1|adm1|adm1_name|admin1_name|admin1name|adm_1|province|governorate|state|region|oblast|province_name|governorate_name"
        ),
        (
            .admin2,
            "admin2|adm2|adm2_name|admin2_name|admin2name|adm_2|district|county|raion|municipality|district_name"
        ),
        (
            .place,
            "place|location|city|town|village|settlement|locality|place_name|location_name|site|nearest_town|nearest_city"
        ),
        (.description, "location_description|where|where_description|address"),
        (.latitude, "lat|latitude|y|point_y|lat_dd"), (.longitude, "lon|lng|long|longitude|x|point_x|lon_dd"),
        (.uncertainty, "uncertainty_m|uncertainty|accuracy_m|coordinateuncertaintyinmeters"),
        (.position, "position|coordinates|coordinate|coords|mgrs|grid|gps|posn|latlon|lat_lon"),
        (.type, "event_type|type|incident_type|category|what|event"),
        (.subType, "sub_event_type|sub_type|subtype"),
        (.actor1, "actor1|actor|perpetrator|actor_1|group"), (.actor2, "actor2|target|victim|actor_2"),
        (.fatalities, "fatalities|killed|deaths|dead|best|number_killed|people_killed|total_killed"),
        (
            .fatalitiesLow,
            "fatalities_low|fatalities_min|min_fatalities|killed_low|killed_min|min_killed|deaths_low|deaths_min|low_estimate"
        ),
        (
            .fatalitiesHigh,
            "fatalities_high|fatalities_max|max_fatalities|killed_high|killed_max|max_killed|deaths_high|deaths_max|high_estimate"
        ),
        (.source, "source|source_name|url|link"),
        (.notes, "notes|note|description|summary|text|details|title|name"),
    ]

    private static let others: [(role: ColumnRole, names: String)] = [
        (.id, "nr|numero|código|identifiant|identificador|kennung|номер|رقم|الرقم"),
        (.date, "datum|fecha|data|jour|дата|تاريخ|التاريخ|tarih|tanggal"),
        (.dateStart, "fecha_inicio|date_début|startdatum|data_início|дата_начала"),
        (.dateEnd, "fecha_fin|date_fin|enddatum|data_fim|дата_окончания"),
        (.country, "land|staat|país|pays|paese|страна|країна|بلد|البلد|الدولة|ülke|negara"),
        (
            .admin1,
            "bundesland|provinz|provincia|província|departamento|département|estado|wilaya|gouvernorat|région|región|regione|область|регион|محافظة|المحافظة|provinsi"
        ),
        (
            .admin2,
            "landkreis|bezirk|municipio|município|commune|cercle|distrito|район|ilçe|kabupaten|مديرية|المديرية|قضاء"
        ),
        (
            .place,
            "ort|ortschaft|stadt|lieu|localité|ville|lugar|localidad|localidade|ciudad|cidade|luogo|città|место|город|населенный_пункт|місце|місто|مكان|المكان|المدينة|الموقع|yer|şehir|tempat|lokasi|kota"
        ),
        (.description, "adresse|dirección|endereço|indirizzo|ubicación|адрес|adres|alamat"),
        (.latitude, "breite|breitengrad|latitud|latitudine|широта|خط_العرض|enlem|lintang"),
        (.longitude, "länge|laenge|längengrad|longitud|longitudine|долгота|довгота|خط_الطول|boylam|bujur"),
        (.position, "koordinaten|coordenadas|coordonnées|coordinate|координаты|الإحداثيات|koordinat"),
        (.type, "art|tipo|typ|ereignis|evento|événement|categoría|catégorie|категория|тип|نوع|jenis"),
        (.actor1, "täter|autor|perpetrador|auteur|исполнитель"),
        (
            .fatalities,
            "tote|todesopfer|muertos|morts|tués|mortos|morti|убито|погибшие|загиблі|القتلى|ölü|tewas"
        ),
        (.source, "quelle|fuente|fonte|источник|джерело|المصدر|kaynak|sumber"),
        (
            .notes,
            "beschreibung|bemerkung|notiz|descripción|observaciones|remarques|descrição|descrizione|описание|опис|وصف|الوصف|açıklama|keterangan"
        ),
    ]
}
