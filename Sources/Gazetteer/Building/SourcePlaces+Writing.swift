/// From the places of the source to their sections.
extension SourcePlaces {
    func write(_ order: PlaceOrder, to sink: inout IndexSink) throws(GazetteerError) {
        sink.begin(.features)
        for feature in features.texts {
            // Longer only where a damaged index was read.
            let bytes = Array(feature.utf8.prefix(12))
            sink.append(bytes + [UInt8](repeating: 0, count: 12 - bytes.count))
        }
        try sink.end(items: features.texts.count)

        let codes = Set(rows.map(\.country)).union(countries.keys).subtracting([0]).sorted()
        var numbers: [UInt16: UInt16] = [0: GazetteerFormat.noCountry]
        sink.begin(.countries)
        for (number, code) in codes.enumerated() {
            numbers[code] = UInt16(number)
            sink.append(code.byteSwapped)
            sink.append(UInt16(0))
            sink.append(order.countries[code] ?? GazetteerFormat.noRow)
        }
        try sink.end(items: codes.count)

        sink.begin(.places)
        for number in order.numbers.lazy.map({ Int($0) }) {
            let row = rows[number]
            sink.append(row.identifier)
            sink.append(row.latitude)
            sink.append(row.longitude)
            sink.append(row.population)
            sink.append(order.parents[number])
            sink.append(row.name)
            sink.append(row.feature | (extents[number] == nil ? 0 : GazetteerFormat.measuredBit))
            sink.append(numbers[row.country] ?? GazetteerFormat.noCountry)
            try sink.flush()
        }
        try sink.end(items: rows.count)

        sink.begin(.extents)
        for (row, number) in order.numbers.enumerated() {
            guard let extent = extents[Int(number)] else { continue }
            sink.append(UInt32(row))
            sink.append(extent.radius)
            sink.append(extent.west)
            sink.append(extent.south)
            sink.append(extent.east)
            sink.append(extent.north)
        }
        try sink.end(items: extents.count)

        sink.begin(.names)
        try sink.append(all: names.bytes)
        try sink.end(items: rows.count)

        sink.begin(.identifiers)
        for number in order.numbersByIdentifier {
            sink.append(order.rows[Int(number)])
            try sink.flush()
        }
        try sink.end(items: rows.count)
    }
}
