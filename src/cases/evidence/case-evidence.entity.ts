import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EvidenceKind } from './evidence-kinds.js';

/** Evidence as it hangs on a case: a file or a link. */
@Entity('case_evidence')
export class CaseEvidence {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'case_id', type: 'uuid' }) caseId!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ name: 'message_id', type: 'uuid', nullable: true }) messageId!: string | null;
  @Column({ type: 'text' }) kind!: EvidenceKind;
  @Column({ type: 'text', nullable: true }) url!: string | null;
  @Column({ name: 'evidence_id', type: 'uuid', nullable: true }) evidenceId!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}
