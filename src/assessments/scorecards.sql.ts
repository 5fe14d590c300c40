import type { Statement } from '../database/statement.js';
import type { Scorecard } from './scorecard.js';

/** A version as it is kept, with the name of whoever published it. The JSON is read by `readStored`. */
export interface ScorecardRow {
  readonly version: number;
  readonly scorecard: unknown;
  readonly createdAt: Date;
  readonly createdByName: string | null;
}

const ROWS = `SELECT c.version, c.scorecard, c.created_at AS "createdAt", s.name AS "createdByName"
              FROM scorecards c LEFT JOIN staff s ON s.id = c.created_by`;

/** Gives `ScorecardRow`s: the version by which signups are assessed. */
export function newestScorecard(): Statement {
  return { name: 'newest-scorecard', text: `${ROWS} ORDER BY c.version DESC LIMIT 1`, values: [] };
}

/** Gives `ScorecardRow`s before a version, the newest first; for `GET /api/scorecards`. */
export function scorecardsBefore(version: number, limit: number): Statement {
  return {
    name: 'scorecards-before',
    text: `${ROWS} WHERE c.version < $1 ORDER BY c.version DESC LIMIT $2`,
    values: [version, limit],
  };
}

/** Keeps the first version, unless there is one. Several processes may start at once. */
export function insertFirstScorecard(scorecard: Scorecard, at: Date): Statement {
  return {
    name: 'insert-first-scorecard',
    text: `INSERT INTO scorecards (version, scorecard, created_at)
           SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT 1 FROM scorecards) ON CONFLICT (version) DO NOTHING`,
    values: [scorecard.version, JSON.stringify(scorecard), at],
  };
}
