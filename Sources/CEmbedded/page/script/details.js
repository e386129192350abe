// All that is known of the chosen incident, and why it is placed where it is.
class Details {
  constructor(incidents, actions) {
    this.incidents = incidents;
    this.actions = actions;
    this.home = byId('details');
  }
  button(text, parent, act) {
    const button = element('button', text, parent, { type: 'button' });
    button.addEventListener('click', act);
    return button;
  }

  show(row) {
    const { incidents, home } = this;
    home.replaceChildren();
    if (row < 0) {
      element('p', 'Choose an incident on the map or in the list to see all that is known of it.', home, { class: 'soft' });
      return;
    }
    const head = element('h2', '', home);
    head.append(incidents.swatch(row));
    element('span', incidents.title(row), head);
    const facts = element('dl', '', home);
    this.fact(facts, 'When', this.when(row));
    if (incidents.precision[row] !== NOWHERE) {
      this.position(facts, row);
      this.fact(facts, 'Uncertainty', incidents.whereWords(row));
    }
    this.answer(facts, row);
    for (const role of ['killed', 'wounded', 'abducted']) this.fact(facts, role.replace(/^./, letter => letter.toUpperCase()), this.count(row, role));
    const claim = incidents.role(row, 'claim'), actors = incidents.actors(row);
    this.fact(facts, 'By', actors + (actors && claim ? ` (${claim})` : ''));
    this.fact(facts, 'Target', incidents.role(row, 'target'));
    this.fact(facts, 'Weapon', incidents.role(row, 'weapon'));
    this.fact(facts, 'Source', incidents.role(row, 'source'));
    if (incidents.precision[row] !== NOWHERE) {
      const line = element('p', '', home, { class: 'buttons' });
      this.button('Zoom to it', line, () => this.actions.zoomTo(row));
      this.button('Rings around it', line, () => this.actions.ringsAround(row));
    }
    this.why(row);
    this.sentences(row);
    this.notes(row);
    this.all(row);
  }
  // With the days by which it may differ, and what it was computed from.
  when(row) {
    const { incidents } = this, slack = Number(incidents.role(row, 'dateSlack')), note = incidents.role(row, 'dateNote');
    return incidents.when(row) + (slack > 0 ? ` ± ${counted(slack, 'day', 'days')}` : '') + (note ? ` (${note})` : '');
  }
  // No more digits than the place is known to.
  position(facts, row) {
    const { precision, lat, lon } = this.incidents, kind = precision[row], places = kind === UNIT ? 1 : kind === VICINITY ? 3 : 5;
    this.fact(facts, kind === UNIT ? 'Middle' : 'Position', `${lat[row].toFixed(places)}, ${lon[row].toFixed(places)}`);
    const grid = MGRS(lat[row], lon[row]), east = grid.slice(-10, -5), north = grid.slice(-5);
    if (kind !== UNIT) this.fact(facts, 'MGRS', kind === VICINITY ? grid.slice(0, -10) + east.slice(0, 2) + north.slice(0, 2) : grid);
  }
  // How far it is from what was asked about, and whether that is certain.
  answer(facts, row) {
    const { incidents } = this, distance = incidents.role(row, 'distance'), centre = incidents.role(row, 'centre');
    if (distance !== '') this.fact(facts, 'Distance', exactWords(Number(distance)) + (centre ? ` from ${centre}` : ''));
    const share = incidents.role(row, 'probability');
    if (incidents.role(row, 'answer')) this.fact(facts, 'Answer', ANSWERS[incidents.answer[row]] + (incidents.answer[row] && share !== '' ? `, with ${(share * 100).toFixed(0)} % of it` : ''));
  }
  // A number of people, with what bounds it: "at least 5".
  count(row, role) {
    const number = this.incidents.role(row, role), name = this.incidents.fields[this.incidents.roles[role][0]]?.[0];
    const bound = this.incidents.role(row, 'bounds').split('; ').find(each => each.startsWith(`${name} `));
    return number && bound ? `${bound.slice(name.length + 1)} ${number}` : number;
  }
  fact(list, name, value) {
    if (value === '' || value === null) return;
    element('dt', name, list);
    element('dd', String(value), list);
  }

