import { afterEach, describe, expect, it } from 'vitest';
import { LoadDemonstration } from '../../src/demonstration/load-demonstration.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ensureDemonstration } from '../support/demonstration.js';
import { rowsIn } from '../support/rows-in.js';

describe('the demonstration can be loaded', () => {
  let gatehouse: TestApp;
  afterEach(() => gatehouse.stop());

  async function states(): Promise<readonly string[]> {
    const rows = await rowsIn<{ state: string }>(
      gatehouse.database,
      `SELECT c.type || ' ' || c.status || ' ' || c.round || ' ' || count(*) AS state FROM cases c GROUP BY c.type, c.status, c.round ORDER BY 1`,
    );
    return rows.map(({ state }) => state);
  }

  it('at any time of the year, whatever holidays and weekends lie in between', async () => {
    const seen: (readonly string[])[] = [];
    for (const day of ['2026-12-27T03:10:00Z', '2027-04-04T23:55:00Z', '2027-02-28T12:00:00Z']) {
      gatehouse = await startTestApp({ DEMO: '1' }, { worker: false });
      gatehouse.clock.offset = Date.parse(day) - Date.now();
      expect(await gatehouse.app.get(LoadDemonstration).load(), day).toEqual([]);
      seen.push(await states());
      await gatehouse.stop();
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    gatehouse = await startTestApp({}, { worker: false });
  });

  it('with other settings: what they refuse is left out', async () => {
    gatehouse = await startTestApp(
      { DEMO: '1', FOUR_EYES: 'on', ZERO_TOLERANCE_DECIDER: 'person', COMPLAINT_RESPONSE: 'none' },
      { worker: false },
    );

    expect(await ensureDemonstration(gatehouse)).toBe('loaded');

    expect((await states()).length).toBeGreaterThan(8);
  });
});
