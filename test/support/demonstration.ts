import { Demonstration, type DemonstrationState } from '../../src/demonstration/demonstration.js';
import type { TestApp } from './app.js';

/** Loads the demonstration where it is wanted (`DEMO=1`), as a start does before anybody is let in. */
export function ensureDemonstration(
  gatehouse: Pick<TestApp, 'app' | 'database'>,
): Promise<DemonstrationState> {
  const { url, ownerUrl } = gatehouse.database;
  return gatehouse.app.get(Demonstration).ensure({ directUrl: url, ownerUrl });
}
