import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseType, Service } from '../kernel/words.js';

export const OUTCOMES = ['approve', 'reject', 'request_changes', 'discuss'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What an approval may be bound to. */
export interface Conditions {
  readonly countries?: readonly string[];
  readonly services?: readonly Service[];
  readonly dailyUnits?: number;
  readonly until?: string;
  /** Every message and call must come with proof that its recipient opted in (T13). */
  readonly optInProof?: boolean;
  /** Nothing that the application's users wrote may be sent (T10). */
  readonly noFreeForm?: boolean;
}

/** The recorded conclusion of a case. Append-only: the database refuses to change or remove it. */
@Entity('decisions')
export class Decision {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'case_id', type: 'uuid' }) caseId!: string;
  @Column({ name: 'case_type', type: 'text' }) caseType!: CaseType;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ type: 'text' }) outcome!: Outcome;
  @Column({ type: 'text', array: true }) codes!: string[];
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ name: 'public_message', type: 'text', nullable: true }) publicMessage!: string | null;
  @Column({ type: 'jsonb', nullable: true }) conditions!: Conditions | null;
  @Column({ type: 'boolean' }) override!: boolean;
  @Column({ name: 'actor_kind', type: 'text' }) actorKind!: string;
  @Column({ name: 'actor_id', type: 'uuid', nullable: true }) actorId!: string | null;
  @Column({ name: 'actor_label', type: 'text' }) actorLabel!: string;
  @Column({ name: 'confirmed_by_id', type: 'uuid', nullable: true }) confirmedById!: string | null;
  @Column({ name: 'confirmed_by_label', type: 'text', nullable: true }) confirmedByLabel!: string | null;
  @Column({ name: 'case_version', type: 'int' }) caseVersion!: number;
  @Column({ type: 'int' }) round!: number;
  @Column({ name: 'decided_at', type: 'timestamptz' }) decidedAt!: Date;
}
