import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Service } from '../kernel/words.js';
import type { HoldCode } from './hold.codes.js';

export const HOLD_SOURCES = ['signup', 'monitoring', 'staff'] as const;
export type HoldSource = (typeof HOLD_SOURCES)[number];

/** A hold covers everything; a restriction limits the account or some of its services (P36: two outcomes, one procedure). */
export const HOLD_KINDS = ['hold', 'restriction'] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

@Entity('holds')
export class Hold {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ type: 'text' }) kind!: HoldKind;
  @Column({ type: 'text' }) code!: HoldCode;
  @Column({ type: 'text' }) source!: HoldSource;
  @Column({ type: 'text', array: true, nullable: true }) services!: Service[] | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ name: 'assessment_id', type: 'uuid', nullable: true }) assessmentId!: string | null;
  /** The hold of the parent account that this one follows. */
  @Column({ name: 'inherited_from', type: 'uuid', nullable: true }) inheritedFrom!: string | null;
  @Column({ name: 'placed_by_kind', type: 'text' }) placedByKind!: string;
  @Column({ name: 'placed_by_id', type: 'uuid', nullable: true }) placedById!: string | null;
  @Column({ name: 'placed_by_label', type: 'text' }) placedByLabel!: string;
  @Column({ name: 'placed_at', type: 'timestamptz' }) placedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) until!: Date | null;
  @Column({ name: 'released_at', type: 'timestamptz', nullable: true }) releasedAt!: Date | null;
  @Column({ name: 'released_by_kind', type: 'text', nullable: true }) releasedByKind!: string | null;
  @Column({ name: 'released_by_id', type: 'uuid', nullable: true }) releasedById!: string | null;
  @Column({ name: 'released_by_label', type: 'text', nullable: true }) releasedByLabel!: string | null;
  @Column({ name: 'release_note', type: 'text', nullable: true }) releaseNote!: string | null;
  @Column({ type: 'int' }) version!: number;
}
