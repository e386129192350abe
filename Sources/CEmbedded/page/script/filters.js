// Which incidents are shown: by type, precision, actor and days. The lists of types and precisions are the map's legend too.
class Filters {
  constructor(incidents, changed) {
    this.incidents = incidents;
    this.changed = changed;
    this.types = new Set(incidents.types.keys());
    this.precisions = new Set(PRECISIONS.keys());
    this.answers = new Set(ANSWERS.keys());
    this.actor = '';
    this.days = null;
    // Counts the changes other than of the days.
    this.version = 0;
    this.shown = new Uint8Array(incidents.count).fill(1);
    this.build();
  }
  build() {
    const { incidents } = this, tally = array => array.reduce((counts, each) => { counts[each] = (counts[each] ?? 0) + 1; return counts; }, []);
    this.list(byId('types'), tally(incidents.type), this.types, index => incidents.types[index].name, index => swatch(`var(--type-${index})`, POSITION));
    this.list(byId('precisions'), tally(incidents.precision), this.precisions, index => PRECISIONS[index], index => swatch('currentColor', index));
    this.list(byId('answers'), incidents.roles.answer.length ? tally(incidents.answer) : [], this.answers, index => ANSWERS[index], index => swatch('currentColor', POSITION, index));
    const actors = new Map();
    for (let row = 0; row < incidents.count; row++) for (const field of incidents.roles.actor) {
      const name = incidents.text(row, field);
      if (name) actors.set(name, (actors.get(name) ?? 0) + 1);
    }
    byId('actorField').hidden = actors.size < 2;
    for (const [name] of [...actors].sort((a, b) => b[1] - a[1]).slice(0, 500)) element('option', '', byId('actors'), { value: name });
    byId('actor').addEventListener('input', () => { this.actor = byId('actor').value.trim(); this.version++; this.apply(); });
    byId('reset').addEventListener('click', () => this.reset());
  }
  list(parent, counts, wanted, name, symbol) {
    counts.forEach((count, index) => {
      const label = element('label', '', parent), box = element('input', '', label, { type: 'checkbox', checked: '' });
      label.append(symbol(index));
      element('span', name(index), label);
      element('small', count.toLocaleString('en'), label);
      box.addEventListener('change', () => { if (box.checked) wanted.add(index); else wanted.delete(index); this.version++; this.apply(); });
    });
    parent.closest('fieldset').hidden = counts.flat().length === 0;
  }
  reset() {
    for (const box of byId('filters').querySelectorAll('input[type=checkbox]')) if (!box.checked) box.click();
    byId('actor').value = this.actor = '';
    this.version++;
    this.apply();
  }
  // Of an actor's name a part is enough, in either case.
  rowsOfActor() {
    if (!this.actor) return null;
    const { incidents } = this, wanted = this.actor.toLowerCase(), known = new Map();
    const holds = text => { if (!known.has(text)) known.set(text, text.toLowerCase().includes(wanted)); return known.get(text); };
    return row => incidents.roles.actor.some(field => holds(incidents.text(row, field)));
  }
  apply() {
    const { incidents, shown } = this, isActor = this.rowsOfActor(), [from, to] = this.days ?? [];
    for (let row = 0; row < incidents.count; row++) {
      shown[row] = this.types.has(incidents.type[row]) && this.precisions.has(incidents.precision[row]) && this.answers.has(incidents.answer[row])
        && (!this.days || incidents.start[row] !== NO_DAY && incidents.start[row] <= to && incidents.end[row] >= from)
        && (!isActor || isActor(row)) ? 1 : 0;
    }
    const count = shown.reduce((sum, each) => sum + each, 0);
    byId('summary').textContent = count === incidents.count ? `${counted(count, 'incident')} shown` : `${count.toLocaleString('en')} of ${counted(incidents.count, 'incident')} shown`;
    byId('reset').hidden = count === incidents.count && !this.actor;
    this.changed();
  }
}

// The mark of a type, a precision or an answer as the map draws it.
function swatch(colour, precision, isPossible = 0) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', precision === UNIT ? 'rect' : 'circle');
  const set = (node, values) => { for (const [key, value] of Object.entries(values)) node.setAttribute(key, value); };
  set(svg, { viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  set(shape, precision === UNIT ? { x: 2, y: 2, width: 12, height: 12 } : { cx: 8, cy: 8, r: 5.5 });
  const isSolid = precision === POSITION || precision === UNSTATED, isFilled = isSolid && !isPossible;
  // A variable is known to styles alone, not to attributes.
  shape.style.fill = isFilled ? colour : 'none';
  shape.style.stroke = colour;
  set(shape, { 'stroke-width': isFilled ? 0 : 2, 'stroke-dasharray': precision === NOWHERE ? '1 2.6' : isSolid ? 'none' : '3.5 2.2' });
  svg.append(shape);
  if (precision === UNIT) {
    const lines = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    lines.style.stroke = colour;
    set(lines, { d: 'M2 8 8 2M2 14 14 2M8 14 14 8', 'stroke-width': 1, fill: 'none' });
    svg.append(lines);
  }
  return svg;
}
