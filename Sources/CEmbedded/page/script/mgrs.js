// A position in the Military Grid Reference System (NGA.SIG.0012, section 10), cut off to whole metres and never rounded.
const MGRS = (() => {
  const n = FLATTENING / (2 - FLATTENING), e = Math.sqrt(FLATTENING * (2 - FLATTENING));
  const radius = AXIS / (1 + n) * (1 + n * n * (1 / 4 + n * n * (1 / 64 + n * n / 256)));
  // Krüger's series as Karney has it (J. Geodesy 85, 2011, equation 35).
  const series = [
    [1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800], [13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360],
    [61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440], [49561 / 161280, -179 / 168, 6601661 / 7257600],
    [34729 / 80640, -3418889 / 1995840], [212378941 / 319334400],
  ].map((row, index) => row.reduceRight((sum, part) => sum * n + part, 0) * n ** (index + 1));
  const conformal = latitude => {
    const tau = Math.tan(latitude * RADIAN), secant = Math.hypot(1, tau);
    const sigma = Math.sinh(e * Math.atanh(e * tau / secant));
    return tau * Math.hypot(1, sigma) - sigma * secant;
  };
  const mercator = (latitude, longitude) => {
    const tau = conformal(latitude), cos = Math.cos(longitude * RADIAN);
    const xi = Math.atan2(tau, cos), eta = Math.asinh(Math.sin(longitude * RADIAN) / Math.hypot(tau, cos));
    let [x, y] = [eta, xi];
    series.forEach((part, index) => {
      const k = 2 * (index + 1);
      y += part * Math.sin(k * xi) * Math.cosh(k * eta);
      x += part * Math.cos(k * xi) * Math.sinh(k * eta);
    });
    return [500000 + 0.9996 * radius * x, (latitude < 0 ? 1e7 : 0) + 0.9996 * radius * y];
  };
  const zoneOf = (lat, lon) => {
    if (lat >= 56 && lat < 64 && lon >= 3 && lon < 12) return 32;
    if (lat >= 72 && lat < 84 && lon >= 0 && lon < 42) return lon < 9 ? 31 : lon < 21 ? 33 : lon < 33 ? 35 : 37;
    return Math.min(60, Math.floor((lon + 180) / 6) + 1);
  };
  const digits = metres => String(Math.floor(metres) % 100000).padStart(5, '0');
  // Half-planes of the poles: letter, columns, rows, the first column and row of 100 km.
  const polar = [
    ['A', 'JKLPQRSTUXYZ', 'ABCDEFGHJKLMNPQRSTUVWXYZ', 8, 8, false], ['B', 'ABCFGHJKLPQR', 'ABCDEFGHJKLMNPQRSTUVWXYZ', 20, 8, false],
    ['Y', 'RSTUXYZ', 'ABCDEFGHJKLMNP', 13, 13, true], ['Z', 'ABCFGHJ', 'ABCDEFGHJKLMNP', 20, 13, true],
  ];
  const poles = (lat, lon) => {
    const tau = conformal(Math.abs(lat)), isNorth = lat > 0;
    const reach = Math.abs(lat) === 90 ? 0 : 2 * AXIS * 0.994 / Math.sqrt((1 + e) ** (1 + e) * (1 - e) ** (1 - e)) / (tau + Math.hypot(1, tau));
    const x = 2e6 + reach * Math.sin(lon * RADIAN), y = 2e6 + reach * Math.cos(lon * RADIAN) * (isNorth ? -1 : 1);
    const column = Math.floor(x / 1e5), row = Math.floor(y / 1e5);
    const half = polar.find(each => each[5] === isNorth && each[1][column - each[3]] && each[2][row - each[4]]);
    return half ? half[0] + half[1][column - half[3]] + half[2][row - half[4]] + digits(x) + digits(y) : '';
  };
  return (lat, lon) => {
    lon = turned(lon);
    if (lat >= 84 || lat < -80) return poles(lat, lon);
    const zone = zoneOf(lat, lon), [x, y] = mercator(lat, lon - (zone * 6 - 183));
    const column = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'][(zone - 1) % 3][Math.min(7, Math.max(0, Math.floor(x / 1e5) - 1))];
    const row = 'ABCDEFGHJKLMNPQRSTUV'[(Math.floor(y / 1e5) + (zone % 2 ? 0 : 5)) % 20];
    const band = 'CDEFGHJKLMNPQRSTUVWX'[Math.min(19, Math.max(0, Math.floor((lat + 80) / 8)))];
    return String(zone).padStart(2, '0') + band + column + row + digits(x) + digits(y);
  };
})();
