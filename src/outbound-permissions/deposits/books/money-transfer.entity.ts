import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Book } from './books.js';

/** Money of one deposit that moved for one reason. Written once; its entries sum to zero, which the database proves. */
@Entity('money_transfers')
export class MoneyTransfer {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'deposit_id', type: 'uuid' }) depositId!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  /** What made it move, such as `sandbox:evt_1` (an event of the gateway) or `forfeited`. */
  @Column({ type: 'text' }) cause!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
}

/** What a transfer does to one book. */
@Entity('money_entries')
export class MoneyEntry {
  @PrimaryColumn({ name: 'transfer_id', type: 'uuid' }) transferId!: string;
  @Column({ name: 'deposit_id', type: 'uuid' }) depositId!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @PrimaryColumn({ type: 'text' }) book!: Book;
  /** Minor units; above zero is put in, below zero taken out. */
  @Column({ type: 'bigint' }) amount!: number;
  @PrimaryColumn({ type: 'text' }) currency!: string;
}
