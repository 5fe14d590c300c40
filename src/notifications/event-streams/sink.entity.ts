import { Column, Entity, PrimaryColumn } from 'typeorm';

export const SINK_STATUSES = ['active', 'failed'] as const;
export type SinkStatus = (typeof SINK_STATUSES)[number];

/** Where an account wants its events (W155). The row outlives its deletion, since the log of deliveries refers to it. */
@Entity('sinks')
export class Sink {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ type: 'text' }) description!: string;
  @Column({ name: 'sink_type', type: 'text' }) sinkType!: 'webhook';
  @Column({ type: 'text' }) status!: SinkStatus;
  /** Without the name and password that it may have had. */
  @Column({ type: 'text' }) destination!: string;
  /** The `name:password` of the destination, sealed; null when it had none. */
  @Column({ name: 'sealed_userinfo', type: 'bytea', nullable: true }) sealedUserinfo!: Buffer | null;
  /** Whether several events may come in one request. */
  @Column({ name: 'batch_events', type: 'boolean' }) batchEvents!: boolean;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' }) updatedAt!: Date;
  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true }) deletedAt!: Date | null;
}
