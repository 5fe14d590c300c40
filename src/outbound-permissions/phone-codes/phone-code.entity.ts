import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CodeChannel, CodeEndReason, CodePurpose } from './phone-codes.rules.js';

/** A code sent to a phone (T6). The code itself is nowhere: its digits follow from the nonce and a key outside the database. */
@Entity('phone_codes')
export class PhoneCode {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ name: 'outbound_permission_id', type: 'uuid' }) outboundPermissionId!: string;
  @Column({ type: 'text' }) purpose!: CodePurpose;
  @Column({ name: 'phone_e164', type: 'text' }) phoneE164!: string;
  @Column({ type: 'text' }) channel!: CodeChannel;
  @Column({ type: 'bytea' }) nonce!: Buffer;
  @Column({ name: 'code_hash', type: 'bytea' }) codeHash!: Buffer;
  /** Counted before a guess is compared. */
  @Column({ type: 'int' }) tries!: number;
  @Column({ name: 'sent_at', type: 'timestamptz' }) sentAt!: Date;
  @Column({ name: 'expires_at', type: 'timestamptz' }) expiresAt!: Date;
  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true }) endedAt!: Date | null;
  @Column({ name: 'end_reason', type: 'text', nullable: true }) endReason!: CodeEndReason | null;
}
