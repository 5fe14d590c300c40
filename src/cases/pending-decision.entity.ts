import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DecisionRequest } from './decision-request.js';

/** A decision that waits, for the undo window to pass or for a second person. It has no effect until it goes through the one door. */
@Entity('pending_decisions')
export class PendingDecision {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'case_id', type: 'uuid' }) caseId!: string;
  @Column({ name: 'waits_for', type: 'text' }) waitsFor!: 'undo_window' | 'second_person';
  @Column({ name: 'staff_id', type: 'uuid' }) staffId!: string;
  @Column({ type: 'jsonb' }) request!: DecisionRequest;
  @Column({ name: 'apply_at', type: 'timestamptz', nullable: true }) applyAt!: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true }) settledAt!: Date | null;
  @Column({ name: 'settled_as', type: 'text', nullable: true }) settledAs!:
    'applied' | 'taken_back' | 'refused' | null;
  @Column({ type: 'text', nullable: true }) refusal!: string | null;
}
