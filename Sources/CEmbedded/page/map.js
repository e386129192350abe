'use strict';
// The map that a person opens. All text of reports goes through textContent: it is never read as markup.
const data = JSON.parse(document.getElementById('data').textContent);
const byId = id => document.getElementById(id);
const [map, canvas, base, areas, labels, pins] = ['map', 'canvas', 'base', 'areas', 'labels', 'pins'].map(byId);

// Web Mercator about the middle of the data, in units of the world's width at zoom 0: near it, the renderer's single precision is enough.
const [west, south, east, north] = data.view;
const middle = (west + east) / 2;
const wrap = lon => lon + 360 * Math.round((middle - lon) / 360);
const mercator = lat => Math.asinh(Math.tan(Math.max(-85, Math.min(85, lat)) * Math.PI / 180)) / (2 * Math.PI);
const originY = mercator((south + north) / 2);
const unit = 1e6;
const project = (lon, lat) => [(lon - middle) / 360 * unit, (originY - mercator(lat)) * unit];
const unproject = (x, y) => [middle + x / unit * 360, Math.atan(Math.sinh((originY - y / unit) * 2 * Math.PI)) * 180 / Math.PI];

const element = (name, attributes = {}, parent = null) => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (parent) parent.append(node);
  return node;
};
const html = (name, text = '', parent = null) => {
  const node = document.createElement(name);
  node.textContent = text;
  // Names and sentences run in the direction of their own script.
  node.dir = 'auto';
  if (parent) parent.append(node);
  return node;
};
const path = (points, end = '') => 'M' + points.map(([x, y]) => `${+x.toFixed(3)} ${+y.toFixed(3)}`).join('L') + end;

// What is drawn once and only moved.
for (const kind of ['division', 'country', 'coast']) {
  const parts = (data.base[kind] || []).map(line => {
    let x = 0, y = 0;
    const points = [];
    for (let i = 0; i < line.length; i += 2) {
      x += line[i]; y += line[i + 1];
      points.push(project(x * data.quantum, y * data.quantum));
    }
    return path(points);
  });
  element('path', { class: kind, d: parts.join('') }, base);
}

const polygonsOf = shape => !shape ? [] : shape.type === 'Polygon' ? [shape.coordinates] : shape.type === 'MultiPolygon' ? shape.coordinates : [];
const outline = shape => polygonsOf(shape).flat().map(ring => {
  // One turn for a whole ring, so that rings cut at the antimeridian stay whole.
  const centre = ring.reduce((sum, p) => sum + p[0], 0) / ring.length;
  const turn = wrap(centre) - centre;
  return path(ring.map(([lon, lat]) => project(lon + turn, lat)), 'Z');
}).join('');
const incidents = data.incidents;
incidents.forEach((incident, number) => {
  if (!incident.point) return;
  incident.at = project(wrap(incident.point[0]), incident.point[1]);
  // Larger ones first, so that smaller ones stay within reach of the pointer.
  incident.shape = element('path', { class: incident.extent === 'stated' ? 'stated' : 'uncertain', d: outline(incident.area), stroke: incident.colour });
  if (incident.extent === 'stated') incident.shape.setAttribute('fill', incident.colour);
  incident.reachShape = incident.reach && element('path', { class: 'reach', d: outline(incident.reach), stroke: incident.colour });
  incident.shape.addEventListener('click', () => { if (!dragged) select(number); });
});
incidents.filter(incident => incident.shape).sort((a, b) => b.uncertainty - a.uncertainty)
  .forEach(incident => { if (incident.reachShape) areas.append(incident.reachShape); areas.append(incident.shape); });

// The view: the point in the middle of the window, and pixels a unit.
let view = { x: 0, y: 0, scale: 1 };
let chosen = -1;
let dragged = false;
const size = () => [map.clientWidth || 800, map.clientHeight || 500];
const limits = [256 / unit, 256 * 2 ** 19 / unit];

function showAll() { show(data.focus, 0.5); }
// A box in the middle of the window, and at least so many degrees around it.
function show(box, least) {
  const [width, height] = size();
  const [x0, y0] = project(box[0], box[3]);
  const [x1, y1] = project(box[2], box[1]);
  const side = Math.max(least / 360 * unit, 1e-3);
  view = { x: (x0 + x1) / 2, y: (y0 + y1) / 2, scale: 0.8 * Math.min(width / Math.max(x1 - x0, side), height / Math.max(y1 - y0, side)) };
}

// Markers and labels keep their size, so they are placed anew with every view.
function draw() {
  view.scale = Math.max(limits[0], Math.min(limits[1], view.scale));
  const [width, height] = size();
  const move = `translate(${width / 2} ${height / 2}) scale(${view.scale}) translate(${-view.x} ${-view.y})`;
  base.setAttribute('transform', move);
  areas.setAttribute('transform', move);
  // The hatching is as wide in every view.
  byId('hatch').setAttribute('patternTransform', `rotate(45) scale(${1 / view.scale})`);
  const onScreen = ([x, y]) => [width / 2 + (x - view.x) * view.scale, height / 2 + (y - view.y) * view.scale];
  drawTowns(onScreen, width, height, drawPins(onScreen, width, height));
  drawScale();
}

