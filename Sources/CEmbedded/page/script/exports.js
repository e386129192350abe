// What the table shows, as files: all fields, in the order of the table.
function save(name, type, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// RFC 4180. What a spreadsheet would take for a formula gets an apostrophe, as the program's own tables have it.
function csvField(text) {
  const bare = text.replace(/^'*/, '');
  const isFormula = /^[=+\-@\t\r]/.test(bare) && !/^-[\d.]+(?:e[+-]?\d+)?$/i.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
function csvOf(incidents, rows) {
  const line = cells => cells.map(csvField).join(',') + '\r\n', { fields } = incidents;
  const hasPosition = fields.some(([name]) => /^lat/i.test(name));
  let text = line([...fields.map(([name]) => name), ...(hasPosition ? [] : ['lat', 'lon'])]);
  for (const row of rows) {
    const cells = fields.map((_, field) => incidents.text(row, field));
    if (!hasPosition) cells.push(...[incidents.lat[row], incidents.lon[row]].map(each => Number.isNaN(each) ? '' : String(each)));
    text += line(cells);
  }
  return text;
}
// RFC 7946: a point a row, or none where nothing places it.
function geojsonOf(incidents, rows) {
  const features = rows.map(row => JSON.stringify({
    type: 'Feature',
    id: incidents.role(row, 'id') || row + 1,
    geometry: incidents.precision[row] === NOWHERE ? null : { type: 'Point', coordinates: [incidents.lon[row], incidents.lat[row]] },
    properties: Object.fromEntries(incidents.fields.map(([name], field) => [name, incidents.value(row, field)])),
  }));
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}
