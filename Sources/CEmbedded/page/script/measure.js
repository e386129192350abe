// Distances from what is clicked, and rings: geodesic, the program's own figures.
class Measure {
  constructor(incidents, view, redraw) {
    Object.assign(this, { incidents, view, redraw, lines: [], centre: null, radii: new Set(), tool: '' });
    for (const name of ['measure', 'rings']) byId(name).addEventListener('click', () => this.choose(this.tool === name ? '' : name));
    for (const box of byId('ringSizes').querySelectorAll('input')) box.addEventListener('change', () => { if (box.checked) this.radii.add(+box.value); else this.radii.delete(+box.value); this.change(); });
    byId('ringForm').addEventListener('submit', event => { event.preventDefault(); this.addRing(byId('ringLength').value); });
    byId('clear').addEventListener('click', () => { this.lines = []; this.centre = null; this.choose(''); });
  }
  choose(tool) {
    this.tool = tool;
    this.from = null;
    for (const name of ['measure', 'rings']) byId(name).setAttribute('aria-pressed', String(tool === name));
    if (tool === 'rings' && !this.radii.size) { for (const box of byId('ringSizes').querySelectorAll('input')) { box.checked = true; this.radii.add(+box.value); } }
    this.change();
  }
  change() {
    const isOn = this.tool !== '' || this.lines.length > 0 || this.centre !== null;
    byId('tools').hidden = !isOn;
    byId('ringTool').hidden = this.tool !== 'rings' && !this.centre;
    byId('hint').textContent = this.tool === 'measure' ? 'Click two places: an incident, a town, any point.' : this.tool === 'rings' && !this.centre ? 'Click the middle of the rings.' : '';
    this.list();
    this.redraw();
  }

  // A line from one end to the other; an end is {name, lat, lon}.
  add(from, to) {
    const { metres, bearing } = inverse(from.lat, from.lon, to.lat, to.lon);
    this.lines.unshift({ from, to, metres, bearing });
    this.lines.length = Math.min(6, this.lines.length);
    this.change();
  }
  // The first click of two is kept as the end of the next line.
  click(end) {
    if (this.tool === 'rings') { this.centre = end; this.change(); return; }
    if (this.from) { this.add(this.from, end); this.from = null; } else { this.from = end; byId('hint').textContent = `From ${end.name}: click the other place.`; }
  }
  addRing(text) {
    const metres = metresOf(text), isLength = metres > 0 && metres <= 1e7;
    byId('ringError').textContent = isLength ? '' : 'A length up to 10,000 km, such as 2.5 km, 300 m or 3 nmi.';
    byId('ringLength').setAttribute('aria-invalid', String(!isLength));
    if (isLength) { this.radii.add(metres); this.change(); }
  }
  ringsAround(end) { this.centre = end; if (this.tool !== 'rings') this.choose('rings'); else this.change(); }

  // How many are certainly within a ring, and how many more may be: their uncertainty is taken as a disc around their point.
  within(metres) {
    const { incidents, centre } = this, { shown } = this, reach = metres / 110000;
    let sure = 0, possible = 0;
    for (let row = 0; row < incidents.count; row++) {
      if (!shown[row] || incidents.precision[row] === NOWHERE) continue;
      const slack = incidents.uncertainty[row] || 0;
      if (Math.abs(incidents.lat[row] - centre.lat) > reach + slack / 110000) continue;
      const distance = inverse(centre.lat, centre.lon, incidents.lat[row], incidents.lon[row]).metres;
      if (distance + slack <= metres) sure++; else if (distance - slack <= metres) possible++;
    }
    return [sure, possible];
  }
  list() {
    const lines = byId('distances');
    lines.replaceChildren();
    for (const { from, to, metres, bearing } of this.lines) {
      const item = element('li', '', lines);
      element('b', exactWords(metres), item);
      element('span', ` from ${from.name} to ${to.name}, starting at ${bearingWords(bearing)}`, item);
    }
    const rings = byId('ringList');
    rings.replaceChildren();
    byId('ringCentre').textContent = this.centre ? `Around ${this.centre.name}` : 'Click the map, or choose an incident and “Rings around it”.';
    if (!this.centre) return;
    for (const metres of [...this.radii].sort((a, b) => a - b)) {
      const [sure, possible] = this.within(metres), item = element('li', '', rings);
      element('b', metres < 1000 ? `${+metres.toFixed(1)} m` : `${+(metres / 1000).toFixed(3)} km`, item);
      element('span', `: ${sure.toLocaleString('en')} within` + (possible ? `, ${possible.toLocaleString('en')} more possibly, by ${possible === 1 ? 'its' : 'their'} uncertainty` : ''), item);
    }
  }

  draw(ctx, ratio, colours) {
    const { view } = this;
    if (this.centre) {
      for (const metres of this.radii) {
        drawRing(ctx, view, colours, this.centre, metres, circle(this.centre.lat, this.centre.lon, metres, 180), true);
      }
      drawCross(ctx, colours, ...view.screen(this.centre.lon, this.centre.lat));
    }
    for (const { from, to, metres, bearing } of this.lines) {
      ctx.beginPath();
      const steps = Math.max(1, Math.min(64, Math.round(metres / 50000)));
      let last = view.wrap(from.lon);
      for (let step = 0; step <= steps; step++) {
        const [lon, lat] = destination(from.lat, from.lon, bearing, metres * step / steps);
        last += turned(lon - last);
        const x = view.screenX(view.projectX(last)), y = view.screenY(view.projectY(lat));
        if (step) ctx.lineTo(x, y); else ctx.moveTo(x, y);
      }
      ctx.strokeStyle = colours.halo; ctx.lineWidth = 5; ctx.stroke();
      ctx.strokeStyle = colours.accent; ctx.lineWidth = 2; ctx.stroke();
      const a = view.screen(from.lon, from.lat), b = view.screen(to.lon, to.lat);
      drawTag(ctx, colours, exactWords(metres), (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
    }
  }
}
