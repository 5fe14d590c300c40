import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { SYSTEM } from '../../../src/kernel/actor.js';
import { newId, toSid } from '../../../src/kernel/ids.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import type { OutboxMessage } from '../../../src/ledger/outbox-message.js';
import { asStaff, call, NOBODY, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, aStaffMember, type BuiltAccount } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';
import { rowsIn } from '../../support/rows-in.js';
import { aStaffMemberWithPassword, signedIn } from '../../support/signed-in.js';

interface Message {
  readonly sid: string;
  readonly template: string;
  readonly to: string;
  readonly status: string;
  readonly lastError: string | null;
  readonly payload: object | null;
}
interface Messages {
  readonly items: readonly Message[];
  readonly nextCursor: string | null;
}

let gatehouse: TestApp;
let admin: Caller;
let owl: BuiltAccount;
beforeAll(async () => {
  gatehouse = await startTestApp();
  admin = asStaff(await aStaffMember(gatehouse.database, { roles: ['admin'] }));
  owl = await anAccount(gatehouse.database, { companyName: 'Owl Coffee' });
});
afterAll(() => gatehouse.stop());

function promise(message: OutboxMessage): Promise<void> {
  return gatehouse.app.get(UnitOfWork).run((tx) => {
    const event = {
      action: 'account.opened',
      actor: SYSTEM,
      subjectKind: 'account',
      subjectId: owl.id,
    } as const;
    gatehouse.app.get(Ledger).record(tx, gatehouse.clock.now(), event, [message]);
    return Promise.resolve();
  });
}

function welcome(to: string): Promise<void> {
  const setPasswordUrl = `${gatehouse.url}/portal/password/one-time-secret`;
  const payload = { companyName: 'Owl Coffee', setPasswordUrl, status: 'active' } as const;
  return promise({ channel: 'email', template: 'account-welcome', to, accountId: owl.id, payload });
}

async function messagesTo(to: string, search = ''): Promise<readonly Message[]> {
  const { body } = await call<Messages>(gatehouse, admin, 'GET', `/api/outbox?limit=200${search}`);
  return body.items.filter((message) => message.to === to);
}

describe('GET /api/outbox', () => {
  it('tells what became of a message, with its account', async () => {
    await promise({
      channel: 'email',
      template: 'case-message',
      to: 'ann@owl.example',
      accountId: owl.id,
      payload: {
        companyName: 'Owl Coffee',
        about: 'your request',
        text: 'Hello',
        url: 'https://gate.example',
      },
    });
    const [message] = await eventually(async () => {
      const found = await messagesTo('ann@owl.example', '&status=delivered');
      return found.length > 0 && found;
    });

    expect(message).toMatchObject({
      account: owl.sid,
      status: 'delivered',
      attempts: 1,
      lastError: null,
      payload: { text: 'Hello' },
    });
  });

  it('shows nobody a one-time link, and forgets it once it is delivered', async () => {
    await rowsIn(
      gatehouse.database,
      `ALTER TABLE outbox_messages DISABLE TRIGGER outbox_messages_queue_delivery`,
    );
    await welcome('new@owl.example');
    const [waiting] = await messagesTo('new@owl.example');
    await rowsIn(
      gatehouse.database,
      `ALTER TABLE outbox_messages ENABLE TRIGGER outbox_messages_queue_delivery`,
    );
    await welcome('newer@owl.example');
    await eventually(async () => (await messagesTo('newer@owl.example', '&status=delivered')).length === 1);

    const rows = await rowsIn<{ payload: object }>(
      gatehouse.database,
      `SELECT payload FROM outbox_messages WHERE recipient = 'newer@owl.example'`,
    );
    const inbox = await call<{ items: { text: string }[] }>(
      gatehouse,
      NOBODY,
      'GET',
      '/dev/inbox?to=newer@owl.example',
    );

    expect(waiting).toMatchObject({ status: 'pending', payload: null });
    expect(inbox.body.items[0]?.text).toContain('/portal/password/one-time-secret');
    expect(rows).toEqual([{ payload: { companyName: 'Owl Coffee', status: 'active' } }]);
  });

  it('keeps the code of a text message to itself', async () => {
    await promise({
      channel: 'sms',
      template: 'phone-code',
      to: '+493012345678',
      payload: { text: 'Your code is 123456.' },
    });
    await eventually(async () => (await messagesTo('+493012345678', '&status=delivered')).length === 1);

    const [message] = await messagesTo('+493012345678');
    const inbox = await call<{ items: { channel: string; text: string }[] }>(
      gatehouse,
      NOBODY,
      'GET',
      '/dev/inbox?to=%2B493012345678',
    );

    expect(message?.payload).toBeNull();
    expect(inbox.body.items).toMatchObject([{ channel: 'sms', text: 'Your code is 123456.' }]);
  });

  it('pages, the newest first', async () => {
    const first = await call<Messages>(gatehouse, admin, 'GET', '/api/outbox?limit=1');
    const second = await call<Messages>(
      gatehouse,
      admin,
      'GET',
      `/api/outbox?limit=1&cursor=${first.body.nextCursor}`,
    );

    expect(second.body.items[0]?.sid.slice(2) ?? '').not.toBe('');
    expect(String(first.body.items[0]?.sid) > String(second.body.items[0]?.sid)).toBe(true);
  });

  it.each(['status=lost', 'limit=0', 'cursor=e30', 'cursor=WyJ4Il0'])(
    'refuses %s with 422',
    async (search) => {
      expect((await call(gatehouse, admin, 'GET', `/api/outbox?${search}`)).status).toBe(422);
    },
  );
});

