// The distribution over time with a window of days on it. What is known to a month or longer is no bar on a day: it is
// spread, paler, over all days on which it may have happened.
class Timeline {
  constructor(incidents, filters, colours) {
    Object.assign(this, { incidents, filters, colours });
    this.first = Infinity; this.last = -Infinity; this.undated = 0; this.vague = 0;
    for (let row = 0; row < incidents.count; row++) {
      if (incidents.start[row] === NO_DAY) { this.undated++; continue; }
      this.first = Math.min(this.first, incidents.start[row]);
      this.last = Math.max(this.last, incidents.end[row]);
      if (incidents.end[row] - incidents.start[row] >= 27) this.vague++;
    }
    byId('time').hidden = !(this.last > this.first);
    if (byId('time').hidden) return;
    this.edges = Timeline.edges(this.first, this.last);
    this.count = this.edges.length - 1;
    for (const [id, value] of [['from', 0], ['to', this.count - 1]]) {
      const slider = byId(id);
      slider.max = this.count - 1; slider.value = value;
      slider.addEventListener('input', () => { this.stop(); this.moved(id); });
    }
    byId('play').addEventListener('click', () => this.timer ? this.stop() : this.play());
    byId('allDays').addEventListener('click', () => { this.stop(); this.set(0, this.count - 1); });
    this.tell();
  }
  // The first days of bins, and the day after the last one: days, weeks, months, quarters or years, some 120 of them.
  static edges(first, last) {
    const span = last - first + 1, edges = [];
    if (span <= 140) for (let day = first; day <= last + 1; day++) edges.push(day);
    else if (span <= 900) { const monday = first - ((first + 3) % 7 + 7) % 7; for (let day = monday; day < last + 7; day += 7) edges.push(day); if (edges.at(-1) <= last) edges.push(edges.at(-1) + 7); }
    else {
      const step = span <= 4200 ? 1 : span <= 16500 ? 3 : 12 * Math.ceil(span / 365.25 / 130), date = dayDate(first);
      let month = Math.floor(date.getUTCMonth() / Math.min(step, 12)) * Math.min(step, 12), day;
      do { day = dayNumber(date.getUTCFullYear(), month + 1, 1); edges.push(day); month += step; } while (day <= last);
    }
    return edges;
  }
  get window() { return [+byId('from').value, +byId('to').value]; }
  get isWhole() { const [from, to] = this.window; return from === 0 && to === this.count - 1; }
  binOf(day) {
    let low = 0, high = this.count - 1;
    while (low < high) { const middle = (low + high + 1) >> 1; if (this.edges[middle] <= day) low = middle; else high = middle - 1; }
    return low;
  }
  moved(id) {
    const [from, to] = this.window;
    if (from > to) byId(id === 'from' ? 'to' : 'from').value = byId(id).value;
    this.change();
  }
  set(from, to) { byId('from').value = from; byId('to').value = to; this.change(); }
  change() {
    const [from, to] = this.window;
    this.filters.days = this.isWhole ? null : [this.edges[from], this.edges[to + 1] - 1];
    this.filters.apply();
    this.tell();
  }
  tell() {
    const [from, to] = this.window, first = Math.max(this.first, this.edges[from]), last = Math.min(this.last, this.edges[to + 1] - 1);
    const words = first === last ? dayWords(first) : `${dayWords(first)} to ${dayWords(last)}`;
    byId('days').textContent = words;
    byId('from').setAttribute('aria-valuetext', `from ${dayWords(first)}`);
    byId('to').setAttribute('aria-valuetext', `to ${dayWords(last)}`);
    byId('allDays').hidden = this.isWhole;
    const notes = [];
    if (this.vague) notes.push(`${counted(this.vague, 'incident is', 'incidents are')} known only to a month or longer: drawn paler over all days they may have fallen on, and shown whenever one of these is chosen.`);
    if (this.undated) notes.push(`${counted(this.undated, 'incident has', 'incidents have')} no date${this.isWhole ? '' : ' and are not shown now'}.`);
    byId('timeNote').textContent = notes.join(' ');
  }

