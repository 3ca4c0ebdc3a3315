import { prefetch } from './fhir.js';

const USER = 'Practitioner/dr-hansen';

/** The services that a patient's chart triggers. */
export async function patientViewServices() {
  const response = await fetch('/cds-services', { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`GET /cds-services answered ${response.status}.`);
  return (await response.json()).services.filter(each => each.hook === 'patient-view');
}

/**
 * Calls one service for one patient.
 * @returns {Promise<{request: Object, status: number, milliseconds: number, body: Object|string, reads: number}>}
 */
export async function call(service, patientId, fhirServer, mode, signal) {
  const context = { userId: USER, patientId };
  const tokens = { 'context.userId': USER, 'context.patientId': patientId, userPractitionerId: USER.split('/')[1] };
  const templates = chosen(service.prefetch ?? {}, mode);
  const filled = await prefetch(templates, tokens, mode === 'full', signal);
  const request = {
    hook: service.hook,
    hookInstance: crypto.randomUUID(),
    fhirServer,
    fhirAuthorization: {
      access_token: 'demo', token_type: 'Bearer', expires_in: 300, scope: 'patient/*.read', subject: 'demo', patient: patientId },
    context,
    ...(Object.keys(filled).length > 0 ? { prefetch: filled } : {}),
  };
  const start = performance.now();
  const response = await fetch(`/cds-services/${encodeURIComponent(service.id)}`, {
    method: 'POST', signal, body: JSON.stringify(request),
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' } });
  const text = await response.text();
  return {
    request, status: response.status, milliseconds: Math.round(performance.now() - start),
    body: parsed(text), reads: Object.keys(filled).length };
}

function chosen(templates, mode) {
  const entries = Object.entries(templates);
  if (mode === 'access') return {};
  return Object.fromEntries(mode === 'full' ? entries : entries.slice(0, Math.ceil(entries.length / 2)));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
