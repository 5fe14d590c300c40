import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ParkedReason } from '../deposits.states.js';

/** What a person did with news that was parked. */
export const SETTLEMENTS = ['dismiss', 'accept', 'refund', 'retry_refund'] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

/** One thing that a gateway told, once however often it told it; `parkedReason` where a person must look. */
@Entity('gateway_events')
export class GatewayEventRow {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text' }) gateway!: string;
  @Column({ name: 'event_id', type: 'text' }) eventId!: string;
  /** A kind of news, `unknown`, or `refund_refused` for what we found out by asking. */
  @Column({ type: 'text' }) kind!: string;
  /** The payment as the gateway named it. */
  @Column({ type: 'text', nullable: true }) payment!: string | null;
  @Column({ name: 'deposit_id', type: 'uuid', nullable: true }) depositId!: string | null;
  @Column({ name: 'account_id', type: 'uuid', nullable: true }) accountId!: string | null;
  /** As told, in minor units. */
  @Column({ type: 'bigint', nullable: true }) amount!: number | null;
  @Column({ type: 'text', nullable: true }) currency!: string | null;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt!: Date;
  @Column({ name: 'parked_reason', type: 'text', nullable: true }) parkedReason!: ParkedReason | null;
  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true }) settledAt!: Date | null;
  @Column({ name: 'settled_by', type: 'uuid', nullable: true }) settledBy!: string | null;
  @Column({ type: 'text', nullable: true }) settlement!: Settlement | null;
  @Column({ name: 'settle_note', type: 'text', nullable: true }) settleNote!: string | null;
}
