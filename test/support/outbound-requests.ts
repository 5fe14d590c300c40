import type { Account } from '../../src/accounts/account.entity.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { updateRow } from '../../src/database/rows.js';
import { parseSid } from '../../src/kernel/ids.js';
import { AdvanceRequest } from '../../src/outbound-permissions/advance-request.js';
import { lockRequest } from '../../src/outbound-permissions/lock-request.js';
import { OutboundPermission } from '../../src/outbound-permissions/outbound-permission.entity.js';
import type { RequestView } from '../../src/outbound-permissions/outbound-permission.views.js';
import { asCustomer, call, type Answer } from './api.js';
import type { TestApp } from './app.js';
import { anAccount, type BuiltAccount } from './builders.js';

/** A description that nothing stands against. */
export const PURPOSE =
  'We send our own customers a code when they sign in, and remind them of appointments they have booked.';

/** Answers that nothing stands against (T10, T12–T14). */
export const APPLICATION = {
  channels: ['sms', 'voice'],
  userGeneratedContent: false,
  arbitraryDestinations: false,
  unsolicited: false,
  staysInDevelopment: false,
};

export const STEP_1 = { purpose: PURPOSE, application: APPLICATION };

type Credentials = Pick<BuiltAccount, 'sid' | 'authToken'>;

/** A call on the customer's requests; `path` follows `/api/outbound-permissions`. */
export function ask<Body = RequestView>(
  gatehouse: TestApp,
  account: Credentials,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: unknown,
): Promise<Answer<Body>> {
  return call<Body>(gatehouse, asCustomer(account), method, `/api/outbound-permissions${path}`, body);
}

/** The same, which must go well. */
export async function asked(
  gatehouse: TestApp,
  account: Credentials,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: unknown,
): Promise<RequestView> {
  const answer = await ask(gatehouse, account, method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

export interface OpenedRequest {
  readonly account: BuiltAccount;
  readonly sid: string;
  readonly id: string;
}

/** An account that has opened a request saying this. */
export async function anOpenRequest(
  gatehouse: TestApp,
  input: object = STEP_1,
  account: Partial<Account> = {},
): Promise<OpenedRequest> {
  const built = await anAccount(gatehouse.database, account);
  const { sid } = await asked(gatehouse, built, 'POST', '', input);
  return { account: built, sid, id: parseSid('outboundPermission', sid) ?? '' };
}

export type DoneStep = 'phoneProvedAt' | 'depositHeldAt';

/** Does a step as the folders of the steps do: in one transaction the column, and then what follows from it. */
export async function doStep(gatehouse: TestApp, requestId: string, step: DoneStep): Promise<void> {
  const advance = gatehouse.app.get(AdvanceRequest, { strict: false });
  await gatehouse.app.get(UnitOfWork, { strict: false }).run(async (tx) => {
    const at = gatehouse.clock.now();
    const request = await lockRequest(tx, requestId);
    const changes = {
      [step]: at,
      ...(step === 'phoneProvedAt' && { phoneE164: '+4915112345678' }),
      touchedAt: at,
      version: request.version + 1,
    };
    tx.write(updateRow(OutboundPermission, requestId, changes));
    await advance.afterStep(tx, { ...request, ...changes }, at);
  });
}

/** A request whose three steps are all done. */
export async function aCompleteRequest(
  gatehouse: TestApp,
  input: object = STEP_1,
  account: Partial<Account> = {},
): Promise<OpenedRequest> {
  const opened = await anOpenRequest(gatehouse, input, account);
  await doStep(gatehouse, opened.id, 'phoneProvedAt');
  await doStep(gatehouse, opened.id, 'depositHeldAt');
  return opened;
}