describe('dead letters', () => {
  it('an admin sees on the page what gave up and why, and sends it again', async () => {
    await promise({
      channel: 'email',
      template: 'account-welcome',
      to: 'not an address',
      accountId: owl.id,
      payload: { companyName: 'Owl Coffee', setPasswordUrl: 'https://gate.example/secret', status: 'active' },
    });
    await eventually(async () => (await messagesTo('not an address', '&status=dead')).length === 1);
    const visitor = await signedIn(
      gatehouse,
      await aStaffMemberWithPassword(gatehouse, { roles: ['admin'] }),
    );

    const page = await visitor.open('/admin/outbox');
    await rowsIn(
      gatehouse.database,
      `UPDATE outbox_messages SET recipient = 'right@owl.example' WHERE recipient = 'not an address'`,
    );
    const action = /action="(\/admin\/outbox\/OM[0-9a-f]{32}\/replay)"/.exec(page.html)?.[1] ?? '';
    const replayed = await visitor.submit(action, {});
    await eventually(async () => (await messagesTo('right@owl.example', '&status=delivered')).length === 1);

    expect(page.html).toContain('A mail goes to one plain e-mail address.');
    expect(page.html).toContain('one-time link or a code');
    expect(page.html).not.toContain('gate.example/secret');
    expect(replayed).toMatchObject({ status: 303, location: '/admin/outbox?status=dead' });
  });

  it('an auditor may look but not send; others do not know of it', async () => {
    const auditor = asStaff(await aStaffMember(gatehouse.database, { roles: ['auditor'] }));
    const reviewer = asStaff(await aStaffMember(gatehouse.database, { roles: ['reviewer'] }));
    const [message] = await messagesTo('ann@owl.example');
    const replay = `/api/outbox/${message?.sid}/replay`;

    const answers = [
      await call(gatehouse, auditor, 'GET', '/api/outbox'),
      await call(gatehouse, auditor, 'POST', replay),
      await call(gatehouse, reviewer, 'GET', '/api/outbox'),
      await call(gatehouse, reviewer, 'POST', replay),
      await call(gatehouse, admin, 'POST', `/api/outbox/${toSid('outbox', newId())}/replay`),
      await call(gatehouse, admin, 'POST', replay),
    ];

    expect(answers.map((answer) => answer.status)).toEqual([200, 403, 404, 404, 404, 409]);
  });
});
