// Marks that would cover one another are one mark with their number. They are grouped by cells of the map, once for each
// half step of the zoom, and the groups are what is drawn, pointed at and looked for: a hundred thousand incidents cost
// what some hundreds do while the map moves.
const CELL = 46;

// Groups by cells of their middles; gives a way to look for those near one.
function neighbours(side) {
  const cells = new Map(), key = (cx, cy) => cx * 4194304 + cy;
  return {
    add(group) { const at = key(Math.floor(group.x / side), Math.floor(group.y / side)); if (cells.has(at)) cells.get(at).push(group); else cells.set(at, [group]); },
    nearest(group, reach, isWanted) {
      let best = null, least = reach;
      const cx = Math.floor(group.x / side), cy = Math.floor(group.y / side);
      for (let x = cx - 1; x <= cx + 1; x++) for (let y = cy - 1; y <= cy + 1; y++) for (const other of cells.get(key(x, y)) ?? []) {
        const distance = Math.hypot(other.x - group.x, other.y - group.y);
        if (distance < least && other !== group && isWanted(other)) { best = other; least = distance; }
      }
      return best;
    },
  };
}
// Cells cut through crowds: a group that lies too near a larger one joins it.
function merged(groups, side) {
  const kept = [], near = neighbours(side);
  for (const group of groups.sort((a, b) => b.count - a.count)) {
    const larger = near.nearest(group, side * 0.72, other => other.isUnit === group.isUnit);
    if (!larger) { kept.push(group); near.add(group); continue; }
    larger.count += group.count;
    for (const row of group.rows) larger.rows.push(row);
    larger.isOnePlace &&= group.isOnePlace && group.x === larger.x && group.y === larger.y;
  }
  return kept;
}
// The mark of a country or a division is no position, so that it makes room for marks that are.
function apart(groups, side) {
  const near = neighbours(side);
  for (const group of groups) if (!group.isUnit) near.add(group);
  for (const group of groups) {
    if (!group.isUnit) continue;
    for (let round = 0; round < 3; round++) {
      const other = near.nearest(group, side * 0.8, () => true);
      if (!other) break;
      const dx = group.x - other.x, dy = group.y - other.y, distance = Math.hypot(dx, dy) || 1;
      group.x = other.x + (dx || 0.7) / distance * side * 0.82;
      group.y = other.y + (dy || 0.7) / distance * side * 0.82;
    }
  }
  return groups;
}

class Marks {
  constructor(incidents, view) {
    this.incidents = incidents;
    this.view = view;
    this.x = Float64Array.from(incidents.lon, lon => view.projectX(view.wrap(lon)));
    this.y = Float64Array.from(incidents.lat, lat => view.projectY(lat));
    this.next = new Int32Array(incidents.count);
    this.levels = new Map();
    this.drawn = [];
    this.spread = null;
  }
  // To be called when other incidents are shown.
  forget(shown) { this.shown = shown; this.levels.clear(); this.spread = null; }

  get level() { return Math.round(this.view.zoom * 2); }

