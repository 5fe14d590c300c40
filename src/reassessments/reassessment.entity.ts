import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Service } from '../kernel/words.js';
import type { ReassessmentStatus } from './reassessments.states.js';
import type { ReassessmentCode } from './reassessments.codes.js';

/** The customer's request to look again at a restriction: round 1 and, once, round 2, whose answer is final (P33, P34). */
@Entity('reassessments')
export class Reassessment {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ name: 'case_id', type: 'uuid' }) caseId!: string;
  @Column({ type: 'text' }) status!: ReassessmentStatus;
  @Column({ type: 'int' }) round!: 1 | 2;
  @Column({ type: 'boolean' }) final!: boolean;
  @Column({ name: 'previous_id', type: 'uuid', nullable: true }) previousId!: string | null;
  @Column({ name: 'company_name', type: 'text' }) companyName!: string;
  @Column({ name: 'company_website', type: 'text' }) companyWebsite!: string;
  @Column({ name: 'use_case', type: 'text' }) useCase!: string;
  @Column({ type: 'text', array: true }) services!: Service[];
  @Column({ type: 'text', array: true }) countries!: string[];
  @Column({ name: 'units_per_month', type: 'bigint' }) unitsPerMonth!: number;
  @Column({ name: 'spend_amount', type: 'bigint' }) spendAmount!: number;
  @Column({ name: 'spend_currency', type: 'text' }) spendCurrency!: string;
  @Column({ name: 'sample_message', type: 'text', nullable: true }) sampleMessage!: string | null;
  @Column({ name: 'aim_by', type: 'timestamptz' }) aimBy!: Date;
  @Column({ name: 'due_by', type: 'timestamptz' }) dueBy!: Date;
  @Column({ name: 'filed_at', type: 'timestamptz' }) filedAt!: Date;
  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true }) decidedAt!: Date | null;
  @Column({ name: 'rejection_codes', type: 'text', array: true }) rejectionCodes!: ReassessmentCode[];
  @Column({ type: 'int' }) version!: number;
}
