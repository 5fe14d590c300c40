import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * `received`: to be joined to its request now. `waiting`: a draft, until its sender confirms it. `confirmed`: became a request;
 * `joined`: became words in one. `ignored`: nobody's, or a machine's. `refused`: nothing could become of it, and why it says.
 */
export const INBOUND_MAIL_STATUSES = [
  'received',
  'waiting',
  'confirmed',
  'joined',
  'ignored',
  'refused',
  'expired',
] as const;
export type InboundMailStatus = (typeof INBOUND_MAIL_STATUSES)[number];

/** The kinds of request to which mail can belong. */
export const MAIL_TARGET_KINDS = ['reassessment', 'outbound_permission'] as const;
export type MailTargetKind = (typeof MAIL_TARGET_KINDS)[number];

/** A mail that came in. Whatever it says is what its sender says; `recipient` alone, to whom the link went, is from our own rows. */
@Entity('inbound_mails')
export class InboundMailRow {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'dedupe_key', type: 'bytea' }) dedupeKey!: Buffer;
  @Column({ type: 'text' }) via!: 'smtp' | 'http';
  @Column({ name: 'envelope_from', type: 'text', nullable: true }) envelopeFrom!: string | null;
  @Column({ name: 'from_address', type: 'text', nullable: true }) fromAddress!: string | null;
  @Column({ type: 'text' }) subject!: string;
  /** What the sender wrote himself; the whole is with the raw mail. Null where nobody is to read it any more. */
  @Column({ type: 'text', nullable: true }) text!: string | null;
  @Column({ name: 'message_id', type: 'text', nullable: true }) messageId!: string | null;
  @Column({ name: 'file_names', type: 'text', array: true }) fileNames!: string[];
  /** Bytes. */
  @Column({ type: 'int' }) size!: number;
  /** Of the raw mail; null where it is not kept. */
  @Column({ name: 'storage_key', type: 'text', nullable: true }) storageKey!: string | null;
  @Column({ type: 'text' }) status!: InboundMailStatus;
  /** Why it was ignored or refused. */
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  /** Whether it came to an address that only somebody could know whom we had written to. */
  @Column({ name: 'is_tagged', type: 'boolean' }) isTagged!: boolean;
  @Column({ name: 'target_kind', type: 'text', nullable: true }) targetKind!: MailTargetKind | null;
  @Column({ name: 'target_id', type: 'uuid', nullable: true }) targetId!: string | null;
  @Column({ name: 'account_id', type: 'uuid', nullable: true }) accountId!: string | null;
  @Column({ type: 'text', nullable: true }) recipient!: string | null;
  @Column({ name: 'link_hash', type: 'bytea', nullable: true }) linkHash!: Buffer | null;
  /** What was not taken of its files, a sentence each. */
  @Column({ name: 'refused_files', type: 'text', array: true }) refusedFiles!: string[];
  /** Whether its files still wait for their request to have a case. */
  @Column({ name: 'files_wait', type: 'boolean' }) filesWait!: boolean;
  @Column({ type: 'int' }) attempts!: number;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt!: Date;
  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true }) settledAt!: Date | null;
}
