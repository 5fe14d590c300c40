import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a reviewer and the customer write to each other about a case. */
@Entity('case_messages')
export class CaseMessage {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'case_id', type: 'uuid' }) caseId!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ name: 'author_kind', type: 'text' }) authorKind!: 'customer' | 'staff' | 'system';
  @Column({ name: 'author_id', type: 'uuid', nullable: true }) authorId!: string | null;
  @Column({ name: 'author_label', type: 'text' }) authorLabel!: string;
  @Column({ type: 'text' }) text!: string;
  /** The fields that a request for information points at. */
  @Column({ type: 'text', array: true }) fields!: string[];
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}