const metresAPixel = () => {
  const [, lat] = unproject(view.x, view.y);
  return 2 * Math.PI * 6378137 * Math.cos(lat * Math.PI / 180) / (unit * view.scale);
};

// Gives the boxes of the markers, which no town's name may cover.
function drawPins(onScreen, width, height) {
  // Those that would cover one another are one marker with their number.
  const groups = new Map();
  incidents.forEach((incident, number) => {
    if (!incident.at) return;
    const [x, y] = onScreen(incident.at);
    if (x < -20 || y < -20 || x > width + 20 || y > height + 20) return;
    // An area that can be seen as such needs no marker, and would be belied by one.
    const isVague = incident.vague;
    if (isVague && incident.uncertainty / metresAPixel() > 16) return;
    const key = `${isVague} ${Math.round(x / 20)} ${Math.round(y / 20)}`;
    if (groups.has(key)) groups.get(key).members.push(number);
    else groups.set(key, { x, y, isVague, members: [number] });
  });
  pins.replaceChildren();
  for (const { x, y, isVague, members } of groups.values()) {
    const isChosen = members.includes(chosen);
    const colour = incidents[isChosen ? chosen : members[0]].colour;
    const pin = element('circle', { cx: x, cy: y, r: members.length > 1 ? 11 : 6, class: (isVague ? 'vague' : '') + (isChosen ? ' chosen' : '') }, pins);
    // A style of its own, since the sheet would win over an attribute.
    pin.style[isVague ? 'stroke' : 'fill'] = colour;
    pin.addEventListener('click', () => { if (!dragged) select(members[(members.indexOf(chosen) + 1) % members.length]); });
    if (members.length > 1) element('text', { x, y: y + 4 }, pins).textContent = members.length;
  }
  return [...groups.values()].map(({ x, y }) => [x - 11, y - 11, x + 11, y + 11]);
}

function drawTowns(onScreen, width, height, taken) {
  labels.replaceChildren();
  for (const [name, lon, lat] of data.towns) {
    const [x, y] = onScreen(project(wrap(lon), lat));
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const wide = name.length * 7;
    // Beside the town, or else below or above it.
    const places = [[x + 7, y + 4, 'start', x + 7], [x - 7, y + 4, 'end', x - 7 - wide], [x, y + 21, 'middle', x - wide / 2], [x, y - 13, 'middle', x - wide / 2]];
    const free = places.find(([, bottom, , left]) => !taken.some(other => left < other[2] && other[0] < left + wide && bottom - 12 < other[3] && other[1] < bottom + 4));
    if (!free) continue;
    taken.push([free[3], free[1] - 12, free[3] + wide, free[1] + 4]);
    element('circle', { cx: x, cy: y, r: 2.5 }, labels);
    element('text', { x: free[0], y: free[1], 'text-anchor': free[2] }, labels).textContent = name;
  }
}

function drawScale() {
  const longest = metresAPixel() * 120;
  const power = 10 ** Math.floor(Math.log10(longest));
  const length = [5, 2, 1].find(step => step * power <= longest) * power;
  byId('scale').style.width = `${length / metresAPixel()}px`;
  byId('scale').firstElementChild.textContent = length < 1000 ? `${length} m` : `${length / 1000} km`;
}

// The list, and what is known of the chosen incident.
incidents.forEach((incident, number) => {
  const button = html('button', '', html('li', '', byId('list')));
  button.style.borderInlineStartColor = incident.colour;
  html('span', incident.title, button);
  html('small', [incident.when, incident.point ? '' : 'not on the map: no place known', incident.source].filter(Boolean).join(' · '), button);
  button.addEventListener('click', () => select(number));
});

