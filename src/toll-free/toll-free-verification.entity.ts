import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Lane } from '../cases/case.entity.js';
import type { TollFreeCode } from './toll-free.codes.js';
import type { VerificationStatus } from './toll-free.states.js';

/** What a customer submits to get a toll-free number verified (B, C, E): the fields of the contract, each under its name there. */
export class SubmittedFields {
  @Column({ name: 'business_name', type: 'text' }) businessName!: string;
  @Column({ name: 'business_website', type: 'text' }) businessWebsite!: string;
  @Column({ name: 'business_street_address', type: 'text', nullable: true }) businessStreetAddress!:
    string | null;
  @Column({ name: 'business_street_address2', type: 'text', nullable: true }) businessStreetAddress2!:
    string | null;
  @Column({ name: 'business_city', type: 'text', nullable: true }) businessCity!: string | null;
  @Column({ name: 'business_state_province_region', type: 'text', nullable: true })
  businessStateProvinceRegion!: string | null;
  @Column({ name: 'business_postal_code', type: 'text', nullable: true }) businessPostalCode!: string | null;
  @Column({ name: 'business_country', type: 'text', nullable: true }) businessCountry!: string | null;
  @Column({ name: 'business_contact_first_name', type: 'text', nullable: true }) businessContactFirstName!:
    string | null;
  @Column({ name: 'business_contact_last_name', type: 'text', nullable: true }) businessContactLastName!:
    string | null;
  @Column({ name: 'business_contact_email', type: 'text', nullable: true }) businessContactEmail!:
    string | null;
  @Column({ name: 'business_contact_phone', type: 'text', nullable: true }) businessContactPhone!:
    string | null;
  @Column({ name: 'notification_email', type: 'text' }) notificationEmail!: string;
  @Column({ name: 'use_case_categories', type: 'text', array: true }) useCaseCategories!: string[];
  @Column({ name: 'use_case_summary', type: 'text' }) useCaseSummary!: string;
  @Column({ name: 'production_message_sample', type: 'text' }) productionMessageSample!: string;
  @Column({ name: 'opt_in_image_urls', type: 'text', array: true }) optInImageUrls!: string[];
  @Column({ name: 'opt_in_type', type: 'text' }) optInType!: string;
  @Column({ name: 'message_volume', type: 'text' }) messageVolume!: string;
  @Column({ name: 'additional_information', type: 'text', nullable: true }) additionalInformation!:
    string | null;
  @Column({ name: 'external_reference_id', type: 'text', nullable: true }) externalReferenceId!:
    string | null;
  @Column({ name: 'business_registration_number', type: 'text', nullable: true })
  businessRegistrationNumber!: string | null;
  @Column({ name: 'business_registration_authority', type: 'text', nullable: true })
  businessRegistrationAuthority!: string | null;
  @Column({ name: 'business_registration_country', type: 'text', nullable: true })
  businessRegistrationCountry!: string | null;
  @Column({ name: 'business_type', type: 'text', nullable: true }) businessType!: string | null;
  @Column({ name: 'business_registration_phone_number', type: 'text', nullable: true })
  businessRegistrationPhoneNumber!: string | null;
  @Column({ name: 'doing_business_as', type: 'text', nullable: true }) doingBusinessAs!: string | null;
  @Column({ name: 'opt_in_confirmation_message', type: 'text', nullable: true }) optInConfirmationMessage!:
    string | null;
  @Column({ name: 'help_message_sample', type: 'text', nullable: true }) helpMessageSample!: string | null;
  @Column({ name: 'privacy_policy_url', type: 'text', nullable: true }) privacyPolicyUrl!: string | null;
  @Column({ name: 'terms_and_conditions_url', type: 'text', nullable: true }) termsAndConditionsUrl!:
    string | null;
  @Column({ name: 'age_gated_content', type: 'boolean', nullable: true }) ageGatedContent!: boolean | null;
  @Column({ name: 'opt_in_keywords', type: 'text', array: true, nullable: true }) optInKeywords!:
    string[] | null;
  @Column({ name: 'vetting_provider', type: 'text', nullable: true }) vettingProvider!: string | null;
  @Column({ name: 'vetting_id', type: 'text', nullable: true }) vettingId!: string | null;
}

/** A submission to get a toll-free number approved; one a number at a time (W195). */
@Entity('toll_free_verifications')
export class TollFreeVerification extends SubmittedFields {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ name: 'number_id', type: 'uuid' }) numberId!: string;
  @Column({ name: 'phone_e164', type: 'text' }) phoneE164!: string;
  /** Null until the intake has handed it to the reviewers. */
  @Column({ name: 'case_id', type: 'uuid', nullable: true }) caseId!: string | null;
  /** The customer's, or the one that appears by itself (W17, W49). */
  @Column({ name: 'customer_profile_id', type: 'uuid', nullable: true }) customerProfileId!: string | null;
  @Column({ name: 'trust_product_id', type: 'uuid', nullable: true }) trustProductId!: string | null;
  @Column({ name: 'regulated_item_id', type: 'uuid', nullable: true }) regulatedItemId!: string | null;
  @Column({ type: 'text' }) status!: VerificationStatus;
  /** 1 for the first, one more with each resubmission. */
  @Column({ type: 'int' }) submission!: number;
  @Column({ type: 'text' }) lane!: Lane;
  /** Which business it is, however it is spelled: the skeleton of its name and the domain of its website. */
  @Column({ name: 'business_key', type: 'text' }) businessKey!: string;
  @Column({ name: 'edit_reason', type: 'text', nullable: true }) editReason!: string | null;
  @Column({ name: 'rejection_codes', type: 'text', array: true }) rejectionCodes!: TollFreeCode[];
  @Column({ name: 'rejected_at', type: 'timestamptz', nullable: true }) rejectedAt!: Date | null;
  /** The edit window's end: seven days after the rejection, to the millisecond (W106). */
  @Column({ name: 'edit_until', type: 'timestamptz', nullable: true }) editUntil!: Date | null;
  @Column({ name: 'edit_allowed', type: 'boolean', nullable: true }) editAllowed!: boolean | null;
  @Column({ name: 'expired_at', type: 'timestamptz', nullable: true }) expiredAt!: Date | null;
  @Column({ name: 'submitted_at', type: 'timestamptz' }) submittedAt!: Date;
  @Column({ name: 'intake_done_at', type: 'timestamptz', nullable: true }) intakeDoneAt!: Date | null;
  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true }) decidedAt!: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz' }) createdAt!: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' }) updatedAt!: Date;
  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true }) deletedAt!: Date | null;
  @Column({ type: 'int' }) version!: number;
}
