/// The text without U+0000. Readers in C, those of SQLite and of most tables among them, end a text there,
/// and what follows would be lost.
func withoutNUL(_ text: String) -> String {
    text.utf8.contains(0) ? String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\0" })) : text
}
