import { insertRow } from '../../database/rows.js';
import type { Tx } from '../../database/tx.js';
import { InvalidError, type FieldError } from '../../kernel/errors.js';
import { newId, parseSid } from '../../kernel/ids.js';
import type { CaseEvidenceDto } from './case-evidence.dto.js';
import { CaseEvidence } from './case-evidence.entity.js';

/** P9: the most evidence that one case may carry. */
export const MOST_EVIDENCE = 10;

interface Attached {
  readonly caseId: string;
  readonly accountId: string;
  readonly messageId: string | null;
  readonly at: Date;
}

/**
 * Hangs evidence on a case. A file must be the account's own: another account's sid reads as one that does not exist.
 * @throws InvalidError at the piece that is wrong
 */
export async function attachEvidence(
  tx: Tx,
  pieces: readonly CaseEvidenceDto[],
  to: Attached,
): Promise<void> {
  if (pieces.length === 0) return;
  await refuseTooMany(tx, pieces.length, to.caseId);
  const files = pieces.map((piece) => (piece.file === undefined ? null : parseSid('evidence', piece.file)));
  await refuseForeignFiles(tx, files, to.accountId);
  // In the order given: ids of one millisecond are otherwise in any order.
  const ids = pieces.map(() => newId(to.at)).sort();
  pieces.forEach((piece, at) => {
    if (piece.url !== undefined && piece.file !== undefined)
      throw InvalidError.field(`evidence[${at}]`, 'link_or_file', 'Give a link or a file, not both.');
    tx.write(
      insertRow(CaseEvidence, {
        id: ids[at] ?? newId(to.at),
        caseId: to.caseId,
        accountId: to.accountId,
        messageId: to.messageId,
        kind: piece.kind,
        url: piece.url ?? null,
        evidenceId: files[at] ?? null,
        note: piece.note ?? null,
        createdAt: to.at,
      }),
    );
  });
}

async function refuseTooMany(tx: Tx, more: number, caseId: string): Promise<void> {
  const [row] = await tx.query<{ count: number }>({
    name: 'count-case-evidence',
    text: `SELECT count(*)::int AS count FROM case_evidence e WHERE e.case_id = $1`,
    values: [caseId],
  });
  if ((row?.count ?? 0) + more > MOST_EVIDENCE)
    throw InvalidError.field(
      'evidence',
      'evidence_too_many',
      `A ticket carries at most ${MOST_EVIDENCE} pieces of evidence.`,
    );
}

async function refuseForeignFiles(
  tx: Tx,
  files: readonly (string | null)[],
  accountId: string,
): Promise<void> {
  const wanted = files.filter((id) => id !== null);
  if (wanted.length === 0) return;
  // Locked, so that no file is removed as never attached while it is being attached.
  const own = await tx.query<{ id: string }>({
    name: 'lock-own-evidence',
    text: `SELECT e.id FROM evidence e WHERE e.id = ANY ($1) AND e.account_id = $2 ORDER BY e.id FOR KEY SHARE`,
    values: [wanted, accountId],
  });
  const known = new Set(own.map((row) => row.id));
  const errors: FieldError[] = files.flatMap((id, at) =>
    id === null || known.has(id)
      ? []
      : [
          {
            field: `evidence[${at}].file`,
            code: 'evidence_unknown',
            message: 'There is no such file. Upload it first.',
          },
        ],
  );
  if (errors.length > 0)
    throw new InvalidError('evidence_unknown', 'Some evidence does not exist. Upload it first.', errors);
}
