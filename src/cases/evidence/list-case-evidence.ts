import type { Database } from '../../database/database.js';
import { toSid } from '../../kernel/ids.js';
import { EVIDENCE_KIND_LABELS, type EvidenceKind } from './evidence-kinds.js';
import type { EvidenceType } from './inspect/inspected-file.js';

/** An uploaded file as pages show it; its addresses are `/evidence/{sid}` at the desk and `/portal/evidence/{sid}` in the portal. */
export interface PresentedFile {
  readonly sid: string;
  readonly name: string;
  readonly contentType: EvidenceType;
  /** Bytes. */
  readonly size: number;
  /** Of a document. */
  readonly pages: number | null;
  /** Whether `/evidence/{sid}/preview` shows a picture of it. */
  readonly hasPreview: boolean;
}

/** One piece of evidence on a case: a link or a file. */
export interface PresentedEvidence {
  readonly kind: EvidenceKind;
  readonly kindLabel: string;
  readonly url: string | null;
  readonly file: PresentedFile | null;
  readonly note: string | null;
  /** The sid of the message that it came with; null when it came with the request itself. */
  readonly messageId: string | null;
  readonly createdAt: Date;
}

/**
 * What a case page and the portal show of the evidence: at most 10 pieces, in the order in which they came. Who asks has
 * made sure that the case may be read.
 */
export async function listCaseEvidence(
  database: Database,
  caseId: string,
): Promise<readonly PresentedEvidence[]> {
  const rows = await database.query<Row>({
    name: 'list-case-evidence',
    text: `SELECT c.kind, c.url, c.note, c.message_id AS "messageId", c.created_at AS "createdAt",
             e.id AS "fileId", e.original_name AS "name", e.content_type AS "contentType", e.size, e.pages,
             e.preview_key IS NOT NULL AS "hasPreview"
           FROM case_evidence c LEFT JOIN evidence e ON e.id = c.evidence_id
           WHERE c.case_id = $1 ORDER BY c.created_at, c.id`,
    values: [caseId],
  });
  return rows.map(presentRow);
}

type LinkColumns = { readonly fileId: null };
type FileColumns = { readonly fileId: string } & Omit<PresentedFile, 'sid'>;
type Row = Omit<PresentedEvidence, 'kindLabel' | 'file'> & (LinkColumns | FileColumns);

function presentRow(row: Row): PresentedEvidence {
  const { kind, url, note, messageId, createdAt } = row;
  return {
    kind,
    kindLabel: EVIDENCE_KIND_LABELS[kind],
    url,
    file: fileOf(row),
    note,
    messageId: messageId === null ? null : toSid('message', messageId),
    createdAt,
  };
}

function fileOf(row: LinkColumns | FileColumns): PresentedFile | null {
  if (row.fileId === null) return null;
  const { fileId, name, contentType, size, pages, hasPreview } = row;
  return { sid: toSid('evidence', fileId), name, contentType, size, pages, hasPreview };
}
