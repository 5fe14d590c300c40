import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountMode, AccountStatus, Band, Plan, Service } from '../kernel/words.js';

/** A customer's account under risk control. Its status follows from its open holds (`holds/account-status.ts`). */
@Entity('accounts')
export class Account {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'parent_id', type: 'uuid', nullable: true }) parentId!: string | null;
  @Column({ name: 'external_id', type: 'text', nullable: true }) externalId!: string | null;
  @Column({ name: 'friendly_name', type: 'text', nullable: true }) friendlyName!: string | null;
  @Column({ type: 'text' }) email!: string;
  @Column({ name: 'email_normalised', type: 'text' }) emailNormalised!: string;
  @Column({ name: 'company_name', type: 'text' }) companyName!: string;
  @Column({ name: 'company_skeleton', type: 'text', nullable: true }) companySkeleton!: string | null;
  @Column({ name: 'company_near_keys', type: 'text', array: true }) companyNearKeys!: string[];
  @Column({ type: 'text' }) country!: string;
  @Column({ type: 'text', nullable: true }) website!: string | null;
  @Column({ name: 'website_domain', type: 'text', nullable: true }) websiteDomain!: string | null;
  @Column({ name: 'registration_number', type: 'text', nullable: true }) registrationNumber!: string | null;
  @Column({ type: 'text', nullable: true }) phone!: string | null;
  @Column({ name: 'phone_e164', type: 'text', nullable: true }) phoneE164!: string | null;
  @Column({ type: 'text', nullable: true }) ip!: string | null;
  @Column({ name: 'ip_country', type: 'text', nullable: true }) ipCountry!: string | null;
  @Column({ name: 'user_agent', type: 'text', nullable: true }) userAgent!: string | null;
  @Column({ name: 'device_id', type: 'text', nullable: true }) deviceId!: string | null;
  @Column({ name: 'use_case', type: 'text', nullable: true }) useCase!: string | null;
  @Column({ type: 'text', array: true }) services!: Service[];
  @Column({ name: 'card_fingerprint', type: 'text', nullable: true }) cardFingerprint!: string | null;
  @Column({ name: 'card_bin', type: 'text', nullable: true }) cardBin!: string | null;
  @Column({ name: 'card_country', type: 'text', nullable: true }) cardCountry!: string | null;
  @Column({ type: 'text' }) plan!: Plan;
  @Column({ type: 'text' }) mode!: AccountMode;
  @Column({ type: 'text' }) status!: AccountStatus;
  @Column({ type: 'text' }) band!: Band;
  @Column({ type: 'int' }) score!: number;
  @Column({ name: 'auth_token_hash', type: 'bytea' }) authTokenHash!: Buffer;
  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true }) closedAt!: Date | null;
  @Column({ name: 'close_reason', type: 'text', nullable: true }) closeReason!: string | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
}
