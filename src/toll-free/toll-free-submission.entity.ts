import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Lane } from '../cases/case.entity.js';
import type { TollFreeCode } from './toll-free.codes.js';
import type { SubmittedFields } from './toll-free-verification.entity.js';

/** One submission of a verification as it was sent, for the history and the comparison with the next; written once, decided once. */
@Entity('toll_free_submissions')
export class TollFreeSubmission {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'verification_id', type: 'uuid' }) verificationId!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ type: 'int' }) submission!: number;
  @Column({ type: 'text' }) lane!: Lane;
  /** As the submission stood as a whole, what was kept from the one before included. */
  @Column({ type: 'jsonb' }) fields!: SubmittedFields;
  @Column({ name: 'edit_reason', type: 'text', nullable: true }) editReason!: string | null;
  @Column({ name: 'submitted_at', type: 'timestamptz' }) submittedAt!: Date;
  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true }) decidedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) outcome!: 'approve' | 'reject' | null;
  @Column({ name: 'rejection_codes', type: 'text', array: true }) rejectionCodes!: TollFreeCode[];
}
