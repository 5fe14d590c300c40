import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DepositStatus } from './deposits.states.js';

/** T8: the refundable deposit that moves an account to production. Its money is in the books (`books/`). */
@Entity('deposits')
export class Deposit {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ name: 'outbound_permission_id', type: 'uuid' }) outboundPermissionId!: string;
  @Column({ type: 'text' }) status!: DepositStatus;
  /** Minor units. */
  @Column({ type: 'bigint' }) amount!: number;
  @Column({ type: 'text' }) currency!: string;
  /** Which payment gateway takes it. */
  @Column({ type: 'text' }) gateway!: string;
  /** The gateway's name for the payment; null until the gateway has been asked for it. */
  @Column({ type: 'text', nullable: true }) reference!: string | null;
  /** Where it is paid. */
  @Column({ name: 'pay_url', type: 'text', nullable: true }) payUrl!: string | null;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @Column({ name: 'held_at', type: 'timestamptz', nullable: true }) heldAt!: Date | null;
  /** When it failed, or its money left us or became ours. */
  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true }) endedAt!: Date | null;
  /** When it stopped counting for its request: replaced by another, to be refunded, or gone. */
  @Column({ name: 'let_go_at', type: 'timestamptz', nullable: true }) letGoAt!: Date | null;
  @Column({ name: 'refund_requested_at', type: 'timestamptz', nullable: true })
  refundRequestedAt!: Date | null;
  @Column({ name: 'refund_reason', type: 'text', nullable: true }) refundReason!: string | null;
  /** How often the gateway was asked for the refund. */
  @Column({ name: 'refund_attempts', type: 'int' }) refundAttempts!: number;
  @Column({ name: 'refund_next_try_at', type: 'timestamptz', nullable: true }) refundNextTryAt!: Date | null;
  /** When the gateway refused it for good; a person must see to it. */
  @Column({ name: 'refund_refused_at', type: 'timestamptz', nullable: true }) refundRefusedAt!: Date | null;
  @Column({ name: 'refund_error', type: 'text', nullable: true }) refundError!: string | null;
  @Column({ type: 'int' }) version!: number;
}