// The words are searched with any white space between them: a sentence may be broken elsewhere than the phrase.
function highlighted(text, phrase, parent) {
  const words = (phrase || '').split(/\s+/).filter(Boolean).map(word => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const found = words.length ? new RegExp(words.join('\\s+'), 'u').exec(text) : null;
  const quote = html('blockquote', '', parent);
  if (!found) { quote.textContent = text; return; }
  quote.append(text.slice(0, found.index));
  html('mark', found[0], quote);
  quote.append(text.slice(found.index + found[0].length));
}

function describe(incident) {
  const details = byId('details');
  details.replaceChildren();
  if (!incident) return;
  html('h2', incident.title, details);
  html('h3', 'Why here', details);
  html('p', incident.why, details);
  if (incident.at) {
    const button = html('button', 'Zoom to it', details);
    button.addEventListener('click', () => {
      const reach = Math.max(incident.uncertainty, 200) / 111e3;
      const [lon, lat] = [wrap(incident.point[0]), incident.point[1]];
      const wide = reach / Math.max(0.05, Math.cos(lat * Math.PI / 180));
      show([lon - wide, Math.max(-85, lat - reach), lon + wide, Math.min(85, lat + reach)], 0);
      changed();
    });
  }
  if (incident.evidence.length) html('h3', 'In the report’s own words', details);
  for (const sentence of incident.evidence) highlighted(sentence, incident.phrase, details);
  html('h3', 'All that was read', details);
  const facts = html('dl', '', details);
  for (const [name, value] of incident.facts) { html('dt', name, facts); html('dd', value, facts); }
}

function select(number) {
  if (incidents[chosen]?.shape) incidents[chosen].shape.classList.remove('chosen');
  chosen = number in incidents ? number : -1;
  const incident = incidents[chosen];
  incident?.shape?.classList.add('chosen');
  byId('list').querySelectorAll('button').forEach((button, index) => {
    if (index === chosen) { button.setAttribute('aria-current', 'true'); button.scrollIntoView({ block: 'nearest' }); }
    else button.removeAttribute('aria-current');
  });
  describe(incident);
  if (incident?.at) {
    const [width, height] = size();
    const isOut = Math.abs(incident.at[0] - view.x) * view.scale > width / 2 || Math.abs(incident.at[1] - view.y) * view.scale > height / 2;
    if (isOut) [view.x, view.y] = incident.at;
  }
  changed();
}

// The view in the address: #latitude,longitude,zoom,incident
let writing = 0;
function changed() {
  draw();
  clearTimeout(writing);
  writing = setTimeout(remember, 200);
}
function remember() {
  const [lon, lat] = unproject(view.x, view.y);
  const zoom = Math.log2(view.scale * unit / 256);
  const shown = ((lon + 180) % 360 + 360) % 360 - 180;
  const text = `#${lat.toFixed(5)},${shown.toFixed(5)},${zoom.toFixed(2)}` + (chosen >= 0 ? `,${chosen + 1}` : '');
  // Replaced, not added: the way back leads out of the map. A page within a frame may refuse.
  try { history.replaceState(null, '', text); } catch { /* The view is not kept. */ }
}
function recall() {
  const [lat, lon, zoom, number] = location.hash.slice(1).split(',').map(Number);
  if ([lat, lon, zoom].every(Number.isFinite) && Math.abs(lat) <= 85 && Math.abs(lon) <= 180) {
    const [x, y] = project(wrap(lon), lat);
    view = { x, y, scale: 256 * 2 ** zoom / unit };
  } else showAll();
  select(number > 0 ? number - 1 : incidents.length === 1 ? 0 : -1);
}

// Moving and zooming: pointer, wheel, two fingers, keys, buttons.
function zoom(factor, px, py) {
  const [width, height] = size();
  const dx = (px ?? width / 2) - width / 2, dy = (py ?? height / 2) - height / 2;
  const scale = Math.max(limits[0], Math.min(limits[1], view.scale * factor));
  view.x += dx / view.scale - dx / scale;
  view.y += dy / view.scale - dy / scale;
  view.scale = scale;
  changed();
}
function pan(dx, dy) {
  view.x += dx / view.scale;
  view.y += dy / view.scale;
  changed();
}
const pointers = new Map();
const local = event => { const box = map.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
canvas.addEventListener('pointerdown', event => { pointers.set(event.pointerId, local(event)); dragged = pointers.size > 1; });
addEventListener('pointermove', event => {
  const now = local(event);
  if (event.target instanceof Node && map.contains(event.target)) showPosition(now);
  const before = pointers.get(event.pointerId);
  if (!before) return;
  if (pointers.size === 2) {
    const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
    const spread = p => Math.hypot(p[0] - other[0], p[1] - other[1]);
    pointers.set(event.pointerId, now);
    if (spread(before) > 0) zoom(spread(now) / spread(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
  } else if (dragged || Math.hypot(now[0] - before[0], now[1] - before[1]) > 4) {
    dragged = true;
    pointers.set(event.pointerId, now);
    pan(before[0] - now[0], before[1] - now[1]);
  }
});
for (const end of ['pointerup', 'pointercancel']) addEventListener(end, event => pointers.delete(event.pointerId));
map.addEventListener('wheel', event => { event.preventDefault(); zoom(2 ** (-event.deltaY / 300), ...local(event)); }, { passive: false });
const keys = { ArrowLeft: () => pan(-80, 0), ArrowRight: () => pan(80, 0), ArrowUp: () => pan(0, -80), ArrowDown: () => pan(0, 80), '+': () => zoom(2), '=': () => zoom(2), '-': () => zoom(0.5), 0: () => { showAll(); changed(); } };
map.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
});
addEventListener('keydown', event => { if (event.key === 'Escape') select(-1); });
byId('list').addEventListener('keydown', event => {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
  const next = step && event.target.closest('li')?.[step];
  if (next) { event.preventDefault(); next.firstElementChild.focus(); }
});
byId('in').addEventListener('click', () => zoom(2));
byId('out').addEventListener('click', () => zoom(0.5));
byId('all').addEventListener('click', () => { showAll(); changed(); });
function showPosition([px, py]) {
  const [width, height] = size();
  const [lon, lat] = unproject(view.x + (px - width / 2) / view.scale, view.y + (py - height / 2) / view.scale);
  byId('position').textContent = `${lat.toFixed(4)}, ${(((lon + 180) % 360 + 360) % 360 - 180).toFixed(4)}`;
}
addEventListener('hashchange', recall);
addEventListener('resize', draw);
recall();
