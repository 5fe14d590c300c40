import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Band, CaseType, Role } from '../kernel/words.js';

/** A person of the backoffice. The scope columns narrow what the roles reach; null does not narrow. */
@Entity('staff')
export class Staff {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text' }) email!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text', array: true }) roles!: Role[];
  @Column({ name: 'scope_case_types', type: 'text', array: true, nullable: true }) scopeCaseTypes!:
    CaseType[] | null;
  @Column({ name: 'scope_countries', type: 'text', array: true, nullable: true }) scopeCountries!:
    string[] | null;
  @Column({ name: 'scope_max_band', type: 'text', nullable: true }) scopeMaxBand!: Band | null;
  @Column({ name: 'password_hash', type: 'text', nullable: true }) passwordHash!: string | null;
  @Column({ name: 'failed_attempts', type: 'int' }) failedAttempts!: number;
  @Column({ name: 'locked_until', type: 'timestamptz', nullable: true }) lockedUntil!: Date | null;
  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true }) disabledAt!: Date | null;
  @Column({ name: 'last_signed_in_at', type: 'timestamptz', nullable: true }) lastSignedInAt!: Date | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}
