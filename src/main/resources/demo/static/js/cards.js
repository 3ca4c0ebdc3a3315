import { h, svg, show } from './dom.js';
import { anchor, markdown, safeUrl } from './markdown.js';
import { indented } from './json.js';

const INDICATORS = {
  info: { word: 'Information', shape: () => svg('circle', { cx: 12, cy: 12, r: 10 }), sign: 'M12 11v6M12 7v.5' },
  warning: { word: 'Warning', shape: () => svg('path', { d: 'M12 2.5 23 21.5H1z' }), sign: 'M12 9.5v6M12 18v.5' },
  critical: { word: 'Critical', shape: () => svg('path', { d: 'M7.5 1h9l6.5 6.5v9l-6.5 6.5h-9l-6.5-6.5v-9z' }), sign: 'M12 6.5v7M12 17v.5' },
};
let groups = 0;

/** One card as an EHR shows it. */
export function cardView(card) {
  const kind = INDICATORS[card.indicator] ? card.indicator : 'info';
  const title = `card-${++groups}`;
  return h('article', { class: `card ${kind}`, 'aria-labelledby': title },
    h('p', { class: 'indicator' }, icon(kind), INDICATORS[kind].word),
    h('h3', { id: title }, card.summary),
    source(card.source),
    card.detail ? h('div', { class: 'detail' }, markdown(card.detail)) : null,
    suggestions(card),
    links(card.links ?? []),
    overrides(card.overrideReasons ?? []));
}

function icon(kind) {
  const { shape, sign } = INDICATORS[kind];
  return svg('svg', { viewBox: '0 0 24 24', width: 24, height: 24, 'aria-hidden': 'true' }, shape(), svg('path', { d: sign, class: 'sign' }));
}

function source(from) {
  const url = from?.url ? safeUrl(from.url) : null;
  return h('p', { class: 'source' }, 'Source: ', url ? anchor(url, from.label) : from?.label ?? 'not named');
}

function suggestions(card) {
  if (!card.suggestions?.length) return null;
  const rows = card.suggestions.map(suggestion => suggestionView(suggestion, accepted => {
    if (card.selectionBehavior === 'any') return;
    rows.filter(each => each.element !== accepted.element).forEach(each => each.block(accepted.taken));
  }));
  const rule = card.selectionBehavior === 'any' ? 'Accept any of these' : 'Accept at most one';
  return h('div', { class: 'suggestions', role: 'group', 'aria-label': 'Suggestions' },
    card.suggestions.length > 1 ? h('p', { class: 'rule' }, rule) : null, ...rows.map(each => each.element));
}

function suggestionView(suggestion, onChange) {
  const actions = suggestion.actions ?? [];
  const outcome = h('div', { class: 'outcome', 'aria-live': 'polite' });
  const button = h('button', { type: 'button', class: 'button', 'aria-label': `Accept: ${suggestion.label}`, onclick: toggle }, 'Accept');
  const element = h('div', { class: 'suggestion' },
    h('div', { class: 'suggestion-head' },
      h('h4', {}, suggestion.label, suggestion.isRecommended ? h('span', { class: 'recommended' }, '★ Recommended') : null),
      button),
    h('ul', { class: 'actions' }, ...actions.map(actionView)), outcome);
  const row = { element, taken: false, block: blocked => { button.disabled = blocked; } };

  function toggle() {
    row.taken = !row.taken;
    button.textContent = row.taken ? 'Undo' : 'Accept';
    button.setAttribute('aria-label', `${button.textContent}: ${suggestion.label}`);
    element.classList.toggle('taken', row.taken);
    show(outcome, row.taken ? wouldDo(actions) : null);
    onChange(row);
  }
  return row;
}

function wouldDo(actions) {
  return [
    h('p', {}, 'The EHR would now do this and wait for a signature. The playground saves nothing.'),
    h('ul', {}, ...actions.map(action => h('li', {}, `${action.type} `,
      h('strong', {}, action.resource?.resourceType ?? action.resourceId ?? 'resource'), ` – ${action.description}`))),
  ];
}

function actionView(action) {
  const line = [h('span', { class: 'type' }, action.type), ' ', action.description];
  return h('li', {}, action.resource
    ? h('details', {}, h('summary', {}, ...line, h('span', { class: 'soft' }, ` · ${action.resource.resourceType}`)),
      indented(action.resource, action.description))
    : line);
}

function links(all) {
  const safe = all.map(each => ({ ...each, url: safeUrl(each.url) })).filter(each => each.url);
  return safe.length ? h('ul', { class: 'links', 'aria-label': 'Links' }, ...safe.map(each => h('li', {}, anchor(each.url, each.label)))) : null;
}

function overrides(reasons) {
  if (!reasons.length) return null;
  const id = `reason-${++groups}`;
  const select = h('select', { id }, ...reasons.map(each => h('option', { value: each.code }, each.display)));
  const outcome = h('p', { class: 'outcome', 'aria-live': 'polite' });
  const dismiss = h('button', { type: 'button', class: 'button quiet',
    onclick: () => show(outcome, `Set aside: ${select.selectedOptions[0].textContent}. The playground saves nothing.`) }, 'Set aside');
  return h('div', { class: 'overrides' }, h('label', { for: id }, 'Not now, because'), select, dismiss, outcome);
}
