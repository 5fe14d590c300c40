import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/http/problem.js';
import { DAY, HOUR } from '../../../src/kernel/clock.js';
import type { UsageHourView } from '../../../src/monitoring/usage/usage.dto.js';
import { asCustomer, asStaff, call, PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, anAccount } from '../../support/builders.js';
import { rowsIn } from '../../support/rows-in.js';
import { aLine, asLines, daysOf, linesOf, sendUsage } from '../../support/usage.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

const TODAY = new Date().toISOString().slice(0, 10);
const YESTERDAY = new Date(Date.now() - DAY).toISOString().slice(0, 10);

interface Listed {
  readonly items: readonly UsageHourView[];
  readonly nextCursor: string | null;
}

function listed<Body = Listed>(account: { readonly sid: string }, query = '', caller = PLATFORM) {
  return call<Body>(gatehouse, caller, 'GET', `/api/accounts/${account.sid}/usage${query}`);
}

describe('P5: the platform reports usage', () => {
  it('line by line, in any order: each is taken, and the day of the account adds up its messages and minutes', async () => {
    const account = await anAccount(gatehouse.database);

    const answer = await sendUsage(
      gatehouse,
      asLines([
        aLine(account, { hour: `${TODAY}T00:00:00Z`, units: 5 }),
        aLine(account, { hour: `${YESTERDAY}T23:00:00Z`, units: 7 }),
        aLine(account, { hour: `${TODAY}T00:00:00Z`, service: 'voice', units: 1.4 }),
        aLine(account, { hour: `${TODAY}T00:00:00Z`, service: 'voice', country: 'FR', units: 0.4 }),
        aLine(account, { hour: `${TODAY}T00:00:00Z`, service: 'numbers', units: 3 }),
      ]),
    );

    expect([answer.status, answer.body]).toEqual([200, { accepted: 5, rejected: [], moreRejected: 0 }]);
    expect(await daysOf(gatehouse.database, account)).toEqual({ [YESTERDAY]: 7, [TODAY]: 7 });
  });

  it('again: the same line changes nothing, a corrected one takes its place and the day follows', async () => {
    const account = await anAccount(gatehouse.database);
    const line = aLine(account, { units: 10, failed: 2, cost: '0.10' });
    await sendUsage(gatehouse, asLines([line]));
    const [first] = (await listed(account)).body.items;

    await sendUsage(gatehouse, asLines([{ ...line, cost: 0.1 }]));
    const [repeated] = (await listed(account)).body.items;
    await sendUsage(gatehouse, asLines([aLine(account, { units: 4 })]));
    const [corrected] = (await listed(account)).body.items;

    expect(repeated).toEqual(first);
    expect(corrected).toMatchObject({ units: 4, failed: null, cost: null });
    expect(await linesOf(gatehouse.database, account)).toBe(1);
    expect(await daysOf(gatehouse.database, account)).toEqual({ [TODAY]: 4 });
  });

  it('twice in one body: the last line counts, and both are accepted', async () => {
    const account = await anAccount(gatehouse.database);

    const { body } = await sendUsage(
      gatehouse,
      asLines([aLine(account, { units: 100 }), aLine(account, { units: 6 })]),
    );

    expect(body.accepted).toBe(2);
    expect(await daysOf(gatehouse.database, account)).toEqual({ [TODAY]: 6 });
  });

  it('with wrong lines among them: those are named by their number, the rest goes through', async () => {
    const account = await anAccount(gatehouse.database);

    const { status, body } = await sendUsage(
      gatehouse,
      asLines([
        '{"account":',
        aLine(account),
        '',
        aLine({ id: '01900000-0000-7000-8000-000000000000' }),
        aLine(account, { units: -1 }),
        'x'.repeat(10_000),
        aLine(account, { colour: 'blue' }),
        aLine(account, { hour: new Date(Date.now() + 3 * HOUR).toISOString().replace(/:.*/, ':00:00Z') }),
        '[]',
      ]),
    );

    expect(status).toBe(200);
    expect(body).toEqual({
      accepted: 1,
      rejected: [
        { line: 1, code: 'json_malformed', field: null },
        { line: 4, code: 'account_unknown', field: 'account' },
        { line: 5, code: 'number_invalid', field: 'units' },
        { line: 6, code: 'line_too_long', field: null },
        { line: 7, code: 'unknown_field', field: 'colour' },
        { line: 8, code: 'hour_in_future', field: 'hour' },
        { line: 9, code: 'not_an_object', field: null },
      ],
      moreRejected: 0,
    });
    expect(await linesOf(gatehouse.database, account)).toBe(1);
  });

  it('of which most is wrong: a thousand lines are named, of the others the number is told', async () => {
    const account = await anAccount(gatehouse.database);
    const wrong = Array.from({ length: 12_345 }, () => '{"no":1}');

    const { body } = await sendUsage(gatehouse, asLines([...wrong, aLine(account)]));

    expect([body.accepted, body.rejected.length, body.moreRejected]).toEqual([1, 1000, 11_345]);
    expect(body.rejected.at(-1)).toEqual({ line: 1000, code: 'unknown_field', field: 'no' });
  });

  it('around midnight UTC: each hour counts for its own day, in a partition of its own', async () => {
    const account = await anAccount(gatehouse.database);

    await sendUsage(
      gatehouse,
      asLines([
        aLine(account, { hour: `${YESTERDAY}T23:00:00Z`, units: 1 }),
        aLine(account, { hour: `${TODAY}T00:00:00Z`, units: 2 }),
        aLine(account, { hour: `${TODAY}T01:00:00+02:00`, units: 4, country: 'FR' }),
      ]),
    );

    expect(await daysOf(gatehouse.database, account)).toEqual({ [YESTERDAY]: 5, [TODAY]: 2 });
    const kept = await rowsIn<{ partition: string; units: number }>(
      gatehouse.database,
      `SELECT tableoid::regclass::text AS partition, (sum(milliunits) / 1000)::int AS units FROM usage_hours WHERE account_id = $1 GROUP BY 1 ORDER BY 1`,
      [account.id],
    );
    expect(kept).toEqual([
      { partition: `usage_hours_${YESTERDAY.replaceAll('-', '')}`, units: 5 },
      { partition: `usage_hours_${TODAY.replaceAll('-', '')}`, units: 2 },
    ]);
  });

  it('up to 90 days back and one hour ahead, and no further', async () => {
    const account = await anAccount(gatehouse.database);
    const at = (ms: number): string => new Date(Math.floor(ms / HOUR) * HOUR).toISOString();
    const now = Date.now();

    const { body } = await sendUsage(
      gatehouse,
      asLines([
        aLine(account, { hour: at(now - 89 * DAY) }),
        aLine(account, { hour: at(now + HOUR) }),
        aLine(account, { hour: at(now - 91 * DAY) }),
        aLine(account, { hour: at(now + 3 * HOUR) }),
      ]),
    );

    expect(body.accepted).toBe(2);
    expect(body.rejected.map(({ line, code }) => [line, code])).toEqual([
      [3, 'hour_too_old'],
      [4, 'hour_in_future'],
    ]);
  });

  it('as something else than lines of JSON, or packed: 415, and nothing is read', async () => {
    const account = await anAccount(gatehouse.database);
    const body = asLines([aLine(account)]);
    const refused = [
      await sendUsage<Problem>(gatehouse, body, { headers: { 'content-type': 'application/json' } }),
      await sendUsage<Problem>(gatehouse, body, { headers: { 'content-type': 'text/plain' } }),
      await sendUsage<Problem>(gatehouse, body, { headers: { 'content-encoding': 'gzip' } }),
    ];

    expect(refused.map(({ status }) => status)).toEqual([415, 415, 415]);
    expect(refused.map((answer) => answer.body.code)).toEqual([
      'media_type_unsupported',
      'media_type_unsupported',
      'encoding_unsupported',
    ]);
    expect(await linesOf(gatehouse.database, account)).toBe(0);
  });

  it('with nothing in it: nothing is accepted', async () => {
    expect((await sendUsage(gatehouse, '')).body).toEqual({ accepted: 0, rejected: [], moreRejected: 0 });
    expect((await sendUsage(gatehouse, '\n\r\n\n')).body.accepted).toBe(0);
  });

  it('lines of JSON to any other address are no body there', async () => {
    const answer = await call<Problem>(gatehouse, PLATFORM, 'POST', '/api/complaints', '{"account":"AC"}\n', {
      'content-type': 'application/x-ndjson',
    });
    expect(answer.status).toBe(422);
  });
});

