import { getCountries } from 'libphonenumber-js/max';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asStaff, call, type Caller } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';

interface Rule {
  readonly country: string;
  readonly name: string;
  readonly sms: string;
  readonly voice: string;
  readonly trunk: string;
  readonly note: string | null;
  readonly version: number;
}

let gatehouse: TestApp;
let admin: Caller;
let reviewer: Caller;
beforeAll(async () => {
  gatehouse = await startTestApp(
    {
      PLATFORM_WEBHOOK_URL: 'https://platform.example/hook',
      PLATFORM_WEBHOOK_SECRET: `whsec_${'A'.repeat(32)}`,
    },
    { worker: false },
  );
  admin = asStaff(await aStaffMember(gatehouse.database, { roles: ['admin'] }));
  reviewer = asStaff(await aStaffMember(gatehouse.database, { roles: ['reviewer'] }));
});
afterAll(() => gatehouse.stop());

async function ruleOf(country: string): Promise<Rule | undefined> {
  const { body } = await call<{ items: Rule[] }>(gatehouse, reviewer, 'GET', '/api/countries');
  return body.items.find((rule) => rule.country === country);
}

function change(country: string, body: object, caller: Caller = admin) {
  return call<Rule & { code?: string }>(gatehouse, caller, 'PUT', `/api/countries/${country}`, body);
}

describe('the rules of countries', () => {
  it('P2: there is one for every country and territory that has telephone numbers', async () => {
    const { body } = await call<{ items: Rule[]; nextCursor: null }>(
      gatehouse,
      reviewer,
      'GET',
      '/api/countries',
    );
    expect(body.items.map(({ country }) => country).sort()).toEqual([...getCountries()].sort());
    expect(body.items.length).toBeGreaterThanOrEqual(240);
    expect(body.items[0]).toMatchObject({ country: 'AF', name: 'Afghanistan' });
  });

  it('P2: whatever does not begin as allowed says why', async () => {
    const { body } = await call<{ items: Rule[] }>(gatehouse, reviewer, 'GET', '/api/countries');
    const limited = body.items.filter((rule) =>
      [rule.sms, rule.voice, rule.trunk].some((is) => is !== 'allowed'),
    );
    expect(limited.length).toBeGreaterThan(10);
    for (const { country, note } of limited) expect([country, note]).toEqual([country, expect.any(String)]);
    expect(await ruleOf('KP')).toMatchObject({ sms: 'blocked', voice: 'blocked', trunk: 'blocked' });
    expect(await ruleOf('SO')).toMatchObject({ sms: 'allowed', voice: 'approval' });
    expect(await ruleOf('DE')).toMatchObject({
      sms: 'allowed',
      voice: 'allowed',
      trunk: 'allowed',
      note: null,
    });
  });

  it('an admin changes what he names and leaves the rest; it is recorded, and the platform is told', async () => {
    const changed = await change('FR', { voice: 'approval', note: 'Fraud in November.', version: 1 });

    expect(changed).toMatchObject({
      status: 200,
      body: {
        country: 'FR',
        sms: 'allowed',
        voice: 'approval',
        trunk: 'allowed',
        note: 'Fraud in November.',
        version: 2,
      },
    });
    expect(await ruleOf('FR')).toEqual(changed.body);
    const [event] = await rowsIn<{ detail: object }>(
      gatehouse.database,
      `SELECT detail FROM audit_events WHERE action = 'country_rule.changed' AND detail ->> 'country' = 'FR'`,
    );
    expect(event?.detail).toMatchObject({ before: { voice: 'allowed' }, after: { voice: 'approval' } });
    const told = await rowsIn(
      gatehouse.database,
      `SELECT channel, template, recipient, payload FROM outbox_messages WHERE template = 'country_rule.changed'`,
    );
    expect(told).toEqual([
      {
        channel: 'webhook',
        template: 'country_rule.changed',
        recipient: 'platform',
        payload: { country: 'FR' },
      },
    ]);
  });

  it('one of two admins who change the same rule at the same time is told to look again', async () => {
    const answers = await Promise.all([
      change('IT', { sms: 'blocked', version: 1 }),
      change('IT', { sms: 'approval', version: 1 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('version_stale');
    expect(await ruleOf('IT')).toMatchObject({ version: 2 });
  });

  it.each([
    [{ sms: 'forbidden', version: 1 }, 422],
    [{ sms: null, version: 1 }, 422],
    [{ sms: 'blocked' }, 422],
    [{ version: 1 }, 422],
    [{ sms: 'blocked', version: 1, fax: 'blocked' }, 422],
    [{ sms: 'blocked', version: 7 }, 409],
  ])('refuses %j', async (body, status) => {
    expect((await change('ES', body)).status).toBe(status);
    expect(await ruleOf('ES')).toMatchObject({ sms: 'allowed', version: 1 });
  });

  it.each(['XX', 'de', 'DEU', '001', '%00'])('knows no country %s', async (country) => {
    const answer = await change(country, { sms: 'blocked', version: 1 });
    expect([404, 422]).toContain(answer.status);
  });

  it('only an admin changes one', async () => {
    expect((await change('PT', { sms: 'blocked', version: 1 }, reviewer)).status).toBe(403);
  });
});
