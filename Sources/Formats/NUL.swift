/// The text without U+0000. Readers in C, those of SQLite and of most tables among them, end a text there,
/// and what follows would be lost.
func withoutNUL(_ text: String) -> String {
    hasNUL(text) ? String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\0" })) : text
}

/// Looks at the bytes as they lie: every text of every row passes here.
private func hasNUL(_ text: String) -> Bool {
    let found = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
        let bytes = unsafe bytes.span
        return bytes.indices.contains { bytes[$0] == 0 }
    }
    return found ?? text.utf8.contains(0)
}
