/// What people call a file: a picture or a page is passed on, and folders of this machine are nobody's business.
package enum FileNames {
    /// The last part of a path.
    package static func last(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The same without its ending.
    package static func stem(of path: String) -> String {
        let file = last(of: path)
        let stem = file.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(
            separator: ".")
        return stem.isEmpty ? file : stem
    }
}
