import { asCustomer, call } from './api.js';
import type { TestApp } from './app.js';
import { aHold, anAccount, type BuiltAccount } from './builders.js';
import type { Account } from '../../src/accounts/account.entity.js';

/** What a ticket must say (P17–P24). */
export const COMPLETE_TICKET = {
  companyName: 'Brightline Logistics GmbH',
  companyWebsite: 'https://brightline-logistics.example',
  useCase: 'Order tracking and delivery codes for our own customers, who asked for them at checkout.',
  services: ['sms'],
  countries: ['DE', 'AT'],
  unitsPerMonth: 25_000,
  spendPerMonth: { amount: 180_000, currency: 'EUR' },
  sampleMessage: 'Brightline: your parcel 4711 arrives today between 14:00 and 16:00.',
};

export interface Ticket {
  readonly sid: string;
  readonly status: string;
  readonly round: number;
  readonly final: boolean;
  readonly aimBy: string;
  readonly dueBy: string;
  readonly version: number;
  readonly messages: { from: string; text: string; fields: string[] }[];
  readonly sampleMessage: string | null;
  readonly services: string[];
}

/** An account on hold, as a signup of high risk is. */
export async function aHeldAccount(
  gatehouse: TestApp,
  overrides: Partial<Account> = {},
): Promise<BuiltAccount> {
  const account = await anAccount(gatehouse.database, { band: 'high', score: 71, ...overrides });
  await aHold(gatehouse.database, account);
  return account;
}

/** Files a complete ticket over the API. */
export async function fileTicket(
  gatehouse: TestApp,
  account: Pick<BuiltAccount, 'sid' | 'authToken'>,
  overrides: object = {},
): Promise<Ticket> {
  const answer = await call<Ticket>(gatehouse, asCustomer(account), 'POST', '/api/reassessments', {
    ...COMPLETE_TICKET,
    ...overrides,
  });
  if (answer.status !== 201) throw new Error(`The ticket was not filed: ${answer.status} ${answer.text}`);
  return answer.body;
}

export interface CaseOnApi {
  readonly sid: string;
  readonly type: string;
  readonly status: string;
  readonly lane: string;
  readonly position: number | null;
  readonly subject: string;
  readonly version: number;
  readonly round: number;
  readonly headline: string | null;
  readonly dueBy: string;
  readonly assignee: { sid: string; name: string } | null;
  readonly offers: { outcome: string; codes: { code: string }[]; note: string }[];
}
