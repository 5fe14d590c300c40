import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Band, CaseType } from '../kernel/words.js';
import type { CaseStatus } from './cases.states.js';

export const LANES = ['standard', 'priority'] as const;
export type Lane = (typeof LANES)[number];

/** One piece of review work about one subject. The spine: it knows whose turn it is, never what the subject is. */
@Entity('cases')
export class Case {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text' }) type!: CaseType;
  @Column({ name: 'subject_id', type: 'uuid' }) subjectId!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ type: 'text' }) status!: CaseStatus;
  @Column({ type: 'text' }) queue!: string;
  @Column({ type: 'text' }) lane!: Lane;
  @Column({ type: 'int' }) priority!: number;
  @Column({ type: 'int' }) round!: number;
  @Column({ name: 'previous_case_id', type: 'uuid', nullable: true }) previousCaseId!: string | null;
  @Column({ name: 'excluded_staff_ids', type: 'uuid', array: true }) excludedStaffIds!: string[];
  @Column({ name: 'hold_id', type: 'uuid', nullable: true }) holdId!: string | null;
  @Column({ type: 'text', nullable: true }) headline!: string | null;
  @Column({ type: 'text' }) country!: string;
  @Column({ type: 'text' }) band!: Band;
  @Column({ type: 'int' }) score!: number;
  @Column({ name: 'aim_by', type: 'timestamptz' }) aimBy!: Date;
  @Column({ name: 'due_by', type: 'timestamptz' }) dueBy!: Date;
  @Column({ name: 'clock_paused_at', type: 'timestamptz', nullable: true }) clockPausedAt!: Date | null;
  @Column({ name: 'assignee_id', type: 'uuid', nullable: true }) assigneeId!: string | null;
  @Column({ name: 'claimed_at', type: 'timestamptz', nullable: true }) claimedAt!: Date | null;
  @Column({ name: 'claim_expires_at', type: 'timestamptz', nullable: true }) claimExpiresAt!: Date | null;
  @Column({ name: 'snoozed_until', type: 'timestamptz', nullable: true }) snoozedUntil!: Date | null;
  @Column({ name: 'escalated_at', type: 'timestamptz', nullable: true }) escalatedAt!: Date | null;
  @Column({ name: 'pending_decision_id', type: 'uuid', nullable: true }) pendingDecisionId!: string | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ name: 'opened_at', type: 'timestamptz' }) openedAt!: Date;
  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true }) closedAt!: Date | null;
}
