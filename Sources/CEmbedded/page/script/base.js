// Land, borders, towns and landmarks. What is far from the incidents, and all from afar, is drawn from a coarse world.
// Borders that are not settled, in pixels of line and gap.
const DASHES = { disputed: [6, 4], claim: [1.5, 3.5] };
class BaseMap {
  constructor(base, view) {
    this.view = view;
    this.turn = 0;
    this.towns = base.towns.map(([name, lon, lat]) => ({ name, lon, lat, kind: 'town' }));
    this.countries = base.countries.map(([name, lon, lat]) => ({ name, lon, lat, kind: 'country' }));
    this.landmarks = base.landmarks.map(([name, lon, lat]) => ({ name, lon, lat, kind: 'landmark' }));
    this.coarse = this.path(base.coarse, base.coarseStep);
    // The detailed part may be told a turn around the globe from the middle of the data.
    this.turn = Math.round((view.middle - (base.view[0] + base.view[2]) / 2) / 360) * WORLD;
    this.land = this.path(base.land, base.step);
    this.lines = Object.fromEntries(Object.entries(base.lines).map(([kind, lines]) => [kind, this.pieces(lines, base.step)]));
    const [west, south, east, north] = base.view;
    this.lines.coast = this.pieces(this.coasts(base), base.step);
    this.box = [view.projectX(west) + this.turn, view.projectY(north), view.projectX(east) + this.turn, view.projectY(south)];
    this.isWorld = east - west >= 359;
    this.labelled = [];
    byId('borders').hidden = !Object.keys(DASHES).some(kind => this.lines[kind]?.length);
    // An index without outlines knows no sea.
    if (!base.coarse.length) byId('map').style.background = 'var(--land)';
  }
  corners(steps, step) {
    const { view, turn } = this, points = [];
    let x = 0, y = 0;
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i]; y += steps[i + 1];
      points.push(view.projectX(x * step) + turn, view.projectY(y * step));
    }
    return points;
  }
  trace(path, points, isClosed) {
    path.moveTo(points[0], points[1]);
    for (let i = 2; i < points.length; i += 2) path.lineTo(points[i], points[i + 1]);
    if (isClosed) path.closePath();
  }
  // The shores: the rings of the land without the edges along which it was cut.
  coasts({ land, step, view: [west, south, east, north] }) {
    const at = (value, cuts) => cuts.some(cut => Math.abs(value * step - cut) < step * 0.75);
    const cutsX = [-180, 180, 540, west, east], cutsY = [-90, south, north], lines = [];
    for (const ring of land) {
      let x = ring[0], y = ring[1], line = [x, y];
      for (let i = 2; i < ring.length; i += 2) {
        const nextX = x + ring[i], nextY = y + ring[i + 1];
        if (Math.abs(ring[i]) < 2 && at(x, cutsX) && at(nextX, cutsX) || Math.abs(ring[i + 1]) < 2 && at(y, cutsY) && at(nextY, cutsY)) {
          if (line.length > 2) lines.push(line);
          line = [nextX, nextY];
        } else line.push(ring[i], ring[i + 1]);
        x = nextX; y = nextY;
      }
      if (line.length > 2) lines.push(line);
    }
    return lines;
  }
  path(rings, step) {
    const whole = new Path2D();
    for (const ring of rings) {
      // A path of its own for each: Chromium takes a second for 100,000 corners in one, and a twentieth so.
      const path = new Path2D();
      this.trace(path, this.corners(ring, step), true);
      whole.addPath(path);
    }
    return whole;
  }
  // Lines by where they begin, so that only those near the window are drawn.
  pieces(lines, step) {
    const cells = new Map(), side = WORLD / 64;
    for (const line of lines) {
      const points = this.corners(line, step);
      const key = `${Math.floor(points[0] / side)} ${Math.floor(points[1] / side)}`;
      if (!cells.has(key)) cells.set(key, { path: new Path2D(), box: [Infinity, Infinity, -Infinity, -Infinity] });
      const cell = cells.get(key);
      this.trace(cell.path, points, false);
      for (let i = 0; i < points.length; i += 2) {
        cell.box[0] = Math.min(cell.box[0], points[i]); cell.box[1] = Math.min(cell.box[1], points[i + 1]);
        cell.box[2] = Math.max(cell.box[2], points[i]); cell.box[3] = Math.max(cell.box[3], points[i + 1]);
      }
    }
    return [...cells.values()];
  }

  draw(ctx, ratio, colours) {
    const { view, box } = this, isFar = this.isWorld && view.zoom < 3.2, [left, , right] = view.bounds();
    const edge = (180 - view.middle) / 360 * WORLD;
    // The world lies to the west and the east of itself.
    for (const shift of [-WORLD, 0, WORLD]) {
      if (shift + edge < left || shift + edge - WORLD > right) continue;
      view.apply(ctx, ratio);
      ctx.translate(shift, 0);
      ctx.fillStyle = colours.land;
      if (!this.isWorld) {
        // The coarse world around the detailed part only.
        ctx.save();
        const hole = new Path2D();
        hole.rect(-2 * WORLD, -2 * WORLD, 4 * WORLD, 4 * WORLD);
        hole.rect(box[0] - shift, box[1], box[2] - box[0], box[3] - box[1]);
        ctx.clip(hole, 'evenodd');
        ctx.fill(this.coarse, 'evenodd');
        ctx.restore();
      }
      if (isFar) ctx.fill(this.coarse, 'evenodd');
      if (isFar || this.isWorld || !shift) this.drawDetail(ctx, colours, isFar, shift);
    }
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
  drawDetail(ctx, colours, isFar, shift) {
    const { view, box } = this, [left, top, right, bottom] = view.bounds();
    if (!isFar) ctx.fill(this.land, 'evenodd');
    // From so far away, lines of a small part of the world are a riddle.
    if (!this.isWorld && (box[2] - box[0]) * view.scale < view.width / 3) return;
    ctx.lineJoin = 'round';
    for (const kind of ['division', 'coast', 'claim', 'country', 'disputed']) {
      if ((kind === 'division' || kind === 'claim') && view.zoom < 4 || kind === 'coast' && isFar) continue;
      const dashes = DASHES[kind] ?? [];
      ctx.strokeStyle = colours[dashes.length ? 'country' : kind];
      ctx.lineWidth = (dashes.length ? 1.4 : kind === 'country' && view.zoom > 4 ? 1.1 : 0.8) / view.scale;
      ctx.setLineDash(dashes.map(length => length / view.scale));
      for (const { path, box } of this.lines[kind] ?? []) {
        if (box[0] + shift < right && box[2] + shift > left && box[1] < bottom && box[3] > top) ctx.stroke(path);
      }
    }
    ctx.setLineDash([]);
  }

  // Names where there is room for them; `taken` are the boxes that none may cover.
  drawLabels(ctx, colours, taken) {
    const { view } = this, { zoom } = view;
    this.labelled = [];
    const grid = new Set(), side = 24;
    const cells = ([x0, y0, x1, y1], act) => {
      for (let x = Math.floor(x0 / side); x <= Math.floor(x1 / side); x++) for (let y = Math.floor(y0 / side); y <= Math.floor(y1 / side); y++) if (act(`${x} ${y}`)) return true;
      return false;
    };
    const isFree = box => !cells(box, key => grid.has(key));
    const take = box => { cells(box, key => { grid.add(key); return false; }); };
    taken.forEach(take);
    const place = (item, size, weight, colour, dot) => {
      const [x, y] = view.screen(item.lon, item.lat);
      if (x < 0 || y < 0 || x > view.width || y > view.height) return;
      ctx.font = `${weight} ${size}px ${FONT}`;
      const wide = ctx.measureText(item.name).width;
      const spots = dot ? [[x + 7, y + 4], [x - 7 - wide, y + 4], [x - wide / 2, y + 18], [x - wide / 2, y - 9]] : [[x - wide / 2, y + 4]];
      const isRoom = ([left, base]) => isFree([left, base - size + 2, left + wide, base + 2]);
      const spot = spots.find(each => isRoom(each) && each[0] > 2 && each[0] + wide < view.width - 2) ?? spots.find(isRoom);
      if (!spot) return;
      take([spot[0], spot[1] - size + 2, spot[0] + wide, spot[1] + 2]);
      this.labelled.push({ ...item, x, y, box: [Math.min(x - 5, spot[0]), Math.min(y - 5, spot[1] - size), Math.max(x + 5, spot[0] + wide), Math.max(y + 5, spot[1] + 3)] });
      ctx.strokeStyle = colours.halo;
      ctx.lineWidth = 3;
      ctx.fillStyle = colour;
      if (dot) {
        ctx.beginPath();
        if (item.kind === 'landmark') { ctx.moveTo(x, y - 4); ctx.lineTo(x + 4, y); ctx.lineTo(x, y + 4); ctx.lineTo(x - 4, y); ctx.closePath(); } else ctx.arc(x, y, 2.2, 0, 7);
        ctx.fill();
      }
      ctx.strokeText(item.name, spot[0], spot[1]);
      ctx.fillText(item.name, spot[0], spot[1]);
    };
    ctx.lineJoin = 'round';
    if (zoom > 2 && zoom < 7) for (const item of this.countries.slice(0, zoom < 3 ? 30 : 300)) place(item, zoom < 4 ? 11 : 13, '600', colours.countryName, false);
    if (zoom > 10.5) for (const item of this.landmarks) place(item, 12, '500', colours.landmark, true);
    const most = zoom < 3 ? 12 : zoom < 5 ? 30 : 90;
    for (const item of this.towns) { if (this.labelled.length >= most) break; place(item, 12, '400', colours.town, true); }
  }
  // The town or landmark whose dot or name is at a pixel.
  labelAt(px, py) { return this.labelled.find(({ kind, box }) => kind !== 'country' && px >= box[0] && px <= box[2] && py >= box[1] && py <= box[3]); }
}
