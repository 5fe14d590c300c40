import { afterAll, beforeAll, expect, it } from 'vitest';
import { FACT_KINDS, FACT_SOURCES } from '../../src/accounts/account-facts.js';
import { BUSINESS_IDENTITIES, PROFILE_TYPES } from '../../src/business-profiles/business-profile.entity.js';
import { PROFILE_CODES } from '../../src/business-profiles/business-profiles.codes.js';
import { PROFILE_STATUSES } from '../../src/business-profiles/business-profiles.states.js';
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
import { OUTBOUND_FINDINGS } from '../../src/outbound-permissions/outbound-finding.js';
import { REQUEST_CHANNELS } from '../../src/outbound-permissions/outbound-permission.entity.js';
import { OUTBOUND_CODES } from '../../src/outbound-permissions/outbound-permissions.codes.js';
import { OUTBOUND_PERMISSION_STATUSES } from '../../src/outbound-permissions/outbound-permissions.states.js';
import { DELIVERY_STATES } from '../../src/notifications/event-streams/delivery/deliveries.sql.js';
import { SINK_STATUSES } from '../../src/notifications/event-streams/sink.entity.js';
import { CHANNELS } from '../../src/ledger/outbox-message.js';
import {
  CODE_CHANNELS,
  CODE_END_REASONS,
} from '../../src/outbound-permissions/phone-codes/phone-codes.rules.js';
import { BOOKS } from '../../src/outbound-permissions/deposits/books/books.js';
import { DEPOSIT_STATUSES } from '../../src/outbound-permissions/deposits/deposits.states.js';
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
  ['outbound_permissions', 'status', OUTBOUND_PERMISSION_STATUSES],
  ['outbound_permissions', 'opened_via', REQUEST_CHANNELS],
  ['outbound_permissions', 'findings', OUTBOUND_FINDINGS],
  ['outbound_permissions', 'rejection_codes', OUTBOUND_CODES.map(({ code }) => code)],
  ['outbound_permissions', 'channels', SERVICES],
  ['outbound_permissions', 'condition_services', SERVICES],
  ['business_profiles', 'type', PROFILE_TYPES],
  ['business_profiles', 'status', PROFILE_STATUSES],
  ['business_profiles', 'business_identity', BUSINESS_IDENTITIES],
  ['business_profiles', 'rejection_codes', PROFILE_CODES.map(({ code }) => code)],
  ['deposits', 'status', DEPOSIT_STATUSES],
  ['money_entries', 'book', BOOKS],
  ['staff', 'roles', ROLES],
  ['outbox_messages', 'channel', CHANNELS],
  ['sinks', 'status', SINK_STATUSES],
  ['event_deliveries', 'state', DELIVERY_STATES],
  ['phone_codes', 'channel', CODE_CHANNELS],
  ['phone_codes', 'end_reason', CODE_END_REASONS],
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
