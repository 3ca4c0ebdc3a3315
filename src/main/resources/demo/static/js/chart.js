import { h } from './dom.js';
import { searchAll } from './fhir.js';

/** The head of the chart: who the patient is, the problems, and what this sample is about. */
export async function chartHeader(patient, story, signal) {
  const conditions = await searchAll(`Condition?patient=${patient.id}`, signal);
  const facts = [patient.gender, `${age(patient.birthDate)} years`, `born ${patient.birthDate}`,
    patient.identifier?.[0]?.value].filter(Boolean);
  return [
    h('h2', { id: 'patient-name', tabindex: '-1' }, nameOf(patient)),
    h('p', { class: 'who' }, facts.join(' · ')),
    h('ul', { class: 'problems', 'aria-label': 'Problems' }, ...conditions.map(problem)),
    h('div', { class: 'story' },
      h('p', {}, h('strong', {}, 'Story. '), story.story),
      h('p', {}, h('strong', {}, 'What to expect. '), story.expect)),
  ];
}

/** First and last name. */
export function nameOf(patient) {
  const name = patient.name[0];
  return [...name.given, name.family].join(' ');
}

function problem(condition) {
  const verification = condition.verificationStatus?.coding?.[0]?.code;
  const doubt = verification && verification !== 'confirmed' ? ` (${verification})` : '';
  return h('li', {}, (condition.code.text ?? condition.code.coding[0].display) + doubt);
}

function age(birthDate) {
  const [year, month, day] = birthDate.split('-').map(Number);
  const now = new Date();
  const before = now.getMonth() + 1 < month || (now.getMonth() + 1 === month && now.getDate() < day);
  return now.getFullYear() - year - (before ? 1 : 0);
}
