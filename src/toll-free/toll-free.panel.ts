import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { readTogether } from '../database/read-together.js';
import { toSid } from '../kernel/ids.js';
import {
  findingsOf,
  judgedBefore,
  relatedTo,
  sharingOf,
  snapshotsOf,
  type FindingRow,
  type JudgedSubmission,
  type RelatedVerification,
  type Sharing,
  type SnapshotRow,
} from './earlier-submissions.sql.js';
import { FIELD_LABELS } from './field-labels.js';
import { FIELDS } from './field-rules.js';
import { presentComparison, presentHistory, presentRelated, presentSharing } from './present-earlier.js';
import { presentSubmission } from './present-submission.js';
import { findTollFreeCode } from './toll-free.codes.js';
import { readUnderReview } from './verification-under-review.js';

interface Around {
  readonly findings: FindingRow;
  readonly snapshots: SnapshotRow;
  readonly judged: JudgedSubmission;
  readonly related: RelatedVerification;
  readonly sharing: Sharing;
}

/**
 * What the reviewer sees of a verification: the submission beside the guidance, what the automatic checks suggest and why, what was
 * judged before and changed since, and who else uses this number or this business. Read in one go.
 */
@Injectable()
export class TollFreePanel {
  constructor(private readonly database: Database) {}

  /** @throws NotFoundError */
  async present(verificationId: string): Promise<{ view: string; model: object }> {
    const [{ verification, suggested }, around] = await Promise.all([
      readUnderReview(this.database, verificationId),
      readTogether<Around>(this.database, 'verification-around', {
        findings: findingsOf(verificationId),
        snapshots: snapshotsOf(verificationId),
        judged: judgedBefore(verificationId),
        related: relatedTo(verificationId),
        sharing: sharingOf(verificationId),
      }),
    ]);
    const { findings, snapshots, judged, related, sharing } = around;
    return {
      view: 'toll-free/panel',
      model: {
        number: verification.phoneE164,
        status: verification.status,
        submission: verification.submission,
        submittedAt: verification.submittedAt,
        isPriority: verification.lane === 'priority',
        isDeleted: verification.deletedAt !== null,
        editReason: verification.editReason,
        rejection: rejectionOf(verification),
        groups: presentSubmission(verification, findings),
        comparison: presentComparison(verification, judged[0], suggested),
        history: presentHistory(judged),
        suggestions: suggested.map((code) => ({
          code,
          label: findTollFreeCode(code)?.label ?? code,
          isCorrectable: findTollFreeCode(code)?.resubmittable === true,
          causes: findings.filter((one) => one.code === code && one.couldRun).map(shownCause),
        })),
        remarks: findings.filter((one) => one.code === null && one.couldRun).map(shownCause),
        notRun: findings.filter((one) => !one.couldRun).map(shownCause),
        snapshots: snapshots.map(shownSnapshot),
        intakeDoneAt: verification.intakeDoneAt,
        sharing: sharing.flatMap(presentSharing),
        related: presentRelated(related),
      },
    };
  }
}

function rejectionOf({
  status,
  editUntil,
  editAllowed,
}: {
  readonly status: string;
  readonly editUntil: Date | null;
  readonly editAllowed: boolean | null;
}): { editUntil: Date | null } | null {
  return status === 'TWILIO_REJECTED' ? { editUntil: editAllowed === true ? editUntil : null } : null;
}

function shownCause({ field, cause, sentence, url }: FindingRow) {
  const name = FIELDS.find(([known]) => known === field)?.[0];
  return { field: name === undefined ? 'Toll-free number' : FIELD_LABELS[name], cause, sentence, url };
}

function shownSnapshot({ id, url, finalUrl, status, size, sha256, failure, fetchedAt }: SnapshotRow) {
  return {
    url,
    movedTo: finalUrl !== null && finalUrl !== url ? finalUrl : null,
    answer: status === null ? 'no answer' : `answered ${status}`,
    size,
    hash: sha256?.slice(0, 12) ?? null,
    href: sha256 === null ? null : `/desk/snapshots/${toSid('evidence', id)}`,
    failure: sha256 === null && failure !== null ? failure.replaceAll('_', ' ') : null,
    at: fetchedAt,
  };
}
