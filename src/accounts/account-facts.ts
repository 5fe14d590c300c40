import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What the platform, a carrier or staff report about an account. P27–P30: facts of four kinds are met with zero tolerance;
 * what a recipient complains of is only a signal.
 */
export const FACT_KINDS = {
  card_flagged: { zeroTolerance: true, label: 'Card flagged by the payment provider', rule: 'P27' },
  carrier_complaint: { zeroTolerance: true, label: 'Complaint of a carrier', rule: 'P28' },
  phishing_or_spam: { zeroTolerance: true, label: 'Found phishing or spamming', rule: 'P29' },
  number_hoarding: { zeroTolerance: true, label: 'Numbers bought without outbound use', rule: 'P30' },
  recipient_complaint: { zeroTolerance: false, label: 'Complaint of a recipient', rule: null },
} as const satisfies Readonly<Record<string, { zeroTolerance: boolean; label: string; rule: string | null }>>;

export type FactKind = keyof typeof FACT_KINDS;

/** The kinds alone, for validation. */
export const FACT_KIND_NAMES: readonly string[] = Object.keys(FACT_KINDS);

export const FACT_SOURCES = ['signup', 'platform', 'staff', 'monitoring'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

@Entity('account_facts')
export class AccountFact {
  @PrimaryColumn('uuid') id!: string;
  @Column({ name: 'account_id', type: 'uuid' }) accountId!: string;
  @Column({ type: 'text' }) kind!: FactKind;
  @Column({ name: 'zero_tolerance', type: 'boolean' }) zeroTolerance!: boolean;
  @Column({ type: 'text' }) source!: FactSource;
  @Column({ type: 'jsonb' }) detail!: Readonly<Record<string, unknown>>;
  @Column({ name: 'occurred_at', type: 'timestamptz' }) occurredAt!: Date;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt!: Date;
  @Column({ name: 'cleared_at', type: 'timestamptz', nullable: true }) clearedAt!: Date | null;
  @Column({ name: 'cleared_by', type: 'uuid', nullable: true }) clearedBy!: string | null;
  @Column({ name: 'cleared_note', type: 'text', nullable: true }) clearedNote!: string | null;
}
