import { h } from './dom.js';

/** An answer that is no success, with the issues of its OperationOutcome when it has one. */
export function httpError(status, body) {
  const issues = body?.resourceType === 'OperationOutcome' ? body.issue ?? [] : [];
  return box(`The service answered ${status} and gave no advice.`,
    issues.map(issue => [issue.details?.text, issue.diagnostics].filter(Boolean).join(' – ') || issue.code));
}

/** A call that could not be made. */
export function callError(error) {
  return box('The chart could not be opened.', [error.message]);
}

function box(title, lines) {
  return h('div', { class: 'error', role: 'alert' }, h('h3', {}, title),
    lines.length ? h('ul', {}, ...lines.map(line => h('li', {}, line))) : null);
}
