// The rows of the page by columns: what is drawn and filtered by in arrays of numbers, the rest as it came.
const POSITION = 0, VICINITY = 1, UNIT = 2, UNSTATED = 3, NOWHERE = 4;
const PRECISIONS = ['Position, to 5 km', 'Vicinity, farther than 5 km', 'Somewhere in a division or country', 'Position, uncertainty not stated', 'No position'];
const SURE_METRES = 5000;

const valueOf = (column, row) => column.v ? column.v[row] : column.d[column.i[row]];

class Incidents {
  constructor(data) {
    Object.assign(this, { count: data.count, fields: data.fields, columns: data.columns, roles: data.roles, areas: data.areas, areaOf: data.areaOf, reports: data.reports, hasPosition: data.hasPosition });
    const number = (field, row) => { const text = this.text(row, field); return text === '' ? NaN : Number(text); };
    const [latitude, longitude] = data.position ?? [];
    this.lat = Float64Array.from({ length: this.count }, (_, row) => data.position ? number(latitude, row) : data.lat[row] ?? NaN);
    this.lon = Float64Array.from({ length: this.count }, (_, row) => data.position ? number(longitude, row) : data.lon[row] ?? NaN);
    this.uncertainty = Float64Array.from({ length: this.count }, (_, row) => number(this.roles.uncertainty[0], row));
    this.precision = Uint8Array.from({ length: this.count }, (_, row) =>
      Number.isNaN(this.lat[row]) || Number.isNaN(this.lon[row]) ? NOWHERE : data.units[row] ? UNIT
        : Number.isNaN(this.uncertainty[row]) ? UNSTATED : this.uncertainty[row] > SURE_METRES ? VICINITY : POSITION);
    // Which rows only may be meant by what was asked.
    this.answer = Uint8Array.from({ length: this.count }, (_, row) => this.role(row, 'answer') === 'possible' ? 1 : 0);
    this.readDates(data.days);
    this.readTypes(data.types, data.otherColour);
  }

  value(row, field) { return valueOf(this.columns[field], row); }
  // What is shown of a value; nothing for none.
  text(row, field) {
    const value = field === undefined ? null : this.value(row, field);
    return value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
  role(row, name) { return this.text(row, this.roles[name][0]); }

  // Days stand in columns as such, or have been read for the page.
  readDates(days) {
    this.start = new Int32Array(this.count).fill(NO_DAY);
    this.end = new Int32Array(this.count).fill(NO_DAY);
    const [from, to] = [this.roles.start[0], this.roles.end[0]];
    if (from === undefined) return;
    const known = new Map();
    const read = value => { if (!known.has(value)) known.set(value, dayOf(value)); return known.get(value); };
    const written = row => {
      const first = read(this.value(row, from)), last = to === undefined ? null : read(this.value(row, to));
      return first === null ? last === null ? null : [last, last] : [first, Math.max(first, last ?? first)];
    };
    for (let row = 0; row < this.count; row++) {
      const span = days ? valueOf(days, row) : written(row);
      if (span) [this.start[row], this.end[row]] = span;
    }
  }

  // Types by number, the most frequent first; what has none or a rare one comes last.
  readTypes(types, otherColour) {
    this.types = types.map(([value, colour, name]) => ({ value, colour, name }));
    this.types.push({ name: types.length ? 'other or none' : 'incident', colour: otherColour });
    const numbers = new Map(types.map(([value], index) => [value, index])), field = this.roles.type[0];
    this.type = Uint8Array.from({ length: this.count }, (_, row) => (field === undefined ? undefined : numbers.get(this.value(row, field))) ?? types.length);
  }
  // The types' colours on a ground; the page's own symbols take them as variables.
  paint(ground) {
    this.types.forEach((type, index) => {
      type.shown = legible(type.colour, ground);
      document.documentElement.style.setProperty(`--type-${index}`, type.shown);
    });
  }
  colour(row) { return this.types[this.type[row]].shown; }
  swatch(row) { return swatch(`var(--type-${this.type[row]})`, this.precision[row], this.answer[row]); }

  // Codes in their publisher's words.
  typeWords(row) { return this.types[this.type[row]].value === undefined ? this.role(row, 'type') : this.types[this.type[row]].name; }
  title(row) {
    const place = this.place(row), type = this.typeWords(row) || 'incident';
    return (place ? `${type}, ${place}` : type).replace(/^./u, letter => letter.toUpperCase());
  }
  place(row) {
    return this.role(row, 'place') || this.role(row, 'matched') || this.role(row, 'country');
  }
  shortWhen(row) { return this.when(row).replace(/([A-Z][a-z]{2})[a-z]+(?= \d{4})/g, '$1').replace(' to ', ' – '); }
  when(row) { return spanWords(this.start[row], this.end[row]); }
  actors(row) { return [...new Set(this.roles.actor.map(field => this.text(row, field)).filter(Boolean))].join(' – '); }
  // How the position is known, in words.
  whereWords(row) {
    const kind = this.precision[row];
    if (kind === NOWHERE) return 'no position';
    if (kind === UNSTATED) return 'not stated';
    return '± ' + metresWords(this.uncertainty[row]) + (kind === UNIT ? ', an area' : '');
  }
}
