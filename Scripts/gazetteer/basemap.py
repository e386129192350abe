"""What a base map shows beside the outlines, as lines of basemap.txt: kind and a GeoJSON geometry."""

import json

from borders import borders
from thinning import UNITS_PER_DEGREE, on_grid, thinned

# A lake as small as that, in degrees, is left out.
SMALLEST_LAKE = 0.05
# Its dam was destroyed in June 2023.
_GONE = {"Kakhovka Reservoir"}


def base_map(sources, assignment):
    """Borders, then the shores of lakes, which no outline has."""
    for kind, corners in [*borders(sources, assignment), *_lakes(sources)]:
        geometry = {"type": "LineString", "coordinates": [[_degrees(x), _degrees(y)] for x, y in corners]}
        yield kind, json.dumps(geometry, separators=(",", ":"))


def _lakes(sources):
    """The shores of lakes and of islands in them."""
    for row, parts in sources.lakes():
        if row["name"] in _GONE:
            continue
        for part in parts:
            xs, ys = [x for x, _ in part], [y for _, y in part]
            corners = on_grid(thinned(part))
            if max(max(xs) - min(xs), max(ys) - min(ys)) > SMALLEST_LAKE and len(corners) > 4:
                yield "shore", corners


def _degrees(units):
    return units // UNITS_PER_DEGREE if units % UNITS_PER_DEGREE == 0 else units / UNITS_PER_DEGREE
