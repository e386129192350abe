// Ties the parts together: what is chosen, what is shown, and when the map is drawn anew.
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

function start(data) {
  const incidents = new Incidents(data), view = new View(data.focus), colours = readColours({});
  incidents.paint(colours.panel);
  const map = byId('map'), canvas = byId('canvas'), ctx = canvas.getContext('2d');
  const base = new BaseMap(data.base, view), marks = new Marks(incidents, view), areas = new Areas(incidents, view), question = new Question(data.rings, view);
  let chosen = -1, ratio = 1, frame = 0, listTimer = 0, ghost = null;

  function fit() {
    ratio = Math.min(3, devicePixelRatio || 1);
    [view.width, view.height] = [map.clientWidth, map.clientHeight];
    canvas.width = Math.round(view.width * ratio);
    canvas.height = Math.round(view.height * ratio);
  }
  function paint() {
    frame = 0;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, view.width, view.height);
    base.draw(ctx, ratio, colours);
    const groups = marks.inWindow();
    areas.draw(ctx, ratio, colours, groups, chosen);
    question.draw(ctx, colours);
    const taken = marks.draw(ctx, colours, groups, chosen);
    base.drawLabels(ctx, colours, taken);
    measure.draw(ctx, ratio, colours);
    if (ghost) { const [x, y] = view.screen(ghost.lon, ghost.lat); drawCross(ctx, colours, x, y); drawTag(ctx, colours, ghost.name, x, y - 6); }
    drawScale();
  }
  const redraw = () => { frame ||= requestAnimationFrame(paint); };
  function drawScale() {
    const longest = view.metresAPixel * 120, power = 10 ** Math.floor(Math.log10(longest)), length = [5, 2, 1].find(step => step * power <= longest) * power;
    byId('scale').style.width = `${length / view.metresAPixel}px`;
    byId('scale').firstElementChild.textContent = length < 1000 ? `${length} m` : `${(length / 1000).toLocaleString('en')} km`;
  }

  // The table follows the view, and holds what has no position whatever the view is.
  function list() {
    clearTimeout(listTimer);
    listTimer = setTimeout(() => {
      const [left, top, right, bottom] = view.bounds(), rows = [];
      for (let row = 0; row < incidents.count; row++) {
        if (!filters.shown[row]) continue;
        const x = marks.x[row], y = marks.y[row];
        if (incidents.precision[row] === NOWHERE || x >= left && x <= right && y >= top && y <= bottom) rows.push(row);
      }
      table.set(rows);
    }, 120);
  }
  function moved() { redraw(); list(); address.write(view, chosen); }

  function select(row, isMoving = true) {
    chosen = row;
    details.show(row);
    table.choose(row);
    ghost = null;
    const isPlaced = row >= 0 && incidents.precision[row] !== NOWHERE;
    if (isPlaced && isMoving) {
      const px = view.screenX(marks.x[row]), py = view.screenY(marks.y[row]);
      if (px < 0 || py < 0 || px > view.width || py > view.height) { view.x = marks.x[row]; view.y = marks.y[row]; list(); }
    }
    byId('caption').textContent = row < 0 ? '' : `${incidents.title(row)} · ${incidents.shortWhen(row)}`;
    byId('live').textContent = row < 0 ? '' : `${incidents.title(row)}, ${incidents.when(row)}, ${incidents.whereWords(row)}`;
    redraw();
    address.write(view, chosen);
  }
  const end = row => ({ name: 'the incident', lat: incidents.lat[row], lon: incidents.lon[row] });

  const actions = {
    select, moved,
    // A single incident is shown with what lies around it.
    showAll() { view.show(data.focus, 0.06, incidents.count > 1 || data.rings.length ? 0.84 : 0.5); moved(); },
    zoomTo(row) { view.around(incidents.lon[row], incidents.lat[row], incidents.uncertainty[row] || 500); moved(); },
    ringsAround(row) { measure.ringsAround(end(row)); },
    pointOut(lon, lat, name) {
      ghost = { lon, lat, name };
      const box = chosen < 0 ? [lon, lat, lon, lat] : [Math.min(view.wrap(lon), view.wrap(incidents.lon[chosen])), Math.min(lat, incidents.lat[chosen]), Math.max(view.wrap(lon), view.wrap(incidents.lon[chosen])), Math.max(lat, incidents.lat[chosen])];
      view.show(box, 0.1);
      moved();
    },
    // Through the table's rows, from wherever the map is.
    step(by) { const now = table.rows.indexOf(chosen); if (table.rows.length) select(table.rows[(now < 0 ? 0 : now + by + table.rows.length) % table.rows.length]); },
    pointed(px, py) {
      const [lon, lat] = view.at(px, py), isOver = marks.at(px, py) || (chosen >= 0 || measure.tool) && base.labelAt(px, py);
      byId('position').textContent = Math.abs(lat) > 85 ? '' : `${lat.toFixed(5)}, ${turned(lon).toFixed(5)}   ${MGRS(lat, lon)}`;
      map.classList.toggle('over', Boolean(isOver));
    },
    clicked(px, py) {
      const mark = marks.at(px, py), row = mark ? mark.row ?? (mark.group.count === 1 ? mark.group.first : -1) : -1, label = base.labelAt(px, py);
      if (measure.tool) {
        const [lon, lat] = view.at(px, py);
        return measure.click(row >= 0 ? end(row) : label ?? { name: `${lat.toFixed(5)}, ${turned(lon).toFixed(5)}`, lat, lon: turned(lon) });
      }
      if (row >= 0) return select(row, false);
      if (mark) return open(mark.group);
      if (label && chosen >= 0 && incidents.precision[chosen] !== NOWHERE) return measure.add(label, end(chosen));
      marks.spread = null;
      select(areas.at(ctx, ratio, px, py), false);
    },
  };
  // A group that a closer view would part is shown closer; else its incidents are laid out.
  function open(group) {
    if (!group.isOnePlace && view.zoom < 17) { view.show(marks.box(group), 0.0005); return moved(); }
    marks.spreadOut(group);
    const px = view.screenX(group.x), py = view.screenY(group.y), { reach } = marks.spread;
    if (px < reach || py < reach || px > view.width - reach || py > view.height - reach) { view.x = group.x; view.y = group.y; moved(); }
    details.choice(group.rows);
    byId('live').textContent = `${counted(group.count, 'incident')} at one place, listed beside the map`;
    redraw();
  }

  const measure = new Measure(incidents, view, redraw);
  const filters = new Filters(incidents, () => { marks.forget(filters.shown); measure.shown = filters.shown; timeline?.draw(); measure.change(); redraw(); list(); });
  const details = new Details(incidents, actions), table = new Table(incidents, row => select(row));
  let timeline = null;
  timeline = new Timeline(incidents, filters, colours);
  byId('csv').addEventListener('click', () => save('incidents.csv', 'text/csv', csvOf(incidents, table.rows)));
  byId('geojson').addEventListener('click', () => save('incidents.geojson', 'application/geo+json', geojsonOf(incidents, table.rows)));
  // The table of provenance has a header; what stands above it is for its readers.
  const header = data.sources.findIndex(line => line.startsWith('source\t'));
  for (const line of data.sources.slice(header + 1)) {
    const parts = line.split('\t').filter(Boolean);
    element('p', parts.length > 2 ? `${parts[2]}: ${parts[0]} ${parts[1]}${parts[3] ? `, ${parts[3]}` : ''}` : parts.reverse().join(': '), byId('sources'));
  }

  byId('caption').addEventListener('click', () => byId('details').scrollIntoView());
  listen(map, canvas, view, actions);
  addEventListener('keydown', event => { if (event.key === 'Escape') { if (measure.tool) measure.choose(''); else select(-1); } });
  const recolour = () => { readColours(colours); incidents.paint(colours.panel); hatchings.clear(); redraw(); timeline.draw(); };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
  addEventListener('hashchange', () => { const row = address.read(view, incidents.count); if (row !== null) { select(row, false); moved(); } });
  new ResizeObserver(() => { fit(); view.limit(); paint(); timeline.draw(); table.draw(); list(); }).observe(map);
  let wasOpen = true;
  // The map takes the size it has on paper before it is drawn for it; a legend that was closed is of no use there.
  const print = on => {
    const legend = byId('filters');
    if (on) wasOpen = legend.open;
    legend.open = on || wasOpen;
    document.documentElement.classList.toggle('printing', on);
    table.draw(on ? 300 : undefined); fit(); recolour(); paint();
  };
  addEventListener('beforeprint', () => print(true));
  addEventListener('afterprint', () => print(false));

  fit();
  filters.apply();
  const row = address.read(view, incidents.count);
  if (row === null) actions.showAll();
  select(row ?? (incidents.count === 1 ? 0 : -1), false);
  list();
  document.documentElement.dataset.ready = 'true';
  return { incidents, view, base, marks, question, table, filters, measure, timeline, select, redraw, paint };
}

let app = null;
if ('DecompressionStream' in window) {
  unpack(byId('data').textContent).then(data => { app = start(data); }).catch(error => {
    byId('summary').textContent = `The map cannot be shown: ${error.message}`;
    throw error;
  });
} else byId('summary').textContent = 'This browser is too old for the map: it cannot unpack the page’s data.';
