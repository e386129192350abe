import Gazetteer
import Geometry

/// Which names are on the map: those of the incidents first, then those that say where one is.
extension PictureDrawing {
    /// A label that has found its place.
    struct PlacedLabel {
        let label: PointLabel
        let box: PixelBox
        let anchor: SVGText.Anchor
    }

    /// With more symbols than this only the names of the largest are shown, in one line.
    private static let fewSymbols = 24
    /// How many symbols, and how many areas, may have a label.
    private static let (mostNames, mostTowns) = (40, 22)

    /// Finds a place for as many names as there is room for, and draws the dots of the towns.
    mutating func placeLabels(_ towns: [BaseMap.Town]) {
        for ring in picture.rings {
            board.block(PixelBox(around: frame.pixel(ring.centre), width: 16, height: 16))
        }
        for ring in picture.rings.prefix(Self.mostNames) {
            for (label, places) in ringLabels(ring) { add(label, places) }
        }
        var known: Set<String> = Set(picture.rings.compactMap { $0.name.map(Self.shortName) })
        placeMarks(&known)
        let isFew = groups.symbols.count <= Self.fewSymbols
        var count = 0
        for town in towns where count < townCount && !known.contains(town.name) {
            let pixel = frame.pixel(town.coordinate)
            guard frame.panel.widened(by: -8).contains(pixel) else { continue }
            let dot = PixelBox(around: pixel, width: 6, height: 6)
            // An incident may stand on the town's own dot, and its name beside that; another name may not.
            // Where all incidents are named their places are known.
            let isCovered = groups.symbols.contains { ($0.pixel - pixel).length < radius($0) + 4 }
            guard isCovered ? !isFew : board.isFree(dot) else { continue }
            let label = PointLabel([
                (PictureText.plain(town.name, atMost: 28), count < 4 ? PictureLook.city : PictureLook.town)
            ])
            guard add(label, label.candidates(around: pixel, radius: isCovered ? 7 : 2)) else { continue }
            known.insert(town.name)
            count += 1
            if isCovered { continue }
            board.block(dot)
            svg.raw(
                "<circle class=\"town\" cx=\"\(SVGText.text(pixel.x))\" cy=\"\(SVGText.text(pixel.y))\" r=\"1.8\""
            )
            svg.raw(" fill=\"#ffffff\" stroke=\"\(PictureLook.softInk)\" stroke-width=\"1\"/>\n")
        }
        placeLandmarks()
        let countries = countries()
        // The small map names the country, where there is only one.
        for (name, pixel) in countries where countries.count > 1 || !hasLocator {
            let label = PointLabel([(name, PictureLook.country)])
            add(label, label.candidates(over: pixel))
        }
        for (label, box, anchor) in ticks { add(label, [(box, anchor)]) }
    }

    /// Takes the first of these places that is free; false when none is.
    @discardableResult
    private mutating func add(
        _ label: PointLabel, _ places: [(box: PixelBox, anchor: SVGText.Anchor)]
    ) -> Bool {
        guard let number = board.place(places.map(\.box)) else { return false }
        labels.append(PlacedLabel(label: label, box: places[number].box, anchor: places[number].anchor))
        return true
    }

    /// Landmarks, on the map of a town.
    private mutating func placeLandmarks() {
        guard frame.width < 80_000 else { return }
        for landmark in picture.landmarks {
            let pixel = frame.pixel(landmark.coordinate)
            let dot = PixelBox(around: pixel, width: 6, height: 6)
            guard board.isFree(dot) else { continue }
            let label = PointLabel([(PictureText.plain(landmark.name, atMost: 40), PictureLook.landmark)])
            guard add(label, label.candidates(around: pixel, radius: 1)) else { continue }
            board.block(dot)
            svg.raw("<path class=\"landmark\" fill=\"\(PictureLook.softInk)\"")
            svg.raw(" d=\"M\(SVGText.text(pixel.x - 2)) \(SVGText.text(pixel.y - 2))h4v4h-4z\"/>\n")
        }
    }

    private var townCount: Int {
        if case .world = frame.projection { return 0 }
        return groups.symbols.count > 300 ? 12 : Self.mostTowns
    }

