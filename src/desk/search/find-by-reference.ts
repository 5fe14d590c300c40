import { Injectable } from '@nestjs/common';
import { abilityOf } from '../../access/ability.js';
import { readableSql } from '../../access/ability-sql.js';
import type { StaffPrincipal } from '../../access/principal.js';
import { ACCOUNT_SCOPE_COLUMNS } from '../../accounts/account-scope.js';
import { Database } from '../../database/database.js';
import { statementOf, type Statement } from '../../database/statement.js';
import { parseSid, toSid, type SidKind } from '../../kernel/ids.js';

/** Where a sid leads: the page of a case or of an account, by the row that it names. */
const CASE_OF: Readonly<Partial<Record<SidKind, string>>> = {
  decision: `SELECT d.case_id AS id FROM decisions d WHERE d.id = $1
             UNION ALL SELECT p.case_id FROM pending_decisions p WHERE p.id = $1 LIMIT 1`,
  reassessment: `SELECT r.case_id AS id FROM reassessments r WHERE r.id = $1`,
  message: `SELECT m.case_id AS id FROM case_messages m WHERE m.id = $1`,
  note: `SELECT n.case_id AS id FROM case_notes n WHERE n.id = $1`,
  tollFreeVerification: `SELECT v.case_id AS id FROM toll_free_verifications v WHERE v.id = $1 AND v.case_id IS NOT NULL`,
};
const ACCOUNT_OF: Readonly<Partial<Record<SidKind, string>>> = {
  hold: `SELECT h.account_id AS id FROM holds h WHERE h.id = $1`,
  assessment: `SELECT s.account_id AS id FROM assessments s WHERE s.id = $1`,
  fact: `SELECT f.account_id AS id FROM account_facts f WHERE f.id = $1`,
  evidence: `SELECT e.account_id AS id FROM evidence e WHERE e.id = $1`,
  apiKey: `SELECT k.account_id AS id FROM api_keys k WHERE k.id = $1`,
  // One that the intake still looks through has no case yet.
  tollFreeVerification: `SELECT v.account_id AS id FROM toll_free_verifications v WHERE v.id = $1`,
  number: `SELECT n.account_id AS id FROM numbers n WHERE n.id = $1`,
};
const KINDS: readonly SidKind[] = [
  'decision',
  'reassessment',
  'message',
  'note',
  'hold',
  'assessment',
  'fact',
  'evidence',
  'apiKey',
  'tollFreeVerification',
  'number',
];

/** What the search at the top finds without a list: sids of every kind, phone numbers, the platform's own ids. */
@Injectable()
export class FindByReference {
  constructor(private readonly database: Database) {}

  /** The page that the text names, or null. A page out of the person's reach answers 404 itself. */
  async find(by: StaffPrincipal, text: string): Promise<string | null> {
    const caseId = parseSid('case', text);
    if (caseId !== null) return `/desk/cases/${toSid('case', caseId)}`;
    const accountId = parseSid('account', text);
    if (accountId !== null) return `/desk/accounts/${toSid('account', accountId)}`;
    for (const kind of KINDS) {
      const id = parseSid(kind, text);
      if (id !== null) return this.pageOf(kind, id);
    }
    return this.accountNamed(by, text);
  }

  private async pageOf(kind: SidKind, id: string): Promise<string | null> {
    const caseId = await this.idBy(`case-of-${kind}`, CASE_OF[kind], id);
    if (caseId !== null) return `/desk/cases/${toSid('case', caseId)}`;
    const accountId = await this.idBy(`account-of-${kind}`, ACCOUNT_OF[kind], id);
    return accountId === null ? null : `/desk/accounts/${toSid('account', accountId)}`;
  }

  private async idBy(name: string, text: string | undefined, value: string): Promise<string | null> {
    if (text === undefined) return null;
    return (await this.database.find<{ id: string }>({ name, text, values: [value] }))?.id ?? null;
  }

  /** The only account within reach with that phone number or external id, else the newest case about that toll-free number. */
  private async accountNamed(by: StaffPrincipal, text: string): Promise<string | null> {
    const found = await this.database.query<{ id: string }>(accountsNamed(by, text));
    const [only] = found;
    if (found.length > 1) return null;
    if (only !== undefined) return `/desk/accounts/${toSid('account', only.id)}`;
    const caseId = await this.idBy('newest-case-about-number', NEWEST_CASE_ABOUT, dialled(text));
    return caseId === null ? null : `/desk/cases/${toSid('case', caseId)}`;
  }
}

const NEWEST_CASE_ABOUT = `SELECT v.case_id AS id FROM toll_free_verifications v
  WHERE v.phone_e164 = $1 AND v.case_id IS NOT NULL ORDER BY v.created_at DESC LIMIT 1`;

/** As it is dialled: without what people write between the digits. */
function dialled(text: string): string {
  return text.replaceAll(/[\s().-]/g, '');
}

function accountsNamed(by: StaffPrincipal, text: string): Statement {
  const scope = readableSql(abilityOf(by), 'read', 'account', ACCOUNT_SCOPE_COLUMNS, 3);
  const sql = `SELECT a.id FROM accounts a WHERE (a.external_id = $1 OR a.phone_e164 = $2) AND ${scope.text} LIMIT 2`;
  return statementOf('accounts-named', sql, [text, dialled(text), ...scope.values]);
}