  groups(level = this.level) {
    if (this.levels.has(level)) return this.levels.get(level);
    if (this.levels.size > 6) this.levels.clear();
    const side = CELL / (256 * 2 ** (level / 2) / WORLD), cells = new Map(), groups = [];
    const { precision, count } = this.incidents, { x, y, shown } = this;
    for (let row = 0; row < count; row++) {
      if (!shown[row] || precision[row] === NOWHERE) continue;
      // Countries and divisions are grouped apart: they are no positions.
      const isUnit = precision[row] === UNIT;
      const key = (Math.floor(x[row] / side) * 4194304 + Math.floor(y[row] / side)) * 2 + (isUnit ? 1 : 0);
      let group = cells.get(key);
      if (!group) cells.set(key, group = this.emptyGroup(row, isUnit, groups));
      group.count++;
      group.sumX += x[row]; group.sumY += y[row];
      group.rows.push(row);
      if (x[row] !== x[group.first] || y[row] !== y[group.first]) group.isOnePlace = false;
    }
    for (const group of groups) { group.x = group.isOnePlace ? x[group.first] : group.sumX / group.count; group.y = group.isOnePlace ? y[group.first] : group.sumY / group.count; }
    const index = this.indexed(apart(merged(groups, side), side), side * 8);
    this.levels.set(level, index);
    return index;
  }
  emptyGroup(first, isUnit, groups) {
    const group = { first, isUnit, count: 0, sumX: 0, sumY: 0, isOnePlace: true, rows: [] };
    groups.push(group);
    return group;
  }
  // Groups by larger cells, so that those in the window are found without looking at all.
  indexed(groups, side) {
    const cells = new Map();
    for (const group of groups) {
      const key = Math.floor(group.x / side) * 4194304 + Math.floor(group.y / side);
      if (cells.has(key)) cells.get(key).push(group); else cells.set(key, [group]);
    }
    return { side, cells };
  }
  inWindow() {
    const { side, cells } = this.groups(), [left, top, right, bottom] = this.view.bounds(30), found = [];
    for (let cx = Math.floor(left / side); cx <= Math.floor(right / side); cx++) {
      for (let cy = Math.floor(top / side); cy <= Math.floor(bottom / side); cy++) {
        for (const group of cells.get(cx * 4194304 + cy) ?? []) if (group.x >= left && group.x <= right && group.y >= top && group.y <= bottom) found.push(group);
      }
    }
    return found.sort((a, b) => a.count - b.count);
  }
  radius(group) { return group.count === 1 ? 6.5 : Math.min(26, 10 + 4.2 * Math.log10(group.count)); }

  // Draws all marks in the window, the chosen one last; gives the boxes that no name may cover.
  draw(ctx, colours, groups, chosen) {
    this.drawn = [];
    for (const group of groups) {
      const px = this.view.screenX(group.x), py = this.view.screenY(group.y), r = this.radius(group);
      this.drawn.push({ px, py, r, group });
      if (group.count === 1) this.drawOne(ctx, colours, group.first, px, py);
      else this.drawMany(ctx, colours, group, px, py, r);
    }
    this.drawSpread(ctx, colours);
    if (chosen >= 0 && this.incidents.precision[chosen] !== NOWHERE) this.drawChosen(ctx, colours, chosen);
    const boxes = this.drawn.map(({ px, py, r }) => [px - r, py - r, px + r, py + r]);
    if (chosen >= 0) boxes.push([this.view.screenX(this.x[chosen]) - 13, this.view.screenY(this.y[chosen]) - 13, this.view.screenX(this.x[chosen]) + 13, this.view.screenY(this.y[chosen]) + 13]);
    return boxes;
  }
  drawOne(ctx, colours, row, px, py) {
    const { precision } = this.incidents, colour = this.incidents.colour(row);
    ctx.beginPath();
    if (precision[row] === UNIT) return this.drawUnit(ctx, colours, colour, px, py, 8);
    ctx.arc(px, py, precision[row] === VICINITY ? 5.5 : 6, 0, 7);
    if (precision[row] === VICINITY) {
      ctx.fillStyle = colours.panel; ctx.fill();
      ctx.strokeStyle = colours.panel; ctx.lineWidth = 5; ctx.stroke();
      ctx.strokeStyle = colour; ctx.lineWidth = 2.4; ctx.setLineDash([3.5, 2.2]); ctx.stroke(); ctx.setLineDash([]);
    } else {
      ctx.strokeStyle = colours.panel; ctx.lineWidth = 3; ctx.stroke();
      // What only may be meant is hollow.
      ctx.fillStyle = this.incidents.answer[row] ? colours.panel : colour; ctx.fill();
      if (this.incidents.answer[row]) { ctx.strokeStyle = colour; ctx.lineWidth = 2.4; ctx.stroke(); }
    }
  }
  // A hatched square stands for an area; it is no pin.
  drawUnit(ctx, colours, colour, px, py, half) {
    ctx.beginPath();
    ctx.rect(px - half, py - half, 2 * half, 2 * half);
    ctx.fillStyle = colours.panel; ctx.fill();
    ctx.fillStyle = hatching(ctx, colour); ctx.fill();
    ctx.strokeStyle = colour; ctx.lineWidth = 1.4; ctx.setLineDash([4, 2]); ctx.stroke(); ctx.setLineDash([]);
  }
  drawMany(ctx, colours, group, px, py, r) {
    const colour = group.isUnit ? this.incidents.colour(group.first) : null;
    if (group.isUnit) {
      this.drawUnit(ctx, colours, colour, px, py, r);
      ctx.beginPath(); ctx.arc(px, py, r * 0.72, 0, 7); ctx.fillStyle = colours.panel; ctx.fill();
    } else {
      ctx.beginPath(); ctx.arc(px, py, r + 1.5, 0, 7); ctx.fillStyle = colours.panel; ctx.fill();
      // A ring of what they are.
      let from = -Math.PI / 2;
      for (const [type, count] of this.shares(group)) {
        const to = from + count / group.count * 2 * Math.PI;
        ctx.beginPath(); ctx.arc(px, py, r - 1.5, from, to);
        ctx.strokeStyle = this.incidents.types[type].shown; ctx.lineWidth = 4; ctx.stroke();
        from = to;
      }
    }
    ctx.font = `600 ${group.count > 9999 ? 10 : 11}px ${FONT}`;
    ctx.fillStyle = colours.ink; ctx.textAlign = 'center';
    ctx.fillText(group.count < 10000 ? group.count : `${Math.round(group.count / 1000)}k`, px, py + 4);
    ctx.textAlign = 'start';
  }
  shares(group) {
    if (!group.shares) {
      const counts = new Map();
      for (const row of group.rows) { const type = this.incidents.type[row]; counts.set(type, (counts.get(type) ?? 0) + 1); }
      group.shares = [...counts].sort((a, b) => a[0] - b[0]);
    }
    return group.shares;
  }
  drawChosen(ctx, colours, row) {
    const spot = this.spread?.spots.find(each => each.row === row);
    const px = spot ? spot.px : this.view.screenX(this.x[row]), py = spot ? spot.py : this.view.screenY(this.y[row]);
    this.drawOne(ctx, colours, row, px, py);
    ctx.beginPath(); ctx.arc(px, py, 11, 0, 7);
    ctx.strokeStyle = colours.panel; ctx.lineWidth = 5; ctx.stroke();
    ctx.strokeStyle = colours.ink; ctx.lineWidth = 2.5; ctx.stroke();
  }

