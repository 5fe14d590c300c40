import type { AccountLink } from '../../../src/assessments/signals/signal.js';
import type { SignupFacts } from '../../../src/assessments/signals/signup-facts.js';
import { Signup } from '../../../src/assessments/signals/signup-facts.js';

/** The facts of a spotless company, changed where a test says so. */
export function someFacts(changes: Partial<SignupFacts> = {}): SignupFacts {
  return {
    email: 'jane@brightline-logistics.com',
    plan: 'self_service',
    companyName: 'Brightline Logistics GmbH',
    companyCountry: 'DE',
    website: 'https://www.brightline-logistics.com',
    phone: '+4930901820',
    ip: '203.0.113.7',
    ipCountry: 'DE',
    useCase: 'Order tracking',
    services: ['sms'],
    payment: { fingerprint: 'fp_brightline', country: 'DE', flagged: false },
    ...changes,
  };
}

export function aSignup(changes: Partial<SignupFacts> = {}): Signup {
  return new Signup(someFacts(changes));
}

/** A link to an account on hold, changed where a test says so. */
export function aLink(changes: Partial<AccountLink> = {}): AccountLink {
  return {
    kind: 'phone',
    accountSid: 'AC0190f3a1b2c37d4e8f90a1b2c3d4e5f6',
    accountStatus: 'on_hold',
    companyName: 'Northwind Callers',
    ...changes,
  };
}
