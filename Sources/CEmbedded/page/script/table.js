// The table of what the window shows. Only the rows in sight are there at all, so that a hundred thousand scroll as ten do.
const ROW_HEIGHT = 30;

class Table {
  constructor(incidents, select) {
    Object.assign(this, { incidents, select, rows: [], sorting: null, chosen: -1 });
    const { roles } = incidents, text = name => row => incidents.role(row, name), has = name => roles[name].length > 0;
    this.columns = [
      { name: 'Type', width: 20, text: row => incidents.typeWords(row), field: roles.type[0], isThere: has('type') },
      { name: 'When', width: 15, text: row => incidents.shortWhen(row), key: row => incidents.start[row], isThere: has('start') },
      { name: 'Place', width: 17, text: row => incidents.place(row), isThere: has('place') || has('country') },
      { name: 'Country', width: 11, text: text('country'), field: roles.country[0], isThere: has('country') },
      { name: 'How sure', width: 12, text: row => incidents.whereWords(row), key: row => incidents.precision[row] === NOWHERE ? Infinity : incidents.uncertainty[row] || 0, isThere: true },
      { name: 'Distance', width: 11, text: row => incidents.role(row, 'distance') && exactWords(Number(incidents.role(row, 'distance'))), key: row => Number(incidents.role(row, 'distance')), isNumber: true, isThere: has('distance') },
      { name: 'Answer', width: 10, text: text('answer'), key: row => incidents.answer[row], isThere: has('answer') },
      { name: 'Killed', width: 9, text: text('killed'), key: row => { const value = parseFloat(incidents.role(row, 'killed')); return Number.isNaN(value) ? -1 : value; }, isNumber: true, isThere: has('killed') },
      { name: 'Who', width: 19, text: row => incidents.actors(row), isThere: has('actor') },
      { name: 'Source', width: 12, text: text('source'), field: roles.source[0], isThere: has('source') },
    ].filter(column => column.isThere);
    this.scroller = byId('scroller');
    this.body = byId('rows');
    const head = byId('head');
    this.columns.forEach(column => {
      const cell = element('th', '', head, column.isNumber ? { scope: 'col', class: 'number' } : { scope: 'col' });
      cell.style.width = `${column.width}%`;
      column.cell = cell;
      const button = element('button', column.name, cell, { type: 'button' });
      button.addEventListener('click', () => this.sort(column));
    });
    this.scroller.addEventListener('scroll', () => this.draw());
    this.scroller.addEventListener('keydown', event => this.key(event));
  }
  sort(column) {
    const isDown = this.sorting?.column === column && !this.sorting.isDown;
    this.sorting = { column, isDown };
    for (const each of this.columns) each.cell.setAttribute('aria-sort', each !== column ? 'none' : isDown ? 'descending' : 'ascending');
    this.order();
    this.draw();
  }
  order() {
    if (!this.sorting) return;
    const { column, isDown } = this.sorting, keys = new Map(), sign = isDown ? -1 : 1;
    if (column.key) {
      for (const row of this.rows) keys.set(row, column.key(row));
    } else {
      // Texts are compared once each, then by their rank.
      const texts = new Map();
      for (const row of this.rows) texts.set(column.text(row), 0);
      [...texts.keys()].sort(new Intl.Collator('en').compare).forEach((text, rank) => texts.set(text, text === '' ? Infinity : rank));
      for (const row of this.rows) keys.set(row, texts.get(column.text(row)));
    }
    this.rows.sort((a, b) => { const x = keys.get(a), y = keys.get(b); return x === y ? a - b : x < y ? -sign : sign; });
  }
  set(rows) {
    this.rows = rows;
    this.order();
    byId('listCount').textContent = `${counted(rows.length, 'incident')} in view`;
    byId('table').setAttribute('aria-rowcount', rows.length + 1);
    this.scroller.scrollTop = 0;
    this.draw();
  }
  choose(row) {
    this.chosen = row;
    const index = this.rows.indexOf(row);
    if (index >= 0) {
      const top = index * ROW_HEIGHT, { scroller } = this, room = scroller.clientHeight - ROW_HEIGHT;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (top + ROW_HEIGHT > scroller.scrollTop + room) scroller.scrollTop = top + ROW_HEIGHT - room;
    }
    this.draw();
  }
  // All rows for paper, up to so many.
  draw(most = 0) {
    const { scroller, rows, body } = this, first = most ? 0 : Math.max(0, Math.floor(scroller.scrollTop / ROW_HEIGHT) - 8);
    const last = most ? Math.min(rows.length, most) : Math.min(rows.length, first + Math.ceil(scroller.clientHeight / ROW_HEIGHT) + 16);
    const fragment = document.createDocumentFragment();
    const spacer = count => { if (count > 0) { const line = element('tr', '', fragment, { 'aria-hidden': 'true' }); element('td', '', line, { colspan: this.columns.length }); line.style.height = `${count * ROW_HEIGHT}px`; } };
    if (!most) spacer(first);
    for (let index = first; index < last; index++) {
      const row = rows[index], line = element('tr', '', fragment, { id: `row-${row}`, 'aria-rowindex': index + 2, ...(row === this.chosen ? { 'aria-current': 'true' } : {}) });
      for (const column of this.columns) {
        const cell = element('td', '', line, column.isNumber ? { class: 'number' } : {});
        if (column.name === 'Type') cell.append(this.incidents.swatch(row));
        element('span', column.text(row), cell);
      }
      line.addEventListener('click', () => this.select(row));
    }
    if (!most) spacer(rows.length - last);
    body.replaceChildren(fragment);
  }
  key(event) {
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / ROW_HEIGHT) - 2);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined || !this.rows.length || event.target.closest('th')) return;
    event.preventDefault();
    const now = this.rows.indexOf(this.chosen);
    this.select(this.rows[Math.max(0, Math.min(this.rows.length - 1, now < 0 ? 0 : now + step))]);
  }
}
