/// What the tagger looks at to decide whether a lexeme is part of a place's name: hashes, one a feature.
struct TaggerFeatures {
    let read: ReadText
    let forms: [WordForm]

    private typealias Kind = WordForm.Features.Kind

    /// Calls `emit` with the hash of each feature of a lexeme.
    @inline(__always)
    func visit(_ index: Int, _ emit: (UInt32) -> Void) {
        let own = forms[Int(read.forms[index])].features
        let last = neighbour(index - 1)
        let next = neighbour(index + 1)
        var template: UInt32 = 1
        @inline(__always) func add(_ value: UInt32) {
            emit(Hashing.join(value, template))
            template += 1
        }
        @inline(__always) func add(_ a: UInt32, _ b: UInt32) { add(Hashing.join(a, b)) }
        @inline(__always) func add(_ a: UInt32, _ b: UInt32, _ c: UInt32) {
            add(Hashing.join(Hashing.join(a, b), c))
        }

        add(own[.lower])
        add(own[.suffix2])
        add(own[.suffix3])
        add(own[.suffix4])
        add(own[.prefix3])
        add(own[.shape])
        add(own[.group])
        add(own[.kind])
        add(own[.sort])
        add(own[.exact])
        for other in [last, next] {
            add(other[.lower])
            add(other[.suffix3])
            add(other[.shape])
            add(other[.group])
            add(other[.kind])
            add(other[.sort])
        }
        let beforeLast = neighbour(index - 2)
        let afterNext = neighbour(index + 2)
        for other in [beforeLast, afterNext] {
            add(other[.lower])
            add(other[.shape])
            add(other[.group])
            add(other[.kind])
        }
        add(last[.lower], own[.lower])
        add(own[.lower], next[.lower])
        add(last[.lower], next[.lower])
        add(last[.lower], own[.sort])
        add(own[.sort], next[.lower])
        add(last[.group], own[.kind])
        add(own[.kind], next[.group])
        add(last[.kind], own[.kind], next[.kind])
        add(last[.shape], own[.shape], next[.shape])
        add(last[.kind], own[.sort], next[.kind])
        add(last[.shape], own[.sort], next[.shape])
        add(beforeLast[.lower], last[.lower])
        add(next[.lower], afterNext[.lower])
        add(own[.group], next[.lower])
        add(last[.lower], own[.group])

        let cover = read.covers[index]
        let sort = UInt32(cover.sort)
        let place = sort << 3 | UInt32(cover.part)
        let situation = situation(index)
        add(place)
        add(place, UInt32(min(cover.length, 4)))
        add(place, own[.kind])
        add(place, last[.kind])
        add(place, next[.kind])
        add(place, last[.lower])
        add(place, situation)
        add(situation)
        add(own[.shape], situation)
        add(UInt32(read.facts[index]))
        add(UInt32(read.facts[index]), place)
        add(UInt32(read.facts[index]), own[.shape])
        add(coverFeature(index - 1), place)
        add(place, coverFeature(index + 1))
        add(coverFeature(index - 2), last[.lower], place)
        add(place, next[.lower], coverFeature(index + 2))

        let stretch = read.stretches[index]
        guard !stretch.isEmpty else { return }
        let (start, end) = (Int(stretch.lowerBound), Int(stretch.upperBound))
        let (before, after) = (neighbour(start - 1), neighbour(end))
        let (first, final) = (neighbour(start), neighbour(end - 1))
        let seat = UInt32(min(index - start, 3)) << 2 | UInt32(min(end - index - 1, 3))
        add(seat, first[.kind], final[.kind])
        add(seat, place)
        add(seat, before[.lower])
        add(seat, after[.lower])
        add(place, seat, after[.lower])
        add(seat, before[.group])
        add(seat, after[.group])
        add(seat, final[.lower])
        add(seat, UInt32(read.facts[start]), UInt32(read.facts[end - 1]))
    }

    private func neighbour(_ index: Int) -> WordForm.Features {
        guard index >= 0, index < read.forms.count else { return WordForm.Features() }
        return forms[Int(read.forms[index])].features
    }

    private func coverFeature(_ index: Int) -> UInt32 {
        guard index >= 0, index < read.covers.count else { return 0xFFFF }
        return UInt32(read.covers[index].sort) << 3 | UInt32(read.covers[index].part)
    }

    private func situation(_ index: Int) -> UInt32 {
        var value: UInt32 = read.startsSentence[index] ? 1 : 0
        if read.capitalsAreIdle[index] { value |= 2 }
        if read.lexemes[index].isGlued { value |= 4 }
        if index + 1 < read.lexemes.count, read.lexemes[index + 1].isGlued { value |= 8 }
        if read.lexemes[index].shape.contains(.afterBreak) { value |= 16 }
        if index == 0 { value |= 32 }
        return value
    }
}
