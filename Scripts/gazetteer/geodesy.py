"""Distances on the WGS84 ellipsoid and boxes that know the antimeridian."""

import math

from geographiclib.geodesic import Geodesic

_MEAN_RADIUS = 6_371_008.8


def distance(lat1, lon1, lat2, lon2):
    """Geodesic distance in metres (Karney's algorithm)."""
    return Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, Geodesic.DISTANCE)["s12"]


def farthest(latitude, longitude, points):
    """The geodesic distance in metres to the farthest of `points`, pairs of longitude and latitude.

    The sphere differs from the ellipsoid by less than 0.6 %, so only points within 1.2 % of the
    farthest on the sphere are measured exactly.
    """
    phi, lam = math.radians(latitude), math.radians(longitude)
    cosine = math.cos(phi)
    rough = []
    for lon, lat in points:
        p = math.radians(lat)
        h = (math.sin((p - phi) / 2) ** 2
             + cosine * math.cos(p) * math.sin((math.radians(lon) - lam) / 2) ** 2)
        rough.append(2 * _MEAN_RADIUS * math.asin(min(1.0, math.sqrt(h))))
    limit = 0.988 * max(rough)
    return max(distance(latitude, longitude, lat, lon)
               for (lon, lat), reach in zip(points, rough) if reach >= limit)


def box(points):
    """West, south, east, north of pairs of longitude and latitude; west > east across the antimeridian.

    The box is what is left when the widest stretch of longitudes without a point is cut out of the circle.
    """
    latitudes = [lat for _, lat in points]
    longitudes = sorted({lon for lon, _ in points})
    widest, west, east = longitudes[0] + 360 - longitudes[-1], longitudes[0], longitudes[-1]
    for left, right in zip(longitudes, longitudes[1:]):
        if right - left > widest:
            widest, west, east = right - left, right, left
    if widest < 2 and longitudes[-1] - longitudes[0] > 350:
        west, east = -180.0, 180.0
    return west, min(latitudes), east, max(latitudes)


def mean_point(points):
    """The centre of pairs of latitude and longitude on the sphere, as latitude and longitude."""
    x = y = z = 0.0
    for latitude, longitude in points:
        phi, lam = math.radians(latitude), math.radians(longitude)
        x += math.cos(phi) * math.cos(lam)
        y += math.cos(phi) * math.sin(lam)
        z += math.sin(phi)
    return (round(math.degrees(math.atan2(z, math.hypot(x, y))), 5),
            round(math.degrees(math.atan2(y, x)), 5))
