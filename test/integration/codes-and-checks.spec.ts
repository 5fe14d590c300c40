import { afterAll, beforeAll, expect, it } from 'vitest';
import { FACT_KINDS, FACT_SOURCES } from '../../src/accounts/account-facts.js';
import { LANES } from '../../src/cases/case.entity.js';
import { CASE_STATUSES } from '../../src/cases/cases.states.js';
import { OUTCOMES } from '../../src/cases/decision.entity.js';
import { EVIDENCE_KINDS } from '../../src/cases/evidence/evidence-kinds.js';
import { HOLD_CODE_NAMES } from '../../src/holds/hold.codes.js';
import { HOLD_KINDS, HOLD_SOURCES } from '../../src/holds/hold.entity.js';
import {
  ACCOUNT_MODES,
  ACCOUNT_STATUSES,
  BANDS,
  CASE_TYPES,
  PLANS,
  ROLES,
  SERVICES,
} from '../../src/kernel/words.js';
import { USAGE_SERVICES } from '../../src/monitoring/usage/usage-line.js';
import { REASSESSMENT_CODES } from '../../src/reassessments/reassessments.codes.js';
import { REASSESSMENT_STATUSES } from '../../src/reassessments/reassessments.states.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { rowsIn } from '../support/rows-in.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it.each([
  ['accounts', 'plan', PLANS],
  ['accounts', 'mode', ACCOUNT_MODES],
  ['accounts', 'status', ACCOUNT_STATUSES],
  ['accounts', 'band', BANDS],
  ['account_facts', 'kind', Object.keys(FACT_KINDS)],
  ['account_facts', 'source', FACT_SOURCES],
  ['holds', 'kind', HOLD_KINDS],
  ['holds', 'source', HOLD_SOURCES],
  ['holds', 'code', HOLD_CODE_NAMES],
  ['holds', 'services', SERVICES],
  ['cases', 'type', CASE_TYPES],
  ['cases', 'status', CASE_STATUSES],
  ['cases', 'lane', LANES],
  ['decisions', 'outcome', OUTCOMES],
  ['case_evidence', 'kind', EVIDENCE_KINDS],
  ['reassessments', 'status', REASSESSMENT_STATUSES],
  ['reassessments', 'rejection_codes', REASSESSMENT_CODES.map(({ code }) => code)],
  ['usage_hours', 'service', USAGE_SERVICES],
  ['staff', 'roles', ROLES],
])('the database holds the same words for %s.%s as the program', async (table, column, words) => {
  const checks = await rowsIn<{ definition: string }>(
    database,
    `SELECT pg_get_constraintdef(c.oid) AS definition FROM pg_constraint c
     WHERE c.conrelid = $1::regclass AND c.contype = 'c' AND c.conkey = ARRAY[(
       SELECT attnum FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2)]::smallint[]`,
    [table, column],
  );
  const list = checks.map((check) => check.definition).find((definition) => definition.includes('ARRAY['));
  const held = [...(list ?? '').matchAll(/'([^']+)'::text/g)].map((match) => match[1]);

  expect(held.sort()).toEqual([...words].sort());
});
