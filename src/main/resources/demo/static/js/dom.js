/**
 * Makes an element. Text is always text: nothing in this page writes HTML.
 * @param {string} tag
 * @param {Object<string, *>} attributes "class", "on<event>" and any attribute; null and false are left out
 * @param {...(Node|string|null)} children
 */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

/** Replaces what an element holds. */
export function show(element, ...children) {
  element.replaceChildren(...children.flat().filter(child => child != null));
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child != null));
  return element;
}
