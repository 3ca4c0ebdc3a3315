const BASE = '/sandbox/fhir';
const LONGEST_ADDRESS = 2000;

/** Reads one resource of the sandbox EHR. */
export function read(path, signal) {
  return json(`${BASE}/${path}`, { signal });
}

/** All resources that a search finds, over all its pages. */
export async function searchAll(query, signal) {
  return (await bundle(query, true, signal)).entry?.map(each => each.resource) ?? [];
}

/**
 * Fills prefetch templates as an EHR does.
 * @param {Object<string, string>} templates
 * @param {Object<string, string>} context values for the tokens, by their name
 * @param {boolean} allPages whether links "next" are followed
 * @returns {Promise<Object<string, Object>>} a resource or Bundle by key
 */
export async function prefetch(templates, context, allPages, signal) {
  const keys = Object.keys(templates);
  const values = await Promise.all(keys.map(key => {
    const query = resolve(templates[key], context);
    return query.includes('?') ? bundle(query, allPages, signal) : read(query, signal);
  }));
  return Object.fromEntries(keys.map((key, i) => [key, values[i]]));
}

function resolve(template, context) {
  return template.replace(/\{\{\s*([^}\s]+)\s*\}\}/g, (token, name) => {
    if (!(name in context)) throw new Error(`The prefetch template asks for ${token}, which this page cannot fill.`);
    return context[name];
  });
}

async function bundle(query, allPages, signal) {
  const first = await search(query, signal);
  if (!allPages) return first;
  let page = first;
  for (let next = nextOf(page); next; next = nextOf(page)) {
    page = await json(next, { signal });
    first.entry = [...first.entry ?? [], ...page.entry ?? []];
  }
  first.link = first.link?.filter(each => each.relation !== 'next');
  return first;
}

/** A long search is posted, since servers limit the length of an address. */
function search(query, signal) {
  const [type, parameters] = query.split(/\?(.*)/s);
  const encoded = parameters.split('&').map(each => each.split(/=(.*)/s).slice(0, 2).map(encode).join('=')).join('&');
  const address = `${BASE}/${type}?${encoded}`;
  if (address.length <= LONGEST_ADDRESS) return json(address, { signal });
  return json(`${BASE}/${type}/_search`, {
    method: 'POST', body: encoded, signal, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
}

const encode = text => encodeURIComponent(/%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text);

/** The next page, asked from the server that served this page under whatever name. */
function nextOf(page) {
  const url = page.link?.find(each => each.relation === 'next')?.url;
  if (!url) return null;
  const { pathname, search: parameters } = new URL(url);
  return pathname + parameters;
}

async function json(url, options) {
  const response = await fetch(url, {
    ...options, headers: { Accept: 'application/fhir+json', Authorization: 'Bearer demo', ...options.headers } });
  if (!response.ok) throw new Error(`The sandbox EHR answered ${response.status} to ${url.slice(0, 200)}`);
  return response.json();
}
