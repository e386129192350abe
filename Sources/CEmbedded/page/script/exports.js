// What the table shows, as files: all fields, in the order of the table.
function save(name, type, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// RFC 4180. In what reports say, whatever a spreadsheet would take for a formula gets an apostrophe; rows of the user's own
// tables are given back as they are. Both as the program itself does.
function csvField(text, isGuarded) {
  const bare = text.replace(/^'*/, '');
  const isFormula = isGuarded && /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(bare) && !/^-\d+(?:\.\d+)?$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
function csvOf(incidents, rows) {
  const isGuarded = incidents.reports.length > 0, { fields, hasPosition } = incidents;
  const line = cells => cells.map(cell => csvField(cell, isGuarded)).join(',') + '\r\n';
  let text = line([...fields.map(([name]) => name), ...(hasPosition ? [] : ['lat', 'lon'])]);
  for (const row of rows) {
    const cells = fields.map((_, field) => incidents.text(row, field));
    if (!hasPosition) cells.push(...[incidents.lat[row], incidents.lon[row]].map(each => Number.isNaN(each) ? '' : String(each)));
    text += line(cells);
  }
  return text;
}
// A number that JavaScript would write otherwise is kept as text; here it is one again, where none of its digits is lost.
function numeric(value, isNumber) { return isNumber && typeof value === 'string' && Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER ? Number(value) : value; }
// RFC 7946: a point a row, or none where nothing places it.
function geojsonOf(incidents, rows) {
  const features = rows.map(row => JSON.stringify({
    type: 'Feature',
    id: incidents.role(row, 'id') || row + 1,
    geometry: incidents.precision[row] === NOWHERE ? null : { type: 'Point', coordinates: [incidents.lon[row], incidents.lat[row]] },
    properties: Object.fromEntries(incidents.fields.map(([name, , isNumber], field) => [name, numeric(incidents.value(row, field), isNumber)])),
  }));
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}
