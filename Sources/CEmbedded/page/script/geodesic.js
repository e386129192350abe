// Distances, directions and circles on the WGS84 ellipsoid, as the program itself gives them, to the millimetre.
const AXIS = 6378137, FLATTENING = 1 / 298.257223563, POLAR_AXIS = AXIS * (1 - FLATTENING);
const RADIAN = Math.PI / 180;
const turned = degrees => ((degrees + 180) % 360 + 360) % 360 - 180;

// The length of an arc on the auxiliary sphere, by Vincenty's series (Survey Review 23, 1975, equations 3, 4 and 6).
function arcLength(sigma, cosSquared, cos2m) {
  const u = cosSquared * (AXIS ** 2 - POLAR_AXIS ** 2) / POLAR_AXIS ** 2;
  const a = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)));
  return { scale: POLAR_AXIS * a, correction: arcCorrection(sigma, u, cos2m) };
}
function arcCorrection(sigma, u, cos2m) {
  const b = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)));
  const s = Math.sin(sigma), c = Math.cos(sigma);
  return b * s * (cos2m + b / 4 * (c * (2 * cos2m ** 2 - 1) - b / 6 * cos2m * (4 * s ** 2 - 3) * (4 * cos2m ** 2 - 3)));
}
// By how much the longitude on the ellipsoid is less than on the sphere (equations 10 and 11).
function longitudeLag(sinAlpha, cosSquared, sigma, cos2m) {
  const c = FLATTENING / 16 * cosSquared * (4 + FLATTENING * (4 - 3 * cosSquared));
  return (1 - c) * FLATTENING * sinAlpha * (sigma + c * Math.sin(sigma) * (cos2m + c * Math.cos(sigma) * (2 * cos2m ** 2 - 1)));
}

// Metres from one position to another, and the direction in which one starts, in degrees from north.
function inverse(lat1, lon1, lat2, lon2) {
  const length = turned(lon2 - lon1) * RADIAN;
  const u1 = Math.atan((1 - FLATTENING) * Math.tan(lat1 * RADIAN)), u2 = Math.atan((1 - FLATTENING) * Math.tan(lat2 * RADIAN));
  const s1 = Math.sin(u1), c1 = Math.cos(u1), s2 = Math.sin(u2), c2 = Math.cos(u2);
  let lambda = length;
  for (let round = 0; round < 40; round++) {
    const sin = Math.sin(lambda), cos = Math.cos(lambda);
    const sinSigma = Math.hypot(c2 * sin, c1 * s2 - s1 * c2 * cos);
    if (sinSigma === 0 && cos > 0) return { metres: 0, bearing: 0 };
    const cosSigma = s1 * s2 + c1 * c2 * cos, sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = sinSigma ? c1 * c2 * sin / sinSigma : 0, cosSquared = 1 - sinAlpha ** 2;
    const cos2m = cosSquared > 1e-15 ? cosSigma - 2 * s1 * s2 / cosSquared : 0;
    const next = length + longitudeLag(sinAlpha, cosSquared, sigma, cos2m);
    if (Math.abs(next) > Math.PI) break;
    if (Math.abs(next - lambda) < 1e-13) {
      const { scale, correction } = arcLength(sigma, cosSquared, cos2m);
      return { metres: scale * (sigma - correction), bearing: bearingOf(Math.atan2(c2 * sin, c1 * s2 - s1 * c2 * cos)) };
    }
    lambda = next;
  }
  return antipodal(lat1, lat2, length);
}
const bearingOf = azimuth => (azimuth / RADIAN + 360) % 360;

