import { h } from './dom.js';

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' };
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const ITEM = /^(\s*)(?:[-*+]|(\d+)[.)])\s+(.*)$/;

/**
 * Renders the part of GitHub Flavored Markdown that cards use: headings, paragraphs, lists, tables, quotes, rules,
 * bold, italics, code and links. HTML in the text is shown as text, and a link leads to http or https or is none.
 * @param {string} text
 * @param {number} top the level of the highest heading in the page
 * @returns {DocumentFragment}
 */
export function markdown(text, top = 4) {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const depths = lines.map(line => HEADING.exec(line)?.[1].length).filter(Boolean);
  const out = document.createDocumentFragment();
  out.append(...blocks(lines, top - Math.min(...depths, 6)));
  return out;
}

function blocks(lines, shift) {
  const out = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    const heading = HEADING.exec(line);
    if (line.trim() === '') {
      at++;
    } else if (heading) {
      out.push(h('h' + Math.min(6, shift + heading[1].length), {}, ...inline(heading[2])));
      at++;
    } else if (/^ {0,3}([-*_])( *\1){2,} *$/.test(line)) {
      out.push(h('hr'));
      at++;
    } else if (line.includes('|') && TABLE_RULE.test(lines[at + 1] ?? '') && lines[at + 1].includes('-')) {
      const end = endOf(lines, at + 2, each => each.includes('|'));
      out.push(table(lines.slice(at, end)));
      at = end;
    } else if (ITEM.test(line)) {
      const end = endOf(lines, at, each => ITEM.test(each) || /^\s{2,}\S/.test(each));
      out.push(list(lines.slice(at, end), shift));
      at = end;
    } else if (line.startsWith('>')) {
      const end = endOf(lines, at, each => each.startsWith('>'));
      out.push(h('blockquote', {}, ...blocks(lines.slice(at, end).map(each => each.replace(/^> ?/, '')), shift)));
      at = end;
    } else {
      const end = endOf(lines, at + 1, each => each.trim() !== '' && !startsBlock(each));
      out.push(h('p', {}, ...broken(lines.slice(at, end))));
      at = end;
    }
  }
  return out;
}

function endOf(lines, from, belongs) {
  let end = from;
  while (end < lines.length && belongs(lines[end])) end++;
  return end;
}

const startsBlock = line => ITEM.test(line) || /^(#{1,6}\s|>|\s*([-*_])( *\2){2,} *$)/.test(line);

function broken(lines) {
  return lines.flatMap((line, i) => {
    const hard = / {2,}$|\\$/.test(line) && i < lines.length - 1;
    return [...inline(line.replace(/ {2,}$|\\$/, '').trim()), hard ? h('br') : i < lines.length - 1 ? ' ' : ''];
  });
}

function list(lines, shift) {
  const first = ITEM.exec(lines[0]);
  const indent = first[1].length;
  const items = [];
  for (const line of lines) {
    const item = ITEM.exec(line);
    if (item && item[1].length <= indent + 1) items.push([item[3]]);
    else items.at(-1).push(line);
  }
  const nested = rest => rest.length === 0 ? [] : blocks(unindent(rest), shift);
  return h(first[2] ? 'ol' : 'ul', { start: first[2] && first[2] !== '1' ? first[2] : null },
    ...items.map(([text, ...rest]) => h('li', {}, ...inline(text), ...nested(rest))));
}

function unindent(lines) {
  const depth = Math.min(...lines.map(line => /^\s*/.exec(line)[0].length));
  return lines.map(line => line.slice(depth));
}

function table([head, rule, ...rows]) {
  const align = cells(rule).map(each => each.endsWith(':') ? (each.startsWith(':') ? 'middle' : 'right') : null);
  const row = (line, tag) => h('tr', {}, ...cells(line).map((cell, i) =>
    h(tag, { class: align[i], scope: tag === 'th' ? 'col' : null }, ...inline(cell))));
  return h('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Table' },
    h('table', {}, h('thead', {}, row(head, 'th')), h('tbody', {}, ...rows.map(each => row(each, 'td')))));
}

function cells(line) {
  return line.trim().replace(/^\||(?<!\\)\|$/g, '').split(/(?<!\\)\|/).map(cell => cell.trim());
}

/** Text within a block as nodes. */
export function inline(text) {
  const out = [];
  let plain = '';
  const flush = () => { if (plain) out.push(plain); plain = ''; };
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const found = token(rest, text[at - 1]);
    if (found.node === undefined) plain += found.text;
    else { flush(); out.push(found.node); }
    at += found.length;
  }
  flush();
  return out;
}

function token(rest, before) {
  let found;
  if ((found = /^\\([!-/:-@[-`{-~])/.exec(rest))) return { text: found[1], length: 2 };
  if ((found = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/i.exec(rest))) return { text: entity(found), length: found[0].length };
  if ((found = /^(`+)([^`]|[^`].*?[^`])\1(?!`)/.exec(rest))) return { node: h('code', {}, found[2]), length: found[0].length };
  if ((found = /^\[((?:\\.|[^\]\\])+)\]\(\s*<?((?:[^\s()<>]|\([^\s()]*\))*)>?(?:\s+"[^"]*")?\s*\)/.exec(rest))) return { ...link(found[1], found[2]), length: found[0].length };
  if ((found = /^<(https?:\/\/[^\s>]+)>/.exec(rest))) return { ...link(found[1], found[1]), length: found[0].length };
  if ((found = /^(\*\*|__)(?=\S)((?:\\.|[^\\])*?\S)\1/.exec(rest)) && !insideWord(found[1], before)) return { node: h('strong', {}, ...inline(found[2])), length: found[0].length };
  if ((found = /^([*_])(?=[^\s*_])((?:\\.|[^\\])*?[^\s\\])\1(?![\w*])/.exec(rest)) && !insideWord(found[1], before)) return { node: h('em', {}, ...inline(found[2])), length: found[0].length };
  return { text: rest[0], length: 1 };
}

const insideWord = (mark, before) => mark.startsWith('_') && /\w/.test(before ?? '');

function entity([whole, decimal, hex, name]) {
  if (name) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = decimal ? Number(decimal) : parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

function link(label, target) {
  const url = safeUrl(target);
  return { node: url ? anchor(url, ...inline(label)) : h('span', {}, ...inline(label)) };
}

/** The address if it is http or https, else null. */
export function safeUrl(target) {
  if (!/^https?:\/\//i.test(target)) return null;
  try {
    return new URL(target).href;
  } catch {
    return null;
  }
}

/** A link that leaves the page. */
export function anchor(url, ...children) {
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}
