import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProfileStatus } from './business-profiles.states.js';

export const PROFILE_TYPES = ['primary', 'secondary', 'isv_starter'] as const;
export type ProfileType = (typeof PROFILE_TYPES)[number];

export const BUSINESS_IDENTITIES = ['direct_customer', 'isv_reseller_or_partner'] as const;
export type BusinessIdentity = (typeof BUSINESS_IDENTITIES)[number];

/** Who a business is (W6–W12): an account's own primary profile, or one for a business it works for. */
@Entity('business_profiles')
export class BusinessProfile {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ name: 'case_id', type: 'uuid', nullable: true }) caseId!: string | null;
  @Column({ type: 'text' }) type!: ProfileType;
  @Column({ type: 'text' }) status!: ProfileStatus;
  @Column({ name: 'friendly_name', type: 'text' }) friendlyName!: string;
  @Column({ type: 'text' }) email!: string;
  @Column({ name: 'status_callback', type: 'text', nullable: true }) statusCallback!: string | null;
  /** W8: only who says he is an ISV, reseller or partner may verify numbers of others. */
  @Column({ name: 'business_identity', type: 'text', nullable: true })
  businessIdentity!: BusinessIdentity | null;
  @Column({ name: 'business_name', type: 'text', nullable: true }) businessName!: string | null;
  @Column({ name: 'business_type', type: 'text', nullable: true }) businessType!: string | null;
  @Column({ name: 'business_registration_number', type: 'text', nullable: true })
  businessRegistrationNumber!: string | null;
  @Column({ name: 'business_registration_authority', type: 'text', nullable: true })
  businessRegistrationAuthority!: string | null;
  @Column({ name: 'business_registration_country', type: 'text', nullable: true })
  businessRegistrationCountry!: string | null;
  @Column({ type: 'text', nullable: true }) industry!: string | null;
  @Column({ type: 'text', nullable: true }) website!: string | null;
  @Column({ name: 'street_address', type: 'text', nullable: true }) streetAddress!: string | null;
  @Column({ name: 'street_address2', type: 'text', nullable: true }) streetAddress2!: string | null;
  @Column({ type: 'text', nullable: true }) city!: string | null;
  @Column({ type: 'text', nullable: true }) region!: string | null;
  @Column({ name: 'postal_code', type: 'text', nullable: true }) postalCode!: string | null;
  @Column({ type: 'text', nullable: true }) country!: string | null;
  @Column({ name: 'contact_first_name', type: 'text', nullable: true }) contactFirstName!: string | null;
  @Column({ name: 'contact_last_name', type: 'text', nullable: true }) contactLastName!: string | null;
  @Column({ name: 'contact_email', type: 'text', nullable: true }) contactEmail!: string | null;
  @Column({ name: 'contact_phone', type: 'text', nullable: true }) contactPhone!: string | null;
  /** `verification`: it appeared by itself with a toll-free submission (W17, W49). */
  @Column({ name: 'made_by', type: 'text' }) madeBy!: 'customer' | 'platform' | 'verification';
  @Column({ name: 'rejection_codes', type: 'text', array: true }) rejectionCodes!: string[];
  @Column({ name: 'valid_until', type: 'timestamptz', nullable: true }) validUntil!: Date | null;
  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true }) submittedAt!: Date | null;
  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true }) decidedAt!: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' }) updatedAt!: Date;
  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true }) deletedAt!: Date | null;
  @Column({ type: 'int' }) version!: number;
}
