import Gazetteer
internal import Incidents

/// The names of months in the languages in which tables are kept, whole or cut short after three letters or more.
enum MonthNames {
    /// The month of a word; nil when it is none, or may be either of two.
    static func month(_ word: String) -> Int? {
        guard let number = numbers[FoldedKey(word).description], number > 0 else { return nil }
        return number
    }

    /// Whether a word in or beside a date tells nothing of the day: an article, a weekday, "early".
    static func isFiller(_ word: String) -> Bool {
        let key = FoldedKey(word).description
        return key.isEmpty || fillers.contains(key)
            || key.count >= 3 && weekdays.contains(String(key.prefix(3)))
    }

    /// Names beside those that pages print behind a day; a hyphen stands for the space within a name.
    private static let lists =
        ForeignMonths.lists + [
            "january february march april may june july august september october november december",
            "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
            "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
            "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
            "januari februari maret april mei juni juli agustus september oktober november desember",
            "januari februari maart april mei juni juli augustus september oktober november december",
            "كانون-الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين-الأول تشرين-الثاني كانون-الأول",
            "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
            "يناير فبراير مارس ابريل مايو يونيه يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
            "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
            "jan feb mrz apr mai jun juil aug sept okt nov dez",
        ]

    /// 1–12 by folded name or beginning of one; 0 for beginnings that months share.
    private static let numbers: [String: Int] = {
        var whole: [String: Int] = [:]
        var cut: [String: Int] = [:]
        for list in lists {
            for (index, name) in list.split(separator: " ").enumerated() {
                let key = FoldedKey(name.replacing("-", with: " ")).description
                whole[key] = index + 1
                guard key.count > 3 else { continue }
                for length in 3..<key.count {
                    let start = String(key.prefix(length))
                    cut[start] = cut[start, default: index + 1] == index + 1 ? index + 1 : 0
                }
            }
        }
        return whole.merging(cut) { name, _ in name }
    }()

    private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    private static let fillers = Set(
        """
        st nd rd th of t z utc gmt am pm h hrs hr the on in at from to until till through and
        early mid middle late beginning begin start end
        de del do da la le el les du au al a er ere den der dem im vom am bis den
        début fin anfang mitte ende principios mediados finales fines de inicio final inizio fine metà
        начало начале середина конец конце начала середины конца г год года году р рік року с по до в
        lundi mardi mercredi jeudi vendredi samedi dimanche
        montag dienstag mittwoch donnerstag freitag samstag sonntag
        lunes martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta feira
        lunedì martedì mercoledì giovedì venerdì sabato domenica
        понедельник вторник среда четверг пятница суббота воскресенье
        понеділок вівторок середа четвер субота неділя
        pazartesi salı çarşamba perşembe cuma cumartesi pazar
        الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد يوم من إلى أوائل أواخر منتصف م
        """.split(whereSeparator: \.isWhitespace).map { FoldedKey($0).description })
}
