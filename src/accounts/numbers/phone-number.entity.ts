import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TrafficState } from './traffic-state.js';

/** A phone number with the account that owns it; released, it stays as a record. With another owner it is another row. */
@Entity('numbers')
export class PhoneNumber {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ name: 'phone_e164', type: 'text' }) phoneE164!: string;
  @Column({ name: 'toll_free', type: 'boolean' }) tollFree!: boolean;
  @Column({ name: 'traffic_state', type: 'text' }) trafficState!: TrafficState;
  @Column({ name: 'added_at', type: 'timestamptz' }) addedAt!: Date;
  @Column({ name: 'released_at', type: 'timestamptz', nullable: true }) releasedAt!: Date | null;
}
