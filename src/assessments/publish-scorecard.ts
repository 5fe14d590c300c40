import { Injectable } from '@nestjs/common';
import { actorOf, type StaffPrincipal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { insertRow } from '../database/rows.js';
import { violatesUnique } from '../database/statement.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../kernel/clock.js';
import { ConflictError, InvalidError } from '../kernel/errors.js';
import { decodeCursor, toPage, type Page, type PageRequest } from '../kernel/page.js';
import { Ledger } from '../ledger/ledger.js';
import { DEFAULT_SCORECARD, MAX_VERSION, parseScorecard, type Scorecard } from './scorecard.js';
import { StoredScorecard } from './scorecard.entity.js';
import type { PublishScorecardDto, ScorecardView } from './scorecard.dto.js';
import { newestScorecard, scorecardsBefore, type ScorecardRow } from './scorecards.sql.js';
import { readStored, Scorecards } from './scorecards.js';

/**
 * Points and thresholds are data: a change is a new version, by which all later signups are assessed. Old versions and the
 * assessments made by them stay as they are (P1).
 */
@Injectable()
export class PublishScorecard {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly scorecards: Scorecards,
  ) {}

  /** @throws InvalidError `scorecard_invalid` at its fields, ConflictError `version_stale` when somebody was faster */
  async publish(by: StaffPrincipal, wanted: PublishScorecardDto): Promise<ScorecardView> {
    const row = await this.database.find<ScorecardRow>(newestScorecard());
    const newest = row === null ? DEFAULT_SCORECARD : readStored(row.scorecard);
    if (wanted.version !== newest.version) throw staleVersion(wanted.version, newest.version);
    const { points, thresholds, forced } = newest;
    const next = parseScorecard({ points, thresholds, forced, ...wanted, version: newest.version + 1 });
    const createdAt = this.clock.now();
    try {
      await this.unitOfWork.run((tx) => {
        const kept = { version: next.version, scorecard: next, createdAt, createdBy: by.staff.id };
        tx.write(insertRow(StoredScorecard, kept));
        this.ledger.record(tx, createdAt, {
          action: 'scorecard.published',
          actor: actorOf(by),
          subjectKind: 'scorecard',
          subjectId: null,
          detail: { version: next.version, changed: changesOf(newest, next) },
        });
        return Promise.resolve();
      });
    } catch (error) {
      throw violatesUnique(error, 'scorecards_pkey') ? staleVersion(wanted.version, next.version) : error;
    }
    this.scorecards.forget();
    return present(next, createdAt, by.staff.name);
  }

  /** All versions, the newest first. @throws InvalidError for a cursor of another list */
  async list({ limit, cursor }: PageRequest): Promise<Page<ScorecardView>> {
    const before = cursor === undefined ? MAX_VERSION : versionOf(cursor);
    const rows = await this.database.query<ScorecardRow>(scorecardsBefore(before, limit + 1));
    return toPage(
      rows,
      limit,
      (row) => [row.version],
      (row) => present(readStored(row.scorecard), row.createdAt, row.createdByName),
    );
  }
}

function present(
  { version, points, thresholds, forced }: Scorecard,
  createdAt: Date,
  createdBy: string | null,
): ScorecardView {
  return { version, points, thresholds, forced, createdAt: createdAt.toISOString(), createdBy };
}

/** What is different, for the audit trail: each name with what it was and what it is. */
function changesOf(before: Scorecard, after: Scorecard): Readonly<Record<string, readonly unknown[]>> {
  const was = flatten(before);
  const is = flatten(after);
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return Object.fromEntries(
    names
      .filter((name) => was[name] !== is[name])
      .map((name) => [name, [was[name] ?? null, is[name] ?? null]]),
  );
}

function flatten({ points, thresholds, forced }: Scorecard): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries({ points, thresholds, forced }).flatMap(([group, values]) =>
      Object.entries(values).map(([name, value]) => [`${group}.${name}`, value]),
    ),
  );
}

function versionOf(cursor: string): number {
  const [version] = decodeCursor(cursor, 1);
  if (typeof version === 'number' && Number.isInteger(version) && version > 0 && version <= MAX_VERSION)
    return version;
  throw InvalidError.field(
    'cursor',
    'cursor_invalid',
    'This cursor was not given by this list. Start again without it.',
  );
}

function staleVersion(given: number, current: number): ConflictError {
  return new ConflictError(
    'version_stale',
    'Somebody has published another scorecard meanwhile. Look at it before you go on.',
    { given, current },
  );
}
