'use strict';
// Shows the evidence of a figure. Every text of the document goes in as text, never as markup.
const data = JSON.parse(document.getElementById('data').textContent);
const panel = document.getElementById('evidence');
const words = { t: 'tied', x: 'exception', u: 'untied' };
let picked = null;

function make(name, text, kind) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

function row(list, name, value) {
  if (value === null || value === undefined) return;
  list.append(make('dt', name), make('dd', value));
}

function jump(id) {
  const link = make('button', data.figures[id].text, 'go');
  link.type = 'button';
  link.dataset.to = id;
  const item = make('li');
  item.append(link, ' at ' + data.figures[id].place);
  return item;
}

function places(ids, outside) {
  const list = make('ul');
  for (const id of ids) list.append(jump(id));
  for (const text of outside) list.append(make('li', text));
  return list;
}

function showTie(index, id) {
  const tie = data.ties[index];
  const part = make('div');
  part.append(make('h3', tie.rule + (tie.weak ? ' (weak: a neighbouring number would agree as well)' : '')), make('p', tie.because + '; this allows ' + tie.expected + '.'));
  part.append(places(tie.figures.filter(f => f !== id), tie.outside));
  return part;
}

function show(id) {
  const figure = data.figures[id];
  panel.replaceChildren();
  const facts = make('dl');
  row(facts, 'printed', figure.text);
  row(facts, 'state', words[figure.state]);
  row(facts, 'stands for', figure.value);
  row(facts, 'period', figure.period);
  row(facts, 'kind', figure.kind);
  row(facts, 'place', figure.place);
  panel.append(facts);
  for (const index of figure.findings) {
    const finding = data.findings[index];
    panel.append(make('h3', finding.rule), make('p', finding.message), places(finding.figures.filter(f => f !== id), finding.outside));
  }
  for (const index of figure.ties) panel.append(showTie(index, id));
  if (figure.findings.length + figure.ties.length === 0) panel.append(make('p', 'Nothing in the document speaks for or against this number.'));
  const beside = new Set(figure.ties.flatMap(t => data.ties[t].figures).concat(figure.findings.flatMap(f => data.findings[f].figures)));
  for (const old of document.querySelectorAll('button.beside')) old.classList.remove('beside');
  for (const other of beside) if (other !== id) document.getElementById(other)?.classList.add('beside');
}

function pick(id, focus) {
  const button = document.getElementById(id);
  if (!button) return;
  if (picked) { picked.classList.remove('picked'); picked.tabIndex = -1; picked.removeAttribute('aria-current'); }
  picked = button;
  picked.classList.add('picked');
  picked.tabIndex = 0;
  picked.setAttribute('aria-current', 'true');
  if (focus) { picked.focus({ preventScroll: true }); picked.scrollIntoView({ block: 'center', inline: 'nearest' }); }
  show(id);
}

function step(from, back, wanted) {
  const all = [...document.querySelectorAll(wanted)];
  if (all.length === 0) return;
  const at = all.indexOf(from);
  if (at >= 0) { pick(all[(at + (back ? all.length - 1 : 1)) % all.length].id, true); return; }
  const mask = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const near = from ? all.filter(b => from.compareDocumentPosition(b) & mask) : [];
  pick((near.length ? near[back ? near.length - 1 : 0] : all[back ? all.length - 1 : 0]).id, true);
}

document.addEventListener('click', event => {
  const button = event.target.closest('button.f, [data-to]');
  if (!button) return;
  event.preventDefault();
  pick(button.dataset.to ?? button.id, true);
});

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || !event.target.closest('.doc, #list, #panel')) return;
  const on = event.target.closest('button.f') ?? picked;
  if (event.key === 'ArrowRight') step(on, false, 'button.f');
  else if (event.key === 'ArrowLeft') step(on, true, 'button.f');
  else if (event.key === 'n') step(on, false, 'button.f.x');
  else if (event.key === 'p') step(on, true, 'button.f.x');
  else if (event.key === 'u') step(on, event.shiftKey, 'button.f.u');
  else return;
  event.preventDefault();
});

for (const choice of document.querySelectorAll('input[name=show]')) {
  choice.addEventListener('change', () => { document.body.className = choice.value; });
}

document.getElementById('filter').addEventListener('input', event => {
  const wanted = event.target.value.toLowerCase();
  for (const item of document.querySelectorAll('#list > ol > li')) item.classList.toggle('hidden', !item.textContent.toLowerCase().includes(wanted));
});

const first = document.querySelector('button.f.x') ?? document.querySelector('button.f');
if (first) first.tabIndex = 0;
if (location.hash.length > 1) pick(location.hash.slice(1), true);
