import ArgumentParser

struct Dateline: ParsableCommand {}
Dateline.main()
