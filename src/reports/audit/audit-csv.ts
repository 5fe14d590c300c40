import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import type { AuditEventView } from './audit.views.js';

const COLUMNS: Readonly<Record<string, (event: AuditEventView) => string | number | null>> = {
  id: (event) => event.id,
  at: (event) => event.at,
  actor_kind: (event) => event.actor.kind,
  actor: (event) => event.actor.name,
  actor_sid: (event) => event.actor.sid,
  action: (event) => event.action,
  what: (event) => event.text,
  subject_kind: (event) => event.subject.kind,
  subject: (event) => event.subject.sid,
  account: (event) => event.account,
  company: (event) => event.companyName,
  case: (event) => event.case,
  ip: (event) => event.ip,
  detail: (event) => JSON.stringify(event.detail),
  sha256: (event) => event.hash,
};

/**
 * The events as CSV, written as they are read. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe: names in the trail were typed by anybody.
 */
export function auditCsv(events: AsyncIterable<AuditEventView>): Readable {
  const rows = Readable.from(cellsOf(events));
  const csv = stringify({ header: true, columns: Object.keys(COLUMNS), escape_formulas: true, bom: true });
  rows.on('error', (error) => csv.destroy(error));
  csv.on('close', () => rows.destroy());
  return rows.pipe(csv);
}

async function* cellsOf(events: AsyncIterable<AuditEventView>): AsyncGenerator<(string | number | null)[]> {
  for await (const event of events) yield Object.values(COLUMNS).map((cell) => cell(event));
}