  why(row) {
    const { incidents, home } = this, report = incidents.reports[row];
    element('h3', 'Why here', home);
    element('p', report ? report.why : this.whyOfRow(row), home);
    if (!report?.other) return;
    const [name, lon, lat] = report.other, { metres } = inverse(incidents.lat[row], incidents.lon[row], lat, lon);
    const line = element('p', '', home);
    element('span', `The runner-up, the same name elsewhere: `, line);
    const bold = element('b', name, line);
    bold.dir = 'auto';
    element('span', `, ${metresWords(metres)} from here. `, line);
    this.button('Show it', line, () => this.actions.pointOut(lon, lat, name));
  }
  whyOfRow(row) {
    const { incidents } = this, words = [], rule = incidents.role(row, 'rule');
    if (incidents.precision[row] === NOWHERE) return 'The row has no position, and nothing in it gave one.';
    words.push(rule ? rule.replace(/^./u, letter => letter.toUpperCase()) + '.' : 'The row’s own point.');
    const matched = incidents.role(row, 'matched'), precision = incidents.role(row, 'precision');
    if (matched) words.push(`Found as ${matched}.`);
    if (precision) words.push(`The publisher calls its precision “${precision}”.`);
    words.push(incidents.precision[row] === UNSTATED ? 'How sure it is, nobody says.' : `The truth may lie up to ${metresWords(incidents.uncertainty[row])} from the point.`);
    return words.join(' ');
  }

  sentences(row) {
    const report = this.incidents.reports[row];
    if (!report?.evidence.length) return;
    element('h3', 'In the report’s own words', this.home);
    for (const [fields, sentence] of report.evidence) {
      const quote = element('blockquote', '', this.home);
      this.highlight(sentence, report.phrase, quote);
      element('small', fields.replaceAll('_', ' '), quote);
    }
  }
  // The words are searched with any white space between them: a sentence may be broken elsewhere than the phrase.
  highlight(text, phrase, parent) {
    const words = phrase.split(/\s+/).filter(Boolean).map(word => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
    const found = words.length ? new RegExp(words.join('\\s+'), 'u').exec(text) : null;
    const line = element('p', '', parent);
    line.dir = 'auto';
    if (!found) { line.textContent = text; return; }
    line.append(text.slice(0, found.index));
    element('mark', found[0], line).removeAttribute('dir');
    line.append(text.slice(found.index + found[0].length));
  }
  notes(row) {
    const text = this.incidents.reports[row] ? '' : this.incidents.role(row, 'notes');
    if (!text) return;
    element('h3', 'In the source’s words', this.home);
    element('blockquote', text, this.home);
  }
  all(row) {
    const { incidents } = this, more = element('details', '', this.home);
    element('summary', 'All fields', more);
    const list = element('dl', '', more);
    incidents.fields.forEach(([name, title], field) => {
      const text = incidents.text(row, field);
      if (text === '' || name === 'evidence') return;
      element('dt', name, list, { title });
      element('dd', text, list);
    });
  }
  // Several at one place: a list to choose from.
  choice(rows) {
    this.home.replaceChildren();
    element('h2', `${rows.length.toLocaleString('en')} incidents at one place`, this.home);
    const list = element('ul', '', this.home, { class: 'choice' });
    for (const row of rows.slice(0, 200)) {
      const button = this.button('', element('li', '', list), () => this.actions.select(row));
      button.append(this.incidents.swatch(row));
      element('span', this.incidents.title(row), button);
      element('small', this.incidents.when(row), button);
    }
    if (rows.length > 200) element('p', 'The first 200; the table below holds all.', this.home, { class: 'soft' });
  }
}
