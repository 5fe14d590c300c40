import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FieldName } from '../field-rules.js';

/** A page as it was when the submission came in: kept as evidence, since a customer may change it the next day. */
@Entity('toll_free_snapshots')
export class TollFreeSnapshot {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'verification_id', type: 'uuid' }) verificationId!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ type: 'int' }) submission!: number;
  @Column({ type: 'text' }) field!: FieldName;
  /** As it was submitted. */
  @Column({ type: 'text' }) url!: string;
  /** Where it was found, after redirects. */
  @Column({ name: 'final_url', type: 'text', nullable: true }) finalUrl!: string | null;
  @Column({ type: 'int', nullable: true }) status!: number | null;
  @Column({ name: 'content_type', type: 'text', nullable: true }) contentType!: string | null;
  @Column({ type: 'int', nullable: true }) size!: number | null;
  @Column({ type: 'bytea', nullable: true }) sha256!: Buffer | null;
  @Column({ name: 'storage_key', type: 'text', nullable: true }) storageKey!: string | null;
  /** Why there are no bytes; a code of the fetch, or `not_kept`. */
  @Column({ type: 'text', nullable: true }) failure!: string | null;
  @Column({ name: 'fetched_at', type: 'timestamptz' }) fetchedAt!: Date;
}
