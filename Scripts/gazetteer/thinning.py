"""Lines in the steps of the index's grid, without corners that nobody would see on it."""

import math

UNITS_PER_DEGREE = 10_000
# In degrees; the outlines are thinned about as much.
TOLERANCE = 0.004


def on_grid(line):
    """A line in units of the grid, without corners that repeat the one before."""
    corners = [(round(x * UNITS_PER_DEGREE), round(y * UNITS_PER_DEGREE)) for x, y in line]
    return corners[:1] + [b for a, b in zip(corners, corners[1:]) if a != b]


def thinned(line):
    """A line without corners that lie within the tolerance of what is left (Douglas and Peucker, Cartographica 10, 1973)."""
    kept, stretches = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stretches:
        first, last = stretches.pop()
        away, farthest = max(((_away(line[n], line[first], line[last]), n) for n in range(first + 1, last)),
                             default=(0, 0))
        if away > TOLERANCE:
            kept.add(farthest)
            stretches += [(first, farthest), (farthest, last)]
    return [line[number] for number in sorted(kept)]


def _away(point, a, b):
    """How far a point is from the line through two others, or from both where they are one."""
    (x, y), dx, dy = (point[0] - a[0], point[1] - a[1]), b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy)
    return abs(x * dy - y * dx) / length if length else math.hypot(x, y)
