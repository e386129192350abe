/// Month names as pages of other languages print them in their date lines, in the form that follows a day.
package enum ForeignMonths {
    /// The twelve names of each language, with a space between them.
    package static let lists = [
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    ]

    /// 1–12 by lower-case name.
    static let numbers: [String: Int] = {
        var result: [String: Int] = [:]
        for list in lists {
            for (index, name) in list.split(separator: " ").enumerated() { result[String(name)] = index + 1 }
        }
        return result
    }()
}