describe('what was reported can be read', () => {
  it('the newest hour first, page by page, half-open', async () => {
    const account = await anAccount(gatehouse.database);
    const countries = ['DE', 'FR', 'US'];
    const lines = ['00', '01', '02', '03'].flatMap((hour) =>
      countries.map((country) => aLine(account, { hour: `${YESTERDAY}T${hour}:00:00Z`, country })),
    );
    await sendUsage(gatehouse, asLines(lines));
    const range = `from=${YESTERDAY}T01:00:00Z&to=${YESTERDAY}T03:00:00Z`;

    const first = await listed(account, `?${range}&limit=4`);
    const second = await listed(account, `?${range}&limit=4&cursor=${first.body.nextCursor}`);

    const keys = [...first.body.items, ...second.body.items].map(
      ({ hour, country }) => `${hour.slice(11, 13)} ${country}`,
    );
    expect(keys).toEqual(['02 US', '02 FR', '02 DE', '01 US', '01 FR', '01 DE']);
    expect(second.body.nextCursor).toBeNull();
  });

  it('every field as it was sent; what was not sent is null', async () => {
    const account = await anAccount(gatehouse.database);
    const told = {
      attempts: 12,
      uniqueDestinations: 9,
      failed: 2,
      inbound: 1,
      otpSent: 8,
      otpVerified: 7,
      optOuts: 1,
      complaints: 0,
      numbersOwned: 4,
    };
    await sendUsage(
      gatehouse,
      asLines([
        aLine(account, { ...told, service: 'voice', country: 'XS', units: 65.8, cost: 69.09 }),
        aLine(account, { service: 'numbers', country: 'US', units: 2 }),
      ]),
    );

    const { items } = (await listed(account)).body;

    const hour = `${TODAY}T00:00:00.000Z`;
    expect(items[0]).toEqual({
      ...{ ...told, account: account.sid, hour, service: 'voice', country: 'XS', units: 65.8, cost: '69.09' },
      recordedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(items[1]).toMatchObject({ service: 'numbers', units: 2, attempts: null, cost: null });
  });

  it('by the platform and by staff who may see the account, by nobody else', async () => {
    const account = await anAccount(gatehouse.database, { country: 'DE' });
    const near = asStaff(await aStaffMember(gatehouse.database, { roles: ['reviewer'] }));
    const far = asStaff(
      await aStaffMember(gatehouse.database, { roles: ['reviewer'], scope: { countries: ['FR'] } }),
    );

    const answers = [near, far, asCustomer(account), PLATFORM].map((caller) => listed(account, '', caller));

    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 404, 403, 200]);
  });

  it('a range that ends before it begins, or a cursor of another list, is refused', async () => {
    const account = await anAccount(gatehouse.database);
    const answers = [
      await listed<Problem>(account, `?from=${TODAY}T00:00:00Z&to=${YESTERDAY}T00:00:00Z`),
      await listed<Problem>(account, '?cursor=WzEsMl0'),
      await listed<Problem>(account, '?from=yesterday'),
    ];
    expect(answers.map(({ status, body }) => [status, body.errors?.[0]?.field])).toEqual([
      [422, 'to'],
      [422, 'cursor'],
      [422, 'from'],
    ]);
  });
});
