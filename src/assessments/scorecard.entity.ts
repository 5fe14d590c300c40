import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Scorecard } from './scorecard.js';

/** One version of the points and thresholds. Versions are added, never changed. */
@Entity('scorecards')
export class StoredScorecard {
  @PrimaryColumn('int') version!: number;
  @Column({ type: 'jsonb' }) scorecard!: Scorecard;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @Column({ name: 'created_by', type: 'uuid', nullable: true }) createdBy!: string | null;
}
