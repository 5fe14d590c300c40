import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A personal access token of a staff member; it may do what its owner may do, until revoked. */
@Entity('staff_tokens')
export class StaffToken {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'staff_id', type: 'uuid' }) staffId!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ name: 'token_hash', type: 'bytea' }) tokenHash!: Buffer;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true }) revokedAt!: Date | null;
}
