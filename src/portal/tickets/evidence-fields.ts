import { EVIDENCE_KIND_LABELS } from '../../cases/evidence/evidence-kinds.js';
import type { TypedLink } from '../../reassessments/ticket-draft.js';
import type { FileRow } from './own-files.js';

/** P10–P16, for the select beside each piece of evidence. */
const KINDS = Object.entries(EVIDENCE_KIND_LABELS).map(([value, label]) => ({ value, label }));

/** The evidence part of a form: the files that are uploaded, the links that were typed and an empty row for one more. */
export function evidenceFields(files: readonly FileRow[], links: readonly TypedLink[], more = 1): object {
  const empty = Array.from({ length: more }, () => ({ url: '', kind: '', note: '' }));
  return {
    kinds: KINDS,
    files: files.map((file, at) => ({
      ...file,
      row: `file-${at}`,
      kinds: KINDS,
      href: `/portal/evidence/${file.sid}`,
    })),
    links: [...links, ...empty].map((link, at) => ({ ...link, row: `link-${at}`, kinds: KINDS })),
  };
}
