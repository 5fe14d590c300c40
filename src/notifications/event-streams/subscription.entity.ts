import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which events an account wants in one of its sinks; the types are rows of `subscribed_event_types`. */
@Entity('event_subscriptions')
export class Subscription {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ name: 'sink_id', type: 'uuid' }) sinkId!: string;
  @Column({ type: 'text' }) description!: string;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' }) updatedAt!: Date;
}
