import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewAccountView, NewApiKeyView } from '../../../src/accounts/account.views.js';
import type { Problem } from '../../../src/http/problem.js';
import { asCustomer, call, PLATFORM, type Caller } from '../../support/api.js';
import type { TestApp } from '../../support/app.js';
import type { BuiltAccount } from '../../support/builders.js';
import { startAppWithFiles, upload } from '../../support/evidence-files.js';
import { aHeldAccount, COMPLETE_TICKET, fileTicket, type Ticket } from '../../support/tickets.js';
import { aPdf } from '../../unit/evidence/pdf-making.js';

let gatehouse: TestApp;
let account: BuiltAccount;
let ticket: Ticket;
let key: NewApiKeyView;
let branch: NewAccountView;
let evidence: string;
/** The owner, with the token of the account: its keys are dead. */
let owner: Caller;
beforeAll(async () => {
  gatehouse = await startAppWithFiles();
  account = await aHeldAccount(gatehouse);
  owner = asCustomer(account);
  const post = <Body>(path: string) => call<Body>(gatehouse, owner, 'POST', path);
  key = (await post<NewApiKeyView>(`/api/accounts/${account.sid}/api-keys`)).body;
  branch = (await post<NewAccountView>(`/api/accounts/${account.sid}/subaccounts`)).body;
  evidence = (await upload<{ sid: string }>(gatehouse, owner, aPdf(), 'certificate.pdf')).body.sid;
  ticket = await fileTicket(gatehouse, account);
  const reason = { reason: 'The contract ended.' };
  const closed = await call(gatehouse, PLATFORM, 'POST', `/api/accounts/${account.sid}/close`, reason);
  if (closed.status !== 200) throw new Error(closed.text);
});
afterAll(() => gatehouse.stop());

describe('the owner of a closed account', () => {
  it('still reads what was asked and answered, and how the account stands', async () => {
    const paths = [
      `/api/accounts`,
      `/api/accounts/${account.sid}`,
      `/api/accounts/${branch.sid}`,
      `/api/accounts/${account.sid}/alerts`,
      `/api/accounts/${account.sid}/api-keys`,
      `/api/reassessments`,
      `/api/reassessments/${ticket.sid}`,
      `/api/evidence/${evidence}`,
    ];

    const answers = await Promise.all(paths.map((path) => call(gatehouse, owner, 'GET', path)));

    expect(answers.map(({ status }, at) => [paths[at], status])).toEqual(paths.map((path) => [path, 200]));
    expect(answers[1]?.body).toMatchObject({ status: 'closed' });
    expect(answers[6]?.body).toMatchObject({ status: 'withdrawn', useCase: COMPLETE_TICKET.useCase });
  });

  it.each<[string, string, () => [method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object]]>([
    ['file a ticket', 'of it', () => ['POST', '/api/reassessments', COMPLETE_TICKET]],
    [
      'correct a ticket',
      'of it',
      () => ['PATCH', ticketPath(), { version: 1, useCase: 'Something else now.' }],
    ],
    ['write at a ticket', 'of it', () => ['POST', `${ticketPath()}/messages`, { text: 'Hello?' }]],
    ['withdraw a ticket', 'of it', () => ['POST', `${ticketPath()}/withdraw`, {}]],
    ['make a key', 'for it', () => ['POST', `/api/accounts/${account.sid}/api-keys`]],
    ['make a key', 'for its subaccount', () => ['POST', `/api/accounts/${branch.sid}/api-keys`]],
    ['revoke a key', 'of it', () => ['DELETE', `/api/accounts/${account.sid}/api-keys/${key.sid}`]],
    ['open a subaccount', 'under it', () => ['POST', `/api/accounts/${account.sid}/subaccounts`]],
  ])('cannot %s %s: 409 account_closed', async (_, __, ask) => {
    const [method, path, body] = ask();

    const refused = await call<Problem>(gatehouse, owner, method, path, body);

    expect([refused.status, refused.body.code]).toEqual([409, 'account_closed']);
  });

  it('cannot hand in evidence', async () => {
    const refused = await upload<Problem>(gatehouse, owner, aPdf(), 'later.pdf');

    expect([refused.status, refused.body.code]).toEqual([409, 'account_closed']);
  });
});

const ticketPath = () => `/api/reassessments/${ticket.sid}`;
