/// Reading an index that was built before: places, names and what lies in what come out as they went in.
extension GazetteerBuilder {
    mutating func readIndex(_ index: OpenIndex) throws(GazetteerError) {
        let first = source.rows.count
        source.reserve(index.placeCount)
        if first == 0 { keepOrder(of: index) }
        let ownRows = index.ownCount
        let isOnTop = source.ownCount == first
        let numbers = try readPlaces(index, after: first)
        // What was the user's own in the index stays that, behind what was put on top of it.
        if isOnTop { source.ownCount += numbers.prefix(ownRows).count { $0 >= first } }
        readCountries(index, numbers)
        readUnits(index, numbers, after: first)
        readKeys(index, numbers, after: first)
        readOutlines(index)
        let text = index.provenance
        if !text.isEmpty { provenance.append(text) }
    }

    /// Takes features and names in the order in which they stand: an index of nothing but an index is the same again.
    private mutating func keepOrder(of index: OpenIndex) {
        for number in 0..<UInt16(clamping: min(index.features.count / 12, Int(GazetteerFormat.measuredBit))) {
            _ = index.bytes.withSpan(index.featureRange(number)) { source.feature($0) }
        }
        var offset = 0
        while let start = UInt32(exactly: offset), offset < index.names.count {
            let name = index.nameRange(start)
            guard name.upperBound > index.names.lowerBound + offset else { return }
            _ = index.bytes.withSpan(name) { source.names.add($0) }
            offset = name.upperBound - index.names.lowerBound
        }
    }

    /// Adds the places; their numbers by row.
    private mutating func readPlaces(_ index: OpenIndex, after first: Int) throws(GazetteerError) -> [UInt32]
    {
        var numbers = [UInt32](repeating: GazetteerFormat.noRow, count: index.placeCount)
        var countries: [UInt16: UInt16] = [:]
        for row in 0..<UInt32(index.placeCount) {
            guard let record = index.record(row) else { continue }
            let country: UInt16
            if let known = countries[record.country] {
                country = known
            } else {
                let code = index.country(record.country)?.code ?? ""
                country = Self.countryNumber(Array(code.utf8).span) ?? 0
                countries[record.country] = country
            }
            let range = index.featureRange(record.feature)
            guard let feature = index.bytes.withSpan(range, { source.feature($0) }) else {
                throw .unreadable(path: index.path, reason: "more than 32,766 different feature codes")
            }
            let place = SourcePlaces.Row(
                identifier: record.identifier, latitude: record.latitude, longitude: record.longitude,
                population: record.population, feature: feature, country: country)
            let number: Int
            if let known = source.place(identifier: record.identifier) {
                guard known < first else {
                    throw .unreadable(
                        path: index.path,
                        reason: "damaged: two places with the identifier \(record.identifier)")
                }
                source.complete(known, with: place)
                summary.joined += 1
                number = known
            } else {
                let name = index.nameRange(record.name)
                guard let added = index.bytes.withSpan(name, { source.append(place, name: $0) }) else {
                    throw .unwritable(path: index.path, reason: "more than 4 GiB of names")
                }
                number = added
            }
            numbers[Int(row)] = UInt32(number)
            if record.feature & GazetteerFormat.measuredBit != 0, source.extents[number] == nil {
                source.extents[number] = index.storedExtent(row)
            }
        }
        return numbers
    }

    private mutating func readCountries(_ index: OpenIndex, _ numbers: [UInt32]) {
        for number in 0..<UInt16(clamping: index.countries.count / 8) {
            guard let (text, row) = index.country(number), let record = index.record(row),
                let code = Self.countryNumber(Array(text.utf8).span), source.countries[code] == nil
            else { continue }
            source.countries[code] = SourcePlaces.Country(
                identifier: record.identifier, squareKilometres: 0, population: 0,
                continent: index.record(record.parent)?.identifier ?? 0)
        }
    }

    /// What each place lies in, told as its source told it: by units, by country, or else by name.
    private mutating func readUnits(_ index: OpenIndex, _ numbers: [UInt32], after first: Int) {
        let levels = source.features.texts.map(PlaceOrder.level)
        func level(_ row: UInt32) -> Int {
            guard row < index.placeCount, numbers[Int(row)] != GazetteerFormat.noRow else { return -1 }
            return levels[Int(source.rows[Int(numbers[Int(row)])].feature)]
        }
        for row in 0..<UInt32(index.placeCount) {
            guard let record = index.record(row), let parent = index.record(record.parent) else { continue }
            let number = Int(numbers[Int(row)])
            // An earlier source knows better, or has been filled in by now.
            guard
                number >= first
                    || source.rows[number].admin1 == GazetteerFormat.noRow
                        && source.rows[number].admin2 == GazetteerFormat.noRow
            else { continue }
            switch level(record.parent) {
            case 2:
                source.rows[number].admin2 = unitNumber(parent.identifier)
                if level(parent.parent) == 1, let above = index.record(parent.parent) {
                    source.rows[number].admin1 = unitNumber(above.identifier)
                }
            case 1: source.rows[number].admin1 = unitNumber(parent.identifier)
            case 0 where index.country(record.country)?.row == record.parent: break
            case -1 where level(row) == 0: break
            default: if source.containers[number] == nil { source.containers[number] = parent.identifier }
            }
        }
    }

    /// Outlines are cut up in an index, so they are taken as they lie; those of the first index that has any.
    private mutating func readOutlines(_ index: OpenIndex) {
        guard inheritedOutlines == nil, let areas = index.areas else { return }
        inheritedOutlines = InheritedOutlines(
            identifiers: (0..<areas.areas.count / 4).map { area in
                areas.row(area).flatMap { index.record($0)?.identifier } ?? 0
            },
            index: index)
        summary.outlined = areas.areas.count / 4
    }

    private mutating func readKeys(_ index: OpenIndex, _ numbers: [UInt32], after first: Int) {
        index.forEachKey { key, tail in
            for match in index.matches(tail: tail) {
                let number = Int(numbers[Int(match.row.index)])
                let isJoined = number < first
                let kind = StagedKind(rawValue: match.kind.rawValue) ?? .alternate
                names.add(
                    packedKey: key.span, place: number,
                    kind: isJoined && kind.rawValue < StagedKind.preferred.rawValue ? .alternate : kind)
            }
        }
    }
}
