import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who signs in to the portal: one per e-mail address, whatever its capitals, for one account or several. */
@Entity('portal_users')
export class PortalUser {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text' }) email!: string;
  @Column({ name: 'password_hash', type: 'text', nullable: true }) passwordHash!: string | null;
  @Column({ name: 'failed_attempts', type: 'int' }) failedAttempts!: number;
  @Column({ name: 'locked_until', type: 'timestamptz', nullable: true }) lockedUntil!: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}
