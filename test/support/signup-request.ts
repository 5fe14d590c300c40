import type { SignedUpView } from '../../src/signups/signup.views.js';
import { call, PLATFORM, type Answer } from './api.js';
import type { TestApp } from './app.js';

let counter = 0;

const NAMES = (
  'Albrecht Baumann Dreher Engel Fabian Geiger Hauser Jaeger Kessler Lorenz ' +
  'Maurer Neumann Ortner Pfeiffer Roth Seidel Thalberg Ulmer Vogel Weber'
).split(' ');

/** A company name that is like no other for the first 400. */
function nameOf(number: number): string {
  const { length } = NAMES;
  return `${NAMES[number % length]} ${NAMES[(number * 7 + Math.floor(number / length)) % length]}`;
}

/** The signup of a spotless German company, a different one each time, changed where a test says so. */
export function aSignupRequest(changes: object = {}) {
  const number = ++counter;
  const name = `${nameOf(number)} Werkzeuge`;
  const domain = `${name.toLowerCase().replaceAll(' ', '-')}.de`;
  return {
    email: `einkauf@${domain}`,
    plan: 'self_service',
    company: { name: `${name} GmbH`, country: 'DE', website: `https://www.${domain}` },
    externalId: `cust-${number}`,
    phone: `+49 30 ${9_018_000 + number}`,
    ip: '192.0.2.17',
    ipCountry: 'DE',
    userAgent: 'Mozilla/5.0',
    deviceId: `device-${number}`,
    useCase: 'Order tracking',
    services: ['sms'],
    payment: { fingerprint: `card-${number}`, bin: '411111', country: 'DE', flagged: false },
    ...changes,
  };
}

/** What makes a signup one of middle risk by the default scorecard: a throw-away address, and nothing else. */
export function ofMiddleRisk() {
  return { email: `jane${++counter}@mailinator.com` };
}

/** What makes it one of high risk: a throw-away address and a domain made to be mistaken for a brand's. */
export function ofHighRisk() {
  const number = ++counter;
  const website = `https://paypal-secure-login-${number}.com`;
  return {
    email: `joe${number}@mailinator.com`,
    company: { name: `${nameOf(number)} Parcels`, country: 'DE', website },
  };
}

/** Signs up over the API, as the platform. */
export function signUp(gatehouse: Pick<TestApp, 'url'>, request: object): Promise<Answer<SignedUpView>> {
  return call<SignedUpView>(gatehouse, PLATFORM, 'POST', '/api/signups', request);
}

/** Signs up and gives the account and the assessment. @throws when it is refused */
export async function signedUp(gatehouse: Pick<TestApp, 'url'>, changes: object = {}): Promise<SignedUpView> {
  const answer = await signUp(gatehouse, aSignupRequest(changes));
  if (answer.status !== 201) throw new Error(`The signup was refused: ${answer.status} ${answer.text}`);
  return answer.body;
}
