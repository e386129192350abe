import Testing
import Testkit

@testable import Gazetteer

@Suite struct FoldedKeyTests {
    @Test(arguments: [
        ("Kabul", "kabul"), ("KĀBUL", "kabul"), ("  Al-Ḥasakah / Hasaka ", "al hasakah hasaka"),
        ("São Tomé & Príncipe", "sao tome and principe"), ("Sana'a", "sanaa"), ("Ṣanʿāʾ", "sana"),
        ("San’a", "sana"),
        ("St. Petersburg", "st petersburg"), ("U.S.A.", "usa"), ("N'Djaména", "ndjamena"),
        ("Łódź", "lodz"), ("Tromsø", "tromso"), ("Đà Nẵng", "da nang"), ("Weißenfels", "weissenfels"),
        ("Æbeltoft", "aebeltoft"), ("Þórshöfn", "thorshofn"), ("Iğdır", "igdir"), ("İstanbul", "istanbul"),
        ("Zürich", "zurich"), ("Zu\u{308}rich", "zurich"), ("Ｋａｂｕｌ　１２", "kabul 12"), ("Xəlilli", "xalilli"),
        ("Hawaiʻi", "hawaii"), ("Köln (Cologne)", "koln cologne"), ("a\u{200B}b\u{202E}c\u{FEFF}", "abc"),
        ("", ""),
        ("--- …", ""), ("a — b", "a b"), ("line\nbreak\ttab", "line break tab"), ("№ 5", "no 5"),
        ("🏔 Peak", "peak"),
    ])
    func latin(name: String, key: String) {
        #expect(FoldedKey(name).description == key)
    }

    @Test(arguments: [
        ("كابل", "كابل"), ("الْكُوَيْت", "الكويت"), ("أفغانستان", "افغانستان"), ("إيران", "ايران"),
        ("آبادان", "ابادان"), ("ايران", "ايران"), ("حلب‎", "حلب"), ("القاهـــرة", "القاهره"),
        ("صنعاء", "صنعا"),
        ("مزار\u{200C}شریف", "مزارشريف"), ("١٢٣ ۴۵۶", "123 456"), ("ﻻ", "لا"), ("پېښور", "پيښور"),
    ])
    func arabicScript(name: String, key: String) {
        #expect(FoldedKey(name).description == key)
    }

    @Test(arguments: [
        ("Орёл", "орел"), ("КИЇВ", "киів"), ("Алматы́", "алматы"), ("Αθήνα", "αθηνα"),
        ("ΠΕΙΡΑΙΑΣ", "πειραιασ"),
        ("Πειραιάς", "πειραιασ"), ("ירושלים", "ירושלים"), ("יְרוּשָׁלַיִם", "ירושלים"), ("दिल्ली", "दिल्ली"),
        ("काबुल", "काबुल"), ("กรุงเทพฯ", "กรุงเทพฯ"), ("北京市", "北京市"), ("サン・パウロ", "サン ハ\u{309A}ウロ"), ("서울", "서울"),
        ("თბილისი", "თბილისი"), ("ᲗᲑᲘᲚᲘᲡᲘ", "თბილისი"), ("Երևան", "երեւան"), ("ԵՐԵՒԱՆ", "երեւան"),
        ("አዲስ አበባ", "አዲስ አበባ"),
    ])
    func otherScripts(name: String, key: String) {
        #expect(FoldedKey(name).description == key)
    }

    @Test func badUTF8PartsWordsAndNeverFails() {
        let bytes: [UInt8] = [
            0x61, 0xFF, 0x62, 0xC3, 0x28, 0x63, 0xE2, 0x82, 0x64, 0xED, 0xA0, 0x80, 0xF8, 0x65, 0xC3,
        ]
        #expect(FoldedKey(utf8: bytes.span).description == "a b c d e")
    }

    @Test func foldingTwiceIsFoldingOnce() {
        let seed = testSeed()
        var random = SeededRandom(seed: seed)
        for _ in 0..<3_000 {
            let name = randomText(&random)
            let key = FoldedKey(name)
            #expect(FoldedKey(key.description) == key, "seed \(seed): \(name.debugDescription)")
            #expect(
                !key.description.hasPrefix(" ") && !key.description.hasSuffix(" ")
                    && !key.description.contains("  "))
        }
    }

    @Test func everyScalarSettlesAtOnce() {
        for value in UInt32(0)..<0x20400 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var key: [UInt8] = []
            NameFolding.fold(Array("x\(Character(scalar))x".utf8).span, into: &key)
            var again: [UInt8] = []
            NameFolding.fold(key.span, into: &again)
            #expect(key == again, "U+\(String(value, radix: 16))")
        }
    }

    @Test func damagedBytesNeverFail() {
        let seed = testSeed()
        var random = SeededRandom(seed: seed)
        for _ in 0..<3_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let key = FoldedKey(utf8: bytes.span)
            #expect(FoldedKey(utf8: key.utf8.span) == key, "seed \(seed): \(bytes)")
        }
    }
}
