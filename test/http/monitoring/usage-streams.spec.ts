import { request, type ClientRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/http/problem.js';
import { HOUR } from '../../../src/kernel/clock.js';
import type { UsageTakenInView } from '../../../src/monitoring/usage/usage.dto.js';
import { PLATFORM } from '../../support/api.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAccount, type BuiltAccount } from '../../support/builders.js';
import { eventually } from '../../support/eventually.js';
import { aLine, asLines, daysOf, linesOf, sendUsage } from '../../support/usage.js';

let gatehouse: TestApp;
beforeAll(async () => {
  gatehouse = await startTestApp();
});
afterAll(() => gatehouse.stop());

const TODAY = new Date().toISOString().slice(0, 10);
const MIB = 1_048_576;

/** Lines of one unit each, every one with a key of its own. */
function distinctLines(account: BuiltAccount, count: number): string {
  const now = Math.floor(Date.now() / HOUR) * HOUR;
  const countries = ['DE', 'FR', 'GB', 'US', 'XS'];
  return asLines(
    Array.from({ length: count }, (_, n) => {
      const hour = new Date(now - Math.floor(n / 5) * HOUR).toISOString();
      return aLine(account, { hour, country: countries[n % 5], units: 1 });
    }),
  );
}

/** Sends the same bytes over and over, as fast as they are taken, and nothing of it is kept here. Gives what was answered. */
function sendRepeatedly(chunk: Buffer, times: number): Promise<UsageTakenInView> {
  return new Promise((resolve, reject) => {
    const sending = startSending({}, (answer) => resolve(JSON.parse(answer))).on('error', reject);
    let left = times;
    const goOn = (): void => {
      while (left > 0) {
        left -= 1;
        if (!sending.write(chunk)) return void sending.once('drain', goOn);
      }
      sending.end();
    };
    goOn();
  });
}

/** Sends the beginning of a body and goes away. */
function breakOff(text: string, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  return new Promise((resolve) => {
    const sending = startSending(headers, () => undefined);
    sending.on('error', () => undefined); // it is we who end it
    sending.on('close', resolve);
    sending.write(text, () => setTimeout(() => sending.destroy(), 200));
  });
}

function startSending(
  headers: Readonly<Record<string, string>>,
  answered: (text: string) => void,
): ClientRequest {
  const options = {
    method: 'POST',
    headers: { ...PLATFORM, 'content-type': 'application/x-ndjson', ...headers },
  };
  return request(`${gatehouse.url}/api/usage`, options, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => (text += part));
    response.on('end', () => answered(text));
  });
}

/** How far the memory of this process, server and client in one, rose above where it was. */
async function memoryRise(task: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 10);
  try {
    await task();
  } finally {
    clearInterval(watch);
  }
  return peak - before;
}

describe('P5: a body of any size', () => {
  it('is taken in as it comes, and does not have to fit into memory', async () => {
    const account = await anAccount(gatehouse.database);
    // Blanks between the fields are JSON too: many bytes, few lines.
    const lines = distinctLines(account, 16).replaceAll(',', `,${' '.repeat(900)}`);
    const chunk = Buffer.from(lines);
    await sendRepeatedly(chunk, Math.ceil((40 * MIB) / chunk.length)); // the memory that any work takes
    const times = Math.ceil((400 * MIB) / chunk.length);

    let answer: UsageTakenInView | undefined;
    const rise = await memoryRise(async () => (answer = await sendRepeatedly(chunk, times)));

    expect(answer).toEqual({ accepted: 16 * times, rejected: [], moreRejected: 0 });
    expect(await linesOf(gatehouse.database, account)).toBe(16);
    expect(rise / MIB).toBeLessThan(200);
  }, 180_000);

  it('may hold a line of ten megabytes: that one is rejected', async () => {
    const account = await anAccount(gatehouse.database);
    const long = `{"account":"${'x'.repeat(10 * MIB)}"}`;

    const { body } = await sendUsage(gatehouse, asLines([aLine(account), long, aLine(account)]));

    expect(body).toEqual({
      accepted: 2,
      rejected: [{ line: 2, code: 'line_too_long', field: null }],
      moreRejected: 0,
    });
  });

  it('that breaks off leaves whole batches behind, and can be sent again', async () => {
    const account = await anAccount(gatehouse.database);
    const text = distinctLines(account, 9000);

    await breakOff(text.slice(0, text.length * 0.7));
    await eventually(async () => (await linesOf(gatehouse.database, account)) >= 4000);
    const { status, body } = await sendUsage(gatehouse, text);

    expect([status, body.accepted]).toEqual([200, 9000]);
    expect(await linesOf(gatehouse.database, account)).toBe(9000);
    const units = Object.values(await daysOf(gatehouse.database, account));
    expect(units.reduce((sum, each) => sum + each)).toBe(9000);
  });
});

describe('P5: an idempotency key on lines of JSON', () => {
  it('gives the first answer again, and does not bring back what was corrected since', async () => {
    const account = await anAccount(gatehouse.database);
    const headers = { 'idempotency-key': 'usage-1' };
    const lines = asLines([aLine(account, { units: 10 }), '{}']);

    const first = await sendUsage(gatehouse, lines, { headers });
    await sendUsage(gatehouse, asLines([aLine(account, { units: 3 })]));
    const again = await sendUsage(gatehouse, lines, { headers });

    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await daysOf(gatehouse.database, account)).toEqual({ [TODAY]: 3 });
  });

  it('refuses other lines under the same key, and takes nothing of them', async () => {
    const account = await anAccount(gatehouse.database);
    const headers = { 'idempotency-key': 'usage-2' };
    const text = distinctLines(account, 5000);
    await sendUsage(gatehouse, text, { headers });

    const other = await sendUsage<Problem>(gatehouse, text.replace(/"units":1}\n$/, '"units":9}\n'), {
      headers,
    });

    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    const units = Object.values(await daysOf(gatehouse.database, account));
    expect(units.reduce((sum, each) => sum + each)).toBe(5000);
  });

  it('can be used again when the first body broke off', async () => {
    const account = await anAccount(gatehouse.database);
    const headers = { 'idempotency-key': 'usage-3' };
    const text = distinctLines(account, 5000);

    await breakOff(text.slice(0, -200), headers);

    const answer = await eventually(async () => {
      const again = await sendUsage(gatehouse, text, { headers });
      return again.status !== 409 && again; // until it is noticed that the first one is gone
    });
    expect([answer.status, answer.body.accepted]).toEqual([200, 5000]);
  });
});