// Near the antipode Vincenty's iteration does not settle. Of the geodesics that leave the first position, the longitude at
// which they reach the second one's latitude grows with their azimuth (Karney, J. Geodesy 87, 2013, section 4): it is halved.
function antipodal(lat1, lat2, length) {
  const isSwapped = Math.abs(lat2) > Math.abs(lat1);
  let [from, to] = isSwapped ? [lat2, lat1] : [lat1, lat2];
  const isFlipped = from > 0;
  if (isFlipped) { from = -from; to = -to; }
  const b1 = Math.atan((1 - FLATTENING) * Math.tan(from * RADIAN)), b2 = Math.atan((1 - FLATTENING) * Math.tan(to * RADIAN));
  // The equator counts as just south of it, so that a westward start has its node behind it.
  const s1 = Math.min(-1e-200, Math.sin(b1)), c1 = Math.cos(b1), s2 = Math.sin(b2), c2 = Math.cos(b2);
  const reach = azimuth => {
    const s = Math.sin(azimuth), c = Math.cos(azimuth), sinAlpha = s * c1, cosSquared = 1 - sinAlpha ** 2;
    const end = Math.sqrt(Math.max(0, (c * c1) ** 2 + (c2 - c1) * (c2 + c1)));
    const sigma1 = Math.atan2(s1, c * c1), sigma2 = Math.atan2(s2, end), sigma = sigma2 - sigma1;
    const cos2m = Math.cos(sigma1 + sigma2);
    const omega = Math.atan2(sinAlpha * s2, end) - Math.atan2(sinAlpha * s1, c * c1);
    return { longitude: omega - longitudeLag(sinAlpha, cosSquared, sigma, cos2m), sigma, cosSquared, cos2m, s, sinAlpha, c, end };
  };
  let low = 0, high = Math.PI;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (reach(middle).longitude < Math.abs(length)) low = middle; else high = middle;
  }
  const found = reach((low + high) / 2);
  const { scale, correction } = arcLength(found.sigma, found.cosSquared, found.cos2m);
  let [y, x] = isSwapped ? [found.sinAlpha / c2, -found.end / c2] : [found.s, found.c];
  if (isSwapped) x = -x;
  if (isFlipped !== isSwapped) x = -x;
  return { metres: scale * (found.sigma - correction), bearing: bearingOf(Math.atan2(length < 0 ? -y : y, x)) };
}

// Where one comes from a position in a direction after so many metres: [longitude, latitude].
function destination(lat, lon, azimuth, metres) {
  const s = Math.sin(azimuth * RADIAN), c = Math.cos(azimuth * RADIAN);
  const u = Math.atan((1 - FLATTENING) * Math.tan(lat * RADIAN)), su = Math.sin(u), cu = Math.cos(u);
  const sigma1 = Math.atan2(su, cu * c), sinAlpha = cu * s, cosSquared = 1 - sinAlpha ** 2;
  const k = cosSquared * (AXIS ** 2 - POLAR_AXIS ** 2) / POLAR_AXIS ** 2;
  const { scale } = arcLength(0, cosSquared, 0);
  let sigma = metres / scale, cos2m = 0;
  for (let round = 0; round < 30; round++) {
    cos2m = Math.cos(2 * sigma1 + sigma);
    const next = metres / scale + arcCorrection(sigma, k, cos2m);
    const isSettled = Math.abs(next - sigma) < 1e-14;
    sigma = next;
    if (isSettled) break;
  }
  const sin = Math.sin(sigma), cos = Math.cos(sigma);
  const latitude = Math.atan2(su * cos + cu * sin * c, (1 - FLATTENING) * Math.hypot(sinAlpha, su * sin - cu * cos * c));
  const lambda = Math.atan2(sin * s, cu * cos - su * sin * c);
  return [lon + (lambda - longitudeLag(sinAlpha, cosSquared, sigma, cos2m)) / RADIAN, latitude / RADIAN];
}

// A circle's corners, its longitudes going on past 180 where it crosses the antimeridian.
function circle(lat, lon, metres, corners = 72) {
  const ring = [];
  for (let i = 0; i <= corners; i++) {
    const point = destination(lat, lon, 360 / corners * i, metres);
    // A circle around a pole goes all the way round.
    if (i) point[0] = ring[i - 1][0] + turned(point[0] - ring[i - 1][0]);
    ring.push(point);
  }
  return ring;
}

const UNITS = { m: 1, km: 1000, mi: 1609.344, mile: 1609.344, miles: 1609.344, nm: 1852, nmi: 1852, ft: 0.3048, yd: 0.9144 };
// "5", "2.5 km", "300 m", "3 nmi"; kilometres where no unit stands; NaN for anything else.
function metresOf(text) {
  const match = /^\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*([a-z]*)\s*$/i.exec(text);
  if (!match) return NaN;
  return parseFloat(match[1].replace(',', '.')) * (UNITS[(match[2] || 'km').toLowerCase()] ?? NaN);
}
function metresWords(metres) {
  if (metres < 995) return `${Math.round(metres)} m`;
  if (metres < 9950) return `${+(metres / 1000).toFixed(1)} km`;
  return `${Math.round(metres / 1000).toLocaleString('en')} km`;
}
const exactWords = metres => metres < 10000 ? `${metres.toFixed(metres < 100 ? 1 : 0)} m` : `${(metres / 1000).toLocaleString('en', { minimumFractionDigits: 3, maximumFractionDigits: 3 })} km`;
const COMPASS = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'];
const bearingWords = bearing => `${bearing.toFixed(1)}° (${COMPASS[Math.round(bearing / 22.5) % 16]})`;
