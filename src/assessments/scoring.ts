import type { Band } from '../kernel/words.js';
import { BANDS } from '../kernel/words.js';
import type { Scorecard } from './scorecard.js';
import { MAX_SCORE } from './scorecard.js';
import type { Observation, Signal } from './signals/signal.js';

/** What an assessment asks for. What becomes of a contracted account is decided by whoever acts on it: it is assessed all the same. */
export const OUTCOMES = ['allow', 'review', 'hold'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** P3: high risk may be put on the hold list. */
export const OUTCOME_OF_BAND: Readonly<Record<Band, Outcome>> = {
  low: 'allow',
  medium: 'review',
  high: 'hold',
  blocked: 'hold',
};

export interface ScoredSignup {
  readonly signals: readonly Signal[];
  /** 0–100: the sum of the points, capped. */
  readonly score: number;
  readonly band: Band;
  readonly outcome: Outcome;
}

/** P1: turns what was observed into points, a score, a band and an outcome. The same observations and scorecard always give the same result. */
export function score(observations: readonly Observation[], scorecard: Scorecard): ScoredSignup {
  const signals = observations.map((observation) => ({
    ...observation,
    points: scorecard.points[observation.name],
  }));
  const sum = signals.reduce((total, signal) => total + signal.points, 0);
  const capped = Math.min(MAX_SCORE, sum);
  const forced = signals.map((signal) => scorecard.forced[signal.name] ?? 'low');
  const band = worstOf([bandOf(capped, scorecard), ...forced]);
  return { signals, score: capped, band, outcome: OUTCOME_OF_BAND[band] };
}

/** The band in which a score lies, nothing being forced. A threshold belongs to the band it opens. */
export function bandOf(points: number, { thresholds }: Scorecard): Band {
  if (points >= thresholds.blocked) return 'blocked';
  if (points >= thresholds.high) return 'high';
  return points >= thresholds.medium ? 'medium' : 'low';
}

function worstOf(bands: readonly Band[]): Band {
  return BANDS.findLast((band) => bands.includes(band)) ?? 'low';
}
