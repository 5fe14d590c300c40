import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Band } from '../kernel/words.js';
import type { Outcome } from './scoring.js';
import type { FailedSource } from './signals/observe-signals.js';
import type { Signal } from './signals/signal.js';
import type { SignupFacts } from './signals/signup-facts.js';

export const ASSESSMENT_TRIGGERS = ['signup', 'complaint', 'payment_flag', 'usage', 'staff'] as const;
export type AssessmentTrigger = (typeof ASSESSMENT_TRIGGERS)[number];

/** P1: what was seen, what it was worth and what it asked for. Written once; the database refuses to change it. */
@Entity('assessments')
export class Assessment {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ type: 'text' }) trigger!: AssessmentTrigger;
  @Column({ type: 'int' }) score!: number;
  @Column({ type: 'text' }) band!: Band;
  @Column({ type: 'text' }) outcome!: Outcome;
  @Column({ type: 'jsonb' }) signals!: readonly Signal[];
  @Column({ name: 'failed_sources', type: 'jsonb' }) failedSources!: readonly FailedSource[];
  @Column({ type: 'jsonb' }) facts!: SignupFacts;
  @Column({ name: 'scorecard_version', type: 'int' }) scorecardVersion!: number;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}
