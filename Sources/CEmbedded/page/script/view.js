// The view: Web Mercator about the middle of the data, in millionths of the world's width, so that the canvas's single
// precision is enough near it; the point in the middle of the window, and pixels a unit.
const WORLD = 1e6;
const mercator = lat => Math.asinh(Math.tan(Math.max(-85.05, Math.min(85.05, lat)) * RADIAN)) / (2 * Math.PI);

class View {
  constructor(focus) {
    const [west, south, east, north] = focus;
    this.middle = (west + east) / 2;
    this.originY = mercator((south + north) / 2);
    Object.assign(this, { x: 0, y: 0, scale: 1, width: 800, height: 500 });
  }
  // The longitude of a position next to the middle of the data.
  wrap(lon) { return lon + 360 * Math.round((this.middle - lon) / 360); }
  projectX(lon) { return (lon - this.middle) / 360 * WORLD; }
  projectY(lat) { return (this.originY - mercator(lat)) * WORLD; }
  unproject(x, y) { return [this.middle + x / WORLD * 360, Math.atan(Math.sinh((this.originY - y / WORLD) * 2 * Math.PI)) / RADIAN]; }

  screenX(x) { return this.width / 2 + (x - this.x) * this.scale; }
  screenY(y) { return this.height / 2 + (y - this.y) * this.scale; }
  screen(lon, lat) { return [this.screenX(this.projectX(this.wrap(lon))), this.screenY(this.projectY(lat))]; }
  at(px, py) { return this.unproject(this.x + (px - this.width / 2) / this.scale, this.y + (py - this.height / 2) / this.scale); }

  get zoom() { return Math.log2(this.scale * WORLD / 256); }
  set zoom(zoom) { this.scale = 256 * 2 ** zoom / WORLD; this.limit(); }
  limit() {
    const least = Math.max(0, Math.log2(Math.min(this.width, this.height) / 300));
    this.scale = Math.min(256 * 2 ** 19, Math.max(256 * 2 ** least, this.scale * WORLD)) / WORLD;
    this.x = Math.max(-WORLD / 2, Math.min(WORLD / 2, this.x));
    const reach = WORLD / 2;
    this.y = Math.max(this.originY * WORLD - reach, Math.min(this.originY * WORLD + reach, this.y));
  }
  get metresAPixel() {
    const [, lat] = this.unproject(this.x, this.y);
    return 2 * Math.PI * AXIS * Math.cos(lat * RADIAN) / (WORLD * this.scale);
  }
  // Pixels that a length at a latitude has.
  pixels(metres, lat) { return metres * this.scale * WORLD / (2 * Math.PI * AXIS * Math.max(0.05, Math.cos(lat * RADIAN))); }

  moveTo(lon, lat) { this.x = this.projectX(this.wrap(lon)); this.y = this.projectY(lat); }
  // A box in the middle of the window, and at least so many degrees around it.
  show([west, south, east, north], least, share = 0.84) {
    const x0 = this.projectX(west), x1 = this.projectX(east), y0 = this.projectY(north), y1 = this.projectY(south);
    const side = Math.max(least / 360 * WORLD, 1e-3);
    this.x = (x0 + x1) / 2;
    this.y = (y0 + y1) / 2;
    this.scale = share * Math.min(this.width / Math.max(x1 - x0, side), this.height / Math.max(y1 - y0, side));
    this.limit();
  }
  around(lon, lat, metres) {
    const high = Math.max(metres, 200) / 111e3, wide = high / Math.max(0.05, Math.cos(lat * RADIAN));
    this.show([this.wrap(lon) - wide, Math.max(-85, lat - high), this.wrap(lon) + wide, Math.min(85, lat + high)], 0);
  }
  // The edges of the window in units, with a margin in pixels.
  bounds(margin = 0) {
    const dx = (this.width / 2 + margin) / this.scale, dy = (this.height / 2 + margin) / this.scale;
    return [this.x - dx, this.y - dy, this.x + dx, this.y + dy];
  }
  apply(ctx, ratio) {
    const s = this.scale * ratio;
    ctx.setTransform(s, 0, 0, s, (this.width / 2 - this.x * this.scale) * ratio, (this.height / 2 - this.y * this.scale) * ratio);
  }
}
