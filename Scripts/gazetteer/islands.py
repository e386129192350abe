"""The islands of Natural Earth's land, which have no names: which of them a rough middle and reach mean."""

from geodesy import distance, farthest
from polygons import Division

# Continents and the like are nobody's island, and what the antimeridian cuts is no whole one.
_MOST_VERTICES = 20_000
# A row's middle may be off by so much, or by this share of its reach.
_OFF, _SHARE = 5_000.0, 0.6
# An island as large as a row says: its own reach against the row's, which covers the row's roughness.
_LEAST, _MOST = 0.3, 1.6
# The next island that fits must be so much farther away.
_CLEAR = 2.0


class Islands:
    """Rings of land by the square degree that their middle lies in."""

    def __init__(self, rings):
        self._cells = {}
        for ring in rings:
            if len(ring) > _MOST_VERTICES or any(abs(longitude) > 179.99 for longitude, _ in ring):
                continue
            latitude, longitude, _ = Division("", [""], [ring]).centre()
            self._cells.setdefault((int(latitude // 1), int(longitude // 1)), []).append((latitude, longitude, ring))

    def find(self, latitude, longitude, radius):
        """Latitude, longitude and vertices of the island that a row means, or None where none or two fit."""
        limit = max(_OFF, _SHARE * radius)
        reach = int(limit // 100_000) + 1
        fitting = []
        row, column = int(latitude // 1), int(longitude // 1)
        for y in range(row - reach, row + reach + 1):
            for x in range(column - 2 * reach, column + 2 * reach + 1):
                for lat, lon, ring in self._cells.get((y, x), ()):
                    away = distance(latitude, longitude, lat, lon)
                    if away <= limit and _LEAST * radius <= farthest(lat, lon, ring) <= _MOST * radius:
                        fitting.append((away, lat, lon, ring))
        fitting.sort(key=lambda island: island[:3])
        if not fitting or len(fitting) > 1 and fitting[1][0] < _CLEAR * fitting[0][0]:
            return None
        return fitting[0][1:]
