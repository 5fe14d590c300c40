import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Service } from '../kernel/words.js';
import type { OutboundFindingCode } from './outbound-finding.js';
import type { OutboundCode } from './outbound-permissions.codes.js';
import type { OutboundPermissionStatus } from './outbound-permissions.states.js';

/** How the request reached us (T4). */
export const REQUEST_CHANNELS = ['api', 'portal', 'email'] as const;
export type RequestChannel = (typeof REQUEST_CHANNELS)[number];

/** The request for the right to send, with its three steps, and afterwards that right with its conditions (T2–T8, T16). */
@Entity('outbound_permissions')
export class OutboundPermission {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  /** Null until there is something to decide. */
  @Column({ name: 'case_id', type: 'uuid', nullable: true }) caseId!: string | null;
  @Column({ type: 'text' }) status!: OutboundPermissionStatus;
  @Column({ type: 'text', nullable: true }) purpose!: string | null;
  @Column({ type: 'text', array: true, nullable: true }) channels!: Service[] | null;
  /** T10: do the application's users write the content? */
  @Column({ name: 'user_generated_content', type: 'boolean', nullable: true })
  userGeneratedContent!: boolean | null;
  /** T12: can its users reach any number they like? */
  @Column({ name: 'arbitrary_destinations', type: 'boolean', nullable: true })
  arbitraryDestinations!: boolean | null;
  /** T13: are there recipients who did not ask for it? */
  @Column({ type: 'boolean', nullable: true }) unsolicited!: boolean | null;
  /** T14: will the application never move to production? */
  @Column({ name: 'stays_in_development', type: 'boolean', nullable: true }) staysInDevelopment!:
    boolean | null;
  /** When step 1 was complete: purpose and all four answers (T5). */
  @Column({ name: 'purpose_given_at', type: 'timestamptz', nullable: true }) purposeGivenAt!: Date | null;
  @Column({ name: 'phone_e164', type: 'text', nullable: true }) phoneE164!: string | null;
  /** When step 2 was done (T6). */
  @Column({ name: 'phone_proved_at', type: 'timestamptz', nullable: true }) phoneProvedAt!: Date | null;
  /** The newest deposit for it. */
  @Column({ name: 'deposit_id', type: 'uuid', nullable: true }) depositId!: string | null;
  /** When step 3 was done; null again when the money went back (T7, T8). */
  @Column({ name: 'deposit_held_at', type: 'timestamptz', nullable: true }) depositHeldAt!: Date | null;
  /** When the last of the three steps was done. */
  @Column({ name: 'completed_at', type: 'timestamptz', nullable: true }) completedAt!: Date | null;
  @Column({ type: 'text', array: true }) findings!: OutboundFindingCode[];
  @Column({ name: 'rejection_codes', type: 'text', array: true }) rejectionCodes!: OutboundCode[];
  @Column({ name: 'condition_countries', type: 'text', array: true, nullable: true })
  conditionCountries!: string[] | null;
  @Column({ name: 'condition_services', type: 'text', array: true, nullable: true })
  conditionServices!: Service[] | null;
  @Column({ name: 'condition_daily_units', type: 'bigint', nullable: true }) conditionDailyUnits!:
    number | null;
  @Column({ name: 'condition_until', type: 'timestamptz', nullable: true }) conditionUntil!: Date | null;
  @Column({ name: 'condition_opt_in_proof', type: 'boolean' }) conditionOptInProof!: boolean;
  @Column({ name: 'condition_no_free_form', type: 'boolean' }) conditionNoFreeForm!: boolean;
  @Column({ name: 'opened_via', type: 'text' }) openedVia!: RequestChannel;
  @Column({ name: 'opened_at', type: 'timestamptz' }) openedAt!: Date;
  /** The customer's last step; an unfinished request is reminded and closed by it. */
  @Column({ name: 'touched_at', type: 'timestamptz' }) touchedAt!: Date;
  @Column({ name: 'reminded_at', type: 'timestamptz', nullable: true }) remindedAt!: Date | null;
  @Column({ name: 'granted_at', type: 'timestamptz', nullable: true }) grantedAt!: Date | null;
  /** When it was noticed that a grant limited in time has run out, and the platform was told. */
  @Column({ name: 'lapsed_at', type: 'timestamptz', nullable: true }) lapsedAt!: Date | null;
  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true }) endedAt!: Date | null;
  @Column({ name: 'end_reason', type: 'text', nullable: true }) endReason!: string | null;
  @Column({ type: 'int' }) version!: number;
}
