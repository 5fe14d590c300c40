import { toSid } from '../../src/kernel/ids.js';
import { compareWithBare } from './against-bare.js';
import { ADMIN_TOKEN, startBare, startBenchDatabase, startGatehouse } from './servers.js';
import { seedClaimedCases } from './seed.js';

const CASES = 120_000;

/** Rejections a second over HTTP: lock, version, authority, offer, state, decision, effect, audit and outbox, in one transaction each. */
export async function benchDecisions(): Promise<void> {
  const database = await startBenchDatabase();
  const gatehouse = await startGatehouse(database);
  const bare = await startBare(database.appUrl);
  try {
    const { rows } = await database.client.query<{ id: string }>('SELECT id FROM staff LIMIT 1');
    const cases = await seedClaimedCases(database.client, CASES, rows[0]?.id ?? '');
    const nextCase = (): string => {
      const id = cases.pop();
      if (id === undefined) throw new Error('The seeded cases are used up; seed more.');
      return id;
    };
    const decision = JSON.stringify({ outcome: 'reject', version: 1, codes: ['restriction_stands'] });
    await compareWithBare(
      'decisions',
      database.client,
      {
        url: gatehouse.url,
        residentMiB: () => gatehouse.residentMiB(),
        supply: {
          headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
          next: () => ({
            method: 'POST',
            path: `/api/cases/${toSid('case', nextCase())}/decisions`,
            body: decision,
          }),
        },
      },
      {
        url: bare.url,
        supply: {
          next: () => ({
            method: 'POST',
            path: '/decide',
            body: JSON.stringify({ case: nextCase(), outcome: 'reject', codes: ['restriction_stands'] }),
          }),
        },
      },
      0.4,
    );
  } finally {
    await Promise.all([gatehouse.stop(), bare.stop()]);
    await database.stop();
  }
}
