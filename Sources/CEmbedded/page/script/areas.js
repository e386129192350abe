// Where incidents may have been: outlines of countries and divisions, what reports describe, and circles of uncertainty.
// Hatched is what is only possible; filled is what a report states.
const hatchings = new Map();
function hatching(ctx, colour) {
  const ratio = ctx.getTransform().a || 1, key = `${colour} ${ratio}`;
  if (!hatchings.has(key)) {
    const side = Math.round(7 * ratio), tile = document.createElement('canvas');
    tile.width = tile.height = side;
    const pen = tile.getContext('2d');
    pen.strokeStyle = colour; pen.globalAlpha = 0.6; pen.lineWidth = ratio;
    pen.beginPath();
    for (const shift of [-side, 0, side]) { pen.moveTo(shift, side); pen.lineTo(shift + side, 0); }
    pen.stroke();
    hatchings.set(key, tile);
  }
  const pattern = ctx.createPattern(hatchings.get(key), 'repeat');
  pattern.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
}

class Areas {
  constructor(incidents, view) {
    this.incidents = incidents;
    this.view = view;
    this.paths = new Map();
    this.drawn = [];
  }
  static most = 250;
  // Smaller ones would hide under their mark.
  static leastPixels = 14;

  // An area in units of the view, made when it is first drawn.
  path(key, make) {
    if (!this.paths.has(key)) {
      if (this.paths.size > 3000) this.paths.clear();
      const { view } = this, path = new Path2D(), box = [Infinity, Infinity, -Infinity, -Infinity];
      for (const ring of make()) {
        // One turn for a whole ring, so that rings cut at the antimeridian stay whole.
        const middle = ring.reduce((sum, point) => sum + point[0], 0) / ring.length, turn = view.wrap(middle) - middle;
        ring.forEach(([lon, lat], index) => {
          const x = view.projectX(lon + turn), y = view.projectY(lat);
          if (index) path.lineTo(x, y); else path.moveTo(x, y);
          box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y); box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
        });
        path.closePath();
      }
      this.paths.set(key, { path, box });
    }
    return this.paths.get(key);
  }
  ofArea(number) {
    return this.path(`area ${number}`, () => this.incidents.areas[number].rings.map(steps => {
      const ring = [], { step } = this.incidents.areas[number];
      let x = 0, y = 0;
      for (let i = 0; i < steps.length; i += 2) { x += steps[i]; y += steps[i + 1]; ring.push([x * step, y * step]); }
      return ring;
    }));
  }
  ofCircle(lat, lon, metres) { return this.path(`${lat} ${lon} ${metres}`, () => [circle(lat, lon, Math.min(metres, 9.9e6))]); }

  // What is drawn for an incident: [area, whether a report states it].
  of(row) {
    const { lat, lon, uncertainty, areaOf, precision, reports } = this.incidents, found = [];
    if (precision[row] === NOWHERE) return found;
    if (areaOf[row] >= 0) found.push([this.ofArea(areaOf[row]), reports[row]?.stated ?? false]);
    // What a report states is not all that is unsure: the extent of the place itself comes on top.
    if ((areaOf[row] < 0 || reports[row]?.stated) && uncertainty[row] > 0) found.push([this.ofCircle(lat[row], lon[row], uncertainty[row]), false]);
    return found;
  }

  // Draws the areas of marks that stand alone, each area once, the larger ones below.
  draw(ctx, ratio, colours, groups, chosen) {
    const wanted = new Map(), { view } = this;
    for (const group of groups) {
      if (group.count > 1 && !group.isOnePlace || wanted.size > Areas.most) continue;
      for (const row of group.count > 12 ? [group.first] : group.rows) for (const [area, isStated] of this.of(row)) wanted.set(area, { area, isStated, row });
    }
    if (chosen >= 0) for (const [area, isStated] of this.of(chosen)) { wanted.delete(area); wanted.set(area, { area, isStated, row: chosen, isChosen: true }); }
    const [left, top, right, bottom] = view.bounds();
    const size = box => Math.max(box[2] - box[0], box[3] - box[1]);
    this.drawn = [...wanted.values()].filter(({ area: { box } }) => size(box) * view.scale > Areas.leastPixels && box[0] < right && box[2] > left && box[1] < bottom && box[3] > top)
      .sort((a, b) => size(b.area.box) - size(a.area.box));
    const isCrowded = this.drawn.length > 24;
    for (const { area, isStated, row, isChosen } of this.drawn) {
      // The hatching of what nearly fills the window, or reaches beyond it, would hide the map and say little.
      const isAround = !isChosen && size(area.box) * view.scale > (this.drawn.length > 3 ? 0.6 : 1.3) * Math.max(view.width, view.height);
      const colour = this.incidents.colour(row);
      view.apply(ctx, ratio);
      ctx.globalAlpha = isChosen ? 1 : isCrowded || isAround ? 0.3 : 0.75;
      if (isStated) { ctx.globalAlpha *= 0.28; ctx.fillStyle = colour; ctx.fill(area.path, 'evenodd'); ctx.globalAlpha = 1; }
      else if (!(isCrowded || isAround) || isChosen) this.fillHatched(ctx, ratio, colour, area, isChosen);
      view.apply(ctx, ratio);
      ctx.strokeStyle = colour;
      ctx.lineWidth = (isChosen ? 2.2 : 1.3) / view.scale;
      if (!isStated) ctx.setLineDash([6 / view.scale, 4 / view.scale]);
      ctx.stroke(area.path);
      ctx.setLineDash([]);
      ctx.globalAlpha = 1;
    }
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
  // The hatching is as wide in every view, so it is laid through the area as through a stencil.
  fillHatched(ctx, ratio, colour, area, isChosen) {
    const { view } = this;
    ctx.save();
    ctx.clip(area.path, 'evenodd');
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.globalAlpha *= isChosen ? 0.6 : 0.4;
    ctx.fillStyle = hatching(ctx, colour);
    ctx.fillRect(0, 0, view.width, view.height);
    ctx.restore();
  }
  // The incident of the smallest area at a pixel.
  at(ctx, ratio, px, py) {
    this.view.apply(ctx, ratio);
    const found = this.drawn.findLast(({ area }) => ctx.isPointInPath(area.path, px * ratio, py * ratio, 'evenodd'));
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    return found ? found.row : -1;
  }
}
