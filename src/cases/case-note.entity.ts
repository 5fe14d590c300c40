import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What staff write to one another on a case; no customer ever sees it. */
@Entity('case_notes')
export class CaseNote {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'case_id', type: 'uuid' }) caseId!: string;
  @Column({ name: 'staff_id', type: 'uuid' }) staffId!: string;
  @Column({ type: 'text' }) text!: string;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}
