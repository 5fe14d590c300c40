import type { FieldError } from '../kernel/errors.js';
import { InvalidError } from '../kernel/errors.js';
import type { Band } from '../kernel/words.js';
import { BANDS } from '../kernel/words.js';
import type { SignalName } from './signals/signal.js';
import { SIGNAL_NAMES, isSignalName } from './signals/signal.js';

/** How many points each signal is worth, from which score on a band begins, and which signals force a band whatever the score. */
export interface Scorecard {
  readonly version: number;
  readonly points: Readonly<Record<SignalName, number>>;
  /** The lowest score of each band; below `medium` everything is low. */
  readonly thresholds: { readonly medium: number; readonly high: number; readonly blocked: number };
  /** The lowest band that a signup with this signal can have. */
  readonly forced: Readonly<Partial<Record<SignalName, Band>>>;
}

export const MAX_SCORE = 100;
/** As far as the database counts. */
export const MAX_VERSION = 2_147_483_647;

/**
 * The scorecard that a new installation begins with (version 1). A small honest business with free mail and no website stays low;
 * one throw-away address is at least medium; two strong signals, or one with several weak ones, are high and go on hold (P3).
 */
export const DEFAULT_SCORECARD: Scorecard = {
  version: 1,
  points: {
    disposable_email: 40,
    disposable_email_suspected: 30,
    free_email_mismatch: 8,
    phone_invalid: 20,
    phone_premium_rate: 35,
    phone_virtual: 8,
    phone_country_mismatch: 8,
    website_missing: 8,
    website_unusable: 15,
    website_reserved: 3,
    lookalike_domain: 45,
    brand_in_domain: 10,
    brand_name_claimed: 30,
    company_name_meaningless: 20,
    ip_country_mismatch: 5,
    ip_country_mismatches: 12,
    countries_all_different: 20,
    card_flagged: 60,
    card_country_mismatch: 8,
    linked_phone: 35,
    linked_card: 45,
    linked_device: 40,
    linked_website_domain: 35,
    linked_email: 50,
    linked_company_name: 25,
    carrier_complaint: 60,
    recipient_complaint: 15,
    phishing_or_spam: 60,
    number_hoarding: 60,
  },
  thresholds: { medium: 30, high: 60, blocked: 90 },
  forced: {
    card_flagged: 'high',
    linked_phone: 'medium',
    linked_card: 'medium',
    linked_device: 'medium',
    linked_website_domain: 'medium',
    linked_email: 'medium',
    linked_company_name: 'medium',
    carrier_complaint: 'high',
    phishing_or_spam: 'high',
    number_hoarding: 'high',
  },
};

/**
 * Reads a scorecard from JSON (a table's column, a person's edit). Every signal must have its points, whole numbers from 0 to 100.
 * @throws InvalidError `scorecard_invalid`, naming every field that is wrong
 */
export function parseScorecard(value: unknown): Scorecard {
  const faults: FieldError[] = [];
  const card = asRecord(value);
  const pointsGiven = asRecord(card['points']);
  const thresholdsGiven = asRecord(card['thresholds']);
  const readThreshold = (name: 'medium' | 'high' | 'blocked'): number =>
    readWhole(thresholdsGiven[name], `thresholds.${name}`, 1, MAX_SCORE, faults);

  const version = readWhole(card['version'], 'version', 1, MAX_VERSION, faults);
  const points = Object.fromEntries(
    SIGNAL_NAMES.map((name) => [name, readWhole(pointsGiven[name], `points.${name}`, 0, MAX_SCORE, faults)]),
  );
  const thresholds = {
    medium: readThreshold('medium'),
    high: readThreshold('high'),
    blocked: readThreshold('blocked'),
  };
  const forced = readForced(card['forced'], faults);

  refuseUnknown(card, ['version', 'points', 'thresholds', 'forced'], '', faults);
  refuseUnknown(pointsGiven, SIGNAL_NAMES, 'points.', faults);
  refuseUnknown(thresholdsGiven, ['medium', 'high', 'blocked'], 'thresholds.', faults);
  if (thresholds.medium >= thresholds.high || thresholds.high >= thresholds.blocked) {
    faults.push(fault('thresholds', 'must rise from medium to high to blocked'));
  }
  if (faults.length > 0 || !hasAllSignals(points)) {
    throw new InvalidError(
      'scorecard_invalid',
      'This scorecard cannot be used. Correct the fields named.',
      faults,
    );
  }
  return { version, points, thresholds, forced };
}

function readForced(value: unknown, faults: FieldError[]): Partial<Record<SignalName, Band>> {
  const forced: Partial<Record<SignalName, Band>> = {};
  for (const [name, given] of Object.entries(asRecord(value ?? {}))) {
    const band = BANDS.find((band) => band === given);
    if (isSignalName(name) && band !== undefined) forced[name] = band;
    else faults.push(fault(`forced.${name}`, `must be a known signal with one of ${BANDS.join(', ')}`));
  }
  return forced;
}

function readWhole(value: unknown, field: string, least: number, most: number, faults: FieldError[]): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  faults.push(fault(field, `must be a whole number from ${least} to ${most}`));
  return least;
}

function refuseUnknown(given: object, known: readonly string[], path: string, faults: FieldError[]): void {
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) faults.push(fault(path + name, 'is not known'));
  }
}

function hasAllSignals(points: Readonly<Record<string, number>>): points is Record<SignalName, number> {
  return SIGNAL_NAMES.every((name) => Object.hasOwn(points, name));
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function fault(field: string, what: string): FieldError {
  return { field, code: 'scorecard_invalid', message: `${field} ${what}.` };
}
