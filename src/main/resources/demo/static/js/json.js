import { h } from './dom.js';

/** A value as indented JSON that can be scrolled by keyboard. */
export function indented(value, label) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return h('pre', { tabindex: '0', role: 'region', 'aria-label': `JSON: ${label}` }, h('code', {}, text));
}
