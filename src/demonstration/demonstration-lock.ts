import pg from 'pg';

/** Any fixed number: whoever loads or removes the demonstration holds this lock of the database. */
const DEMONSTRATION_LOCK = 4_242_003;

/** Waits until nobody else loads or removes the demonstration. The lock ends with its connection, so a killed process cannot keep it. */
export async function holdDemonstrationLock(directUrl: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: directUrl, application_name: 'gatehouse-demonstration' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [DEMONSTRATION_LOCK]);
  } catch (error) {
    await client.end();
    throw error;
  }
  return () => client.end();
}
