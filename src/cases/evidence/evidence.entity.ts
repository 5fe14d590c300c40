import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EvidenceType } from './inspect/inspected-file.js';

/** An uploaded file that was found safe to keep (P9). The bytes are in the file storage, under keys that tell nothing. */
@Entity('evidence')
export class Evidence {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ name: 'uploaded_by_kind', type: 'text' }) uploadedByKind!: 'customer' | 'staff' | 'system';
  /** The portal user; null when it came by API credentials. */
  @Column({ name: 'uploaded_by_id', type: 'uuid', nullable: true }) uploadedById!: string | null;
  /** The sender's name for it, made harmless. */
  @Column({ name: 'original_name', type: 'text' }) originalName!: string;
  @Column({ name: 'content_type', type: 'text' }) contentType!: EvidenceType;
  /** Bytes. */
  @Column({ type: 'int' }) size!: number;
  /** Of a document. */
  @Column({ type: 'int', nullable: true }) pages!: number | null;
  @Column({ type: 'bytea' }) sha256!: Buffer;
  @Column({ name: 'storage_key', type: 'text' }) storageKey!: string;
  /** A picture of it that is safe to show; null for a document. */
  @Column({ name: 'preview_key', type: 'text', nullable: true }) previewKey!: string | null;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}
