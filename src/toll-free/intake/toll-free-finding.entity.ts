import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TollFreeCode } from '../toll-free.codes.js';
import type { FoundIn } from './finding.js';

/** What the intake saw in one submission, or could not check: a suggestion with its cause, never a verdict. */
@Entity('toll_free_findings')
export class TollFreeFinding {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'verification_id', type: 'uuid' }) verificationId!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ type: 'int' }) submission!: number;
  @Column({ type: 'text', nullable: true }) code!: TollFreeCode | null;
  @Column({ type: 'text' }) field!: FoundIn;
  @Column({ type: 'text' }) cause!: string;
  @Column({ type: 'text' }) sentence!: string;
  @Column({ name: 'could_run', type: 'boolean' }) couldRun!: boolean;
  @Column({ type: 'text', nullable: true }) url!: string | null;
  @Column({ name: 'snapshot_key', type: 'text', nullable: true }) snapshotKey!: string | null;
  @Column({ name: 'snapshot_sha256', type: 'bytea', nullable: true }) snapshotSha256!: Buffer | null;
  @Column({ name: 'found_at', type: 'timestamptz' }) foundAt!: Date;
}
