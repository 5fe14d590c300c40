import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAuditKey } from '../../../src/ledger/seals/audit-key.js';

let dataDir: string;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'gatehouse-key-')), 'data');
});
afterEach(() => rmSync(join(dataDir, '..'), { recursive: true, force: true }));

it('the signing key is made at the first start, for nobody else to read, and found again at the next', () => {
  const config = { dataDir, auditSigningKey: null, auditTrustedKeys: [] };

  const made = openAuditKey(config);
  const found = openAuditKey(config);

  expect(found.id).toBe(made.id);
  expect(readdirSync(dataDir)).toEqual(['audit-signing-key']);
  expect(statSync(join(dataDir, 'audit-signing-key')).mode & 0o777).toBe(0o600);
});
