import { h, show } from './dom.js';
import { cardView } from './cards.js';
import { chartHeader, nameOf } from './chart.js';
import { callError, httpError } from './errors.js';
import { read } from './fhir.js';
import { call, patientViewServices } from './hooks.js';
import { indented } from './json.js';

const at = id => document.getElementById(id);
let playground;
let running = new AbortController();

async function start() {
  const response = await fetch('/demo/patients.json');
  playground = await response.json();
  show(at('patients'), playground.patients.map(entry));
  addEventListener('hashchange', () => open(true));
  // The address names the patient, so the link must not change it.
  document.querySelector('.skip').addEventListener('click', event => { event.preventDefault(); at('chart').focus(); });
  at('options').addEventListener('submit', event => { event.preventDefault(); open(false); });
  at('options').addEventListener('change', () => open(false));
  open(false);
}

function entry(story) {
  return h('li', {}, h('a', { href: `#${story.id}`, 'data-patient': story.id },
    h('span', { class: 'title' }, story.title)));
}

/** Opens the chart of the patient in the address; the newest call wins. */
async function open(moveFocus) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const id = location.hash.slice(1);
  const story = playground.patients.find(each => each.id === id);
  for (const link of document.querySelectorAll('[data-patient]')) {
    if (link.dataset.patient === id) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  at('welcome').hidden = Boolean(story);
  at('open-chart').hidden = !story;
  document.body.classList.toggle('charted', Boolean(story));
  if (!story) {
    document.title = 'Bonewise playground';
    if (moveFocus) at('patients-title').focus();
    return;
  }
  show(at('answer'));
  at('wire').hidden = true;
  at('status').textContent = 'Opening the chart …';
  at('chart').setAttribute('aria-busy', 'true');
  try {
    const patient = await read(`Patient/${id}`, signal);
    show(at('header'), ...await chartHeader(patient, story, signal));
    document.title = `${nameOf(patient)} – Bonewise playground`;
    if (moveFocus) at('patient-name').focus();
    await ask(id, signal);
  } catch (error) {
    if (signal.aborted) return;
    at('status').textContent = '';
    show(at('answer'), callError(error));
  }
  at('chart').removeAttribute('aria-busy');
}

async function ask(id, signal) {
  const services = await patientViewServices();
  if (services.length === 0) throw new Error('The service offers nothing for the opening of a chart.');
  const mode = new FormData(at('options')).get('mode');
  const results = await Promise.all(services.map(async service =>
    ({ service, ...await call(service, id, playground.fhirServer, mode, signal) })));
  if (signal.aborted) return;
  const cards = results.flatMap(each => each.status === 200 ? each.body.cards ?? [] : []);
  const failures = results.filter(each => each.status !== 200);
  show(at('answer'), failures.map(each => httpError(each.status, each.body)), cards.map(cardView),
    failures.length + cards.length === 0 ? h('p', { class: 'silence' }, 'No card: the service has nothing to say about this patient.') : null);
  const time = Math.max(...results.map(each => each.milliseconds));
  at('status').textContent = failures.length ? `Answered in ${time} ms with an error.` : `${count(cards.length, 'card')} in ${time} ms${kinds(cards)}.`;
  show(at('panels'), results.flatMap(panels));
  at('wire').hidden = false;
}

function panels({ service, request, status, milliseconds, body, reads }) {
  const size = (value) => `${Math.max(1, Math.round(JSON.stringify(value).length / 1024))} kB`;
  return [
    h('details', { class: 'panel' },
      h('summary', {}, h('strong', {}, 'Request'), ` POST /cds-services/${service.id} · ${count(reads, 'prefetch key')} · ${size(request)}`),
      indented(request, 'request')),
    h('details', { class: 'panel' },
      h('summary', {}, h('strong', {}, 'Response'), ` HTTP ${status} · ${milliseconds} ms · ${size(body)}`),
      indented(body, 'response')),
  ];
}

/** How many of each urgency, the gravest first, for those who hear the page and cannot see its colours. */
function kinds(cards) {
  const told = ['critical', 'warning', 'info']
    .map(kind => [cards.filter(card => card.indicator === kind).length, kind])
    .filter(([n]) => n > 0).map(([n, kind]) => `${n} ${kind}`);
  return told.length ? `: ${told.join(', ')}` : '';
}

const count = (n, what) => `${n} ${what}${n === 1 ? '' : 's'}`;

start().catch(error => show(at('welcome'), callError(error)));
