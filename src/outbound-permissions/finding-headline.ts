import { FINDING_GUIDANCE } from './finding-guidance.js';
import { OUTBOUND_FINDINGS, type OutboundFinding, type OutboundFindingCode } from './outbound-finding.js';

/** Each category once, in the order of their rules. */
export function codesOf(findings: readonly OutboundFinding[]): OutboundFindingCode[] {
  return OUTBOUND_FINDINGS.filter((code) => findings.some((finding) => finding.code === code));
}

/** What the queue says of a request: what was found; else how far it is. */
export function headlineOf(findings: readonly OutboundFinding[], isComplete: boolean): string {
  const labels = codesOf(findings).map((code) => FINDING_GUIDANCE[code].label);
  if (labels.length > 0) return labels.join('; ');
  return isComplete ? 'All three steps are done, nothing was found' : 'The customer would like to discuss';
}
