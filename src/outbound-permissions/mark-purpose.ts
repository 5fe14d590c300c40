import { FINDING_GUIDANCE } from './finding-guidance.js';
import type { OutboundFinding } from './outbound-finding.js';

/** A piece of the purpose as it stands there; `mark` says what its words point at. */
export interface PurposePiece {
  readonly text: string;
  readonly mark: string | null;
}

/** The purpose with the words marked that caused findings. Where marks overlap the first one counts. */
export function markPurpose(purpose: string, findings: readonly OutboundFinding[]): readonly PurposePiece[] {
  const pieces: PurposePiece[] = [];
  let at = 0;
  for (const { code, words, start } of findings.toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0))) {
    if (start === null || words === null || start < at) continue;
    if (start > at) pieces.push({ text: purpose.slice(at, start), mark: null });
    pieces.push({ text: words, mark: FINDING_GUIDANCE[code].label });
    at = start + words.length;
  }
  if (at < purpose.length) pieces.push({ text: purpose.slice(at), mark: null });
  return pieces;
}
