#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension FormatError {
    /// The failure of a system call. Call it with `errno` before anything else can change that.
    init(path: String, errno code: Int32) {
        let reason =
            if let text = unsafe strerror(code) { unsafe String(cString: text) } else { "error \(code)" }
        let advice =
            switch code {
            case EACCES, EPERM, EROFS: "choose a folder that you may write to"
            case ENOSPC, EDQUOT: "free some space there, or choose another folder"
            case ENOTDIR: "a part of the path is a file: choose another folder"
            case EISDIR: "a folder has that name: remove it, or choose another folder"
            case ENAMETOOLONG: "choose a shorter path"
            default: "choose another folder, or try again"
            }
        self.init(path: path, reason: reason, advice: advice)
    }
}