  // Incidents at one place, laid out around it.
  spreadOut(group) { this.spread = { group, spots: [], reach: 40 + 9 * 2.7 * Math.sqrt(Math.min(60, group.count)) }; }
  drawSpread(ctx, colours) {
    const { spread, view } = this;
    if (!spread) return;
    const cx = view.screenX(spread.group.x), cy = view.screenY(spread.group.y);
    const rows = spread.group.rows.slice(0, 60);
    spread.spots = rows.map((row, index) => {
      // A spiral that keeps them apart.
      const angle = Math.sqrt(index + 2) * 2.7, reach = 20 + 9 * angle;
      return { row, px: cx + Math.cos(angle * 1.3) * reach, py: cy + Math.sin(angle * 1.3) * reach };
    });
    ctx.strokeStyle = colours.soft; ctx.lineWidth = 1;
    for (const { px, py } of spread.spots) { ctx.beginPath(); ctx.moveTo(cx, cy); ctx.lineTo(px, py); ctx.stroke(); }
    for (const { row, px, py } of spread.spots) { this.drawOne(ctx, colours, row, px, py); this.drawn.push({ px, py, r: 8, row }); }
  }
  at(px, py) {
    let best = null;
    for (const mark of this.drawn) {
      const distance = Math.hypot(mark.px - px, mark.py - py) - mark.r;
      if (distance < 5 && (!best || distance <= best.distance || mark.row !== undefined)) best = { ...mark, distance };
    }
    return best;
  }
  // The box around a group, in degrees.
  box(group) {
    const box = [Infinity, Infinity, -Infinity, -Infinity], { lat, lon } = this.incidents;
    for (const row of group.rows) {
      const x = this.view.wrap(lon[row]);
      box[0] = Math.min(box[0], x); box[2] = Math.max(box[2], x);
      box[1] = Math.min(box[1], lat[row]); box[3] = Math.max(box[3], lat[row]);
    }
    return box;
  }
}