  play() {
    const { count } = this;
    let [from, to] = this.window, width = to - from + 1;
    if (this.isWhole || to === count - 1) { width = this.isWhole ? Math.max(1, Math.round(count / 12)) : width; this.set(0, width - 1); }
    byId('play').setAttribute('aria-pressed', 'true');
    byId('play').setAttribute('aria-label', 'Stop');
    this.timer = setInterval(() => {
      const [first, last] = this.window;
      if (last >= count - 1) return this.stop();
      this.set(first + 1, last + 1);
    }, Math.max(120, Math.min(600, 24000 / count)));
  }
  stop() {
    clearInterval(this.timer);
    this.timer = 0;
    byId('play').setAttribute('aria-pressed', 'false');
    byId('play').setAttribute('aria-label', 'Play');
  }

  // How many fall into each bin, [known to the bin, spread over several], for what the other filters show.
  bins() {
    const { incidents, filters, count } = this, { version } = filters;
    // While only the window moves, the bars stay.
    if (this.cached?.version === version) return this.cached;
    const sure = new Float64Array(count), spread = new Float64Array(count), isActor = filters.rowsOfActor();
    for (let row = 0; row < incidents.count; row++) {
      if (incidents.start[row] === NO_DAY || !filters.types.has(incidents.type[row]) || !filters.precisions.has(incidents.precision[row]) || isActor && !isActor(row)) continue;
      const from = this.binOf(incidents.start[row]), to = this.binOf(incidents.end[row]);
      if (from === to) sure[from]++;
      else for (let bin = from; bin <= to; bin++) spread[bin] += 1 / (to - from + 1);
    }
    return this.cached = { version, sure, spread };
  }
  draw() {
    if (byId('time').hidden) return;
    const canvas = byId('histogram'), ratio = devicePixelRatio || 1, width = canvas.clientWidth, height = canvas.clientHeight;
    if (!width) return;
    canvas.width = Math.round(width * ratio); canvas.height = Math.round(height * ratio);
    const pen = canvas.getContext('2d'), { sure, spread } = this.bins(), [from, to] = this.window, { colours } = this;
    pen.scale(ratio, ratio);
    let most = 1;
    for (let bin = 0; bin < this.count; bin++) most = Math.max(most, sure[bin] + spread[bin]);
    const wide = width / this.count, floor = height - 14;
    for (let bin = 0; bin < this.count; bin++) {
      const isIn = bin >= from && bin <= to, low = sure[bin] / most * (floor - 2), high = spread[bin] / most * (floor - 2);
      const x = bin * wide, w = Math.max(1, wide - (wide > 3 ? 1 : 0));
      pen.fillStyle = isIn ? colours.accent : colours.line;
      if (sure[bin]) pen.fillRect(x, floor - Math.max(1, low), w, Math.max(1, low));
      pen.globalAlpha = 0.4;
      if (spread[bin]) pen.fillRect(x, floor - low - Math.max(0.7, high), w, Math.max(0.7, high));
      pen.globalAlpha = 1;
    }
    pen.fillStyle = colours.line;
    pen.fillRect(0, floor, width, 1);
    this.drawYears(pen, width, height, wide);
  }
  drawYears(pen, width, height, wide) {
    pen.font = `10.5px ${FONT}`;
    pen.fillStyle = this.colours.soft;
    let free = 0;
    this.edges.slice(0, -1).forEach((day, bin) => {
      const date = dayDate(day), before = bin ? dayDate(this.edges[bin - 1]) : null;
      const isLong = this.last - this.first > 900;
      if (before && (isLong ? before.getUTCFullYear() === date.getUTCFullYear() : before.getUTCMonth() === date.getUTCMonth())) return;
      const text = isLong ? String(date.getUTCFullYear()) : `${MONTHS[date.getUTCMonth()].slice(0, 3)} ${date.getUTCFullYear()}`;
      const x = bin * wide, room = pen.measureText(text).width;
      if (x < free || x + room > width) return;
      pen.fillText(text, x, height - 2);
      free = x + room + 8;
    });
  }
}