    /// The radius on the ring, and the name of its centre.
    private func ringLabels(
        _ ring: PictureRing
    ) -> [(PointLabel, [(box: PixelBox, anchor: SVGText.Anchor)])] {
        var labels: [(PointLabel, [(box: PixelBox, anchor: SVGText.Anchor)])] = []
        if let name = ring.name {
            let label = PointLabel([(PictureText.plain(Self.shortName(name), atMost: 32), PictureLook.name)])
            labels.append((label, label.candidates(around: frame.pixel(ring.centre), radius: 8)))
        }
        if let radius = ring.radius {
            let label = PointLabel([(Picture.words(radius), PictureLook.ring)])
            // Beyond the line, which would strike the words out.
            let centre = frame.pixel(ring.centre)
            let places = [0.0, 45, 315, 90, 270, 180].map { azimuth in
                let rim = frame.pixel(
                    Geodesic.destination(from: ring.centre, azimuth: azimuth, distance: radius))
                let outwards = (rim - centre) / max(1, (rim - centre).length)
                let middle = rim + outwards * Pixel(label.width / 2 + 4, label.height / 2 + 2)
                return (
                    PixelBox(around: middle, width: label.width + 4, height: label.height),
                    SVGText.Anchor.middle
                )
            }
            labels.append((label, places))
        }
        return labels
    }

    private mutating func placeMarks(_ known: inout Set<String>) {
        let isFew = groups.symbols.count <= Self.fewSymbols
        let areas = groups.areas.filter { !$0.isAroundSymbol }
        for group in areas.prefix(Self.mostNames) {
            let lines = lines(ofArea: group, isFew: areas.count <= 8)
            guard !lines.isEmpty else { continue }
            let label = PointLabel(lines)
            add(label, Array(label.candidates(over: group.pixel).prefix(group.unit == nil ? 7 : 5)))
        }
        for group in groups.symbols.prefix(Self.mostNames) {
            guard let name = group.name.map(Self.shortName), !name.isEmpty else { continue }
            // Of several places under one name the largest has it, on a map with many.
            if !isFew, !known.insert(name).inserted { continue }
            known.insert(name)
            var lines = [(PictureText.plain(name, atMost: 36), isFew ? PictureLook.name : PictureLook.city)]
            if isFew, let note = group.count > 1 ? Picture.count(group.count) : group.note {
                lines.append((PictureText.plain(note, atMost: 48), PictureLook.note))
            }
            let label = PointLabel(lines)
            add(label, label.candidates(around: group.pixel, radius: radius(group)))
        }
    }

    private func lines(ofArea group: MarkGroup, isFew: Bool) -> [(text: String, style: SVGText.Style)] {
        let unit = group.unit.map { picture.world.place($0).name }
        guard isFew else {
            guard let unit, group.count > 1 else { return [] }
            let name = PictureText.plain(unit, atMost: 28)
            return [("\(group.count) in \(name)", PictureLook.unit)]
        }
        let number = group.count > 1 ? Picture.count(group.count) : group.note
        var lines: [(text: String, style: SVGText.Style)] = []
        if let name = unit ?? group.name {
            lines.append((PictureText.plain(Self.shortName(name), atMost: 36), PictureLook.name))
        }
        if let number { lines.append((PictureText.plain(number, atMost: 48), PictureLook.note)) }
        return lines
    }

    /// The place without what it lies in: "Presidential Palace" of "Presidential Palace, Kabul".
    static func shortName(_ name: String) -> String {
        name.split(separator: ",").first.map { PictureText.plain(String($0)) } ?? ""
    }

    /// The countries in view with the middle of what is seen of each, the largest on the picture first.
    private func countries() -> [(String, Pixel)] {
        let (columns, rows) = (44, 30)
        var seen: [PlaceRow: [Pixel]] = [:]
        for row in 0..<rows {
            for column in 0..<columns {
                let pixel = Pixel(
                    frame.panel.left + frame.panel.width * (Double(column) + 0.5) / Double(columns),
                    frame.panel.top + frame.panel.height * (Double(row) + 0.5) / Double(rows))
                guard let position = frame.coordinate(pixel), let area = picture.world.area(at: position)
                else { continue }
                let country = picture.world.summary(area)?.country ?? area
                seen[country, default: []].append(pixel)
            }
        }
        let half = Pixel(3.2 * frame.panel.width / Double(columns), 1.2 * frame.panel.height / Double(rows))
        return seen.filter { $0.value.count >= 8 }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .map { country, pixels in
                let middle = pixels.reduce(Pixel()) { $0 + $1 } / Double(pixels.count)
                // Where most of the land around is the country's own, and of several such places the one nearest to the middle.
                let best = pixels.map { pixel in
                    let own = pixels.count { abs($0.x - pixel.x) < half.x && abs($0.y - pixel.y) < half.y }
                    return (pixel: pixel, rank: Double(own) - (pixel - middle).length / frame.panel.width)
                }.max { $0.rank < $1.rank }
                return (picture.world.place(country).name.uppercased(), best?.pixel ?? middle)
            }
    }
}
