import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether a service may be used towards a country: by everybody, by those with whom it is agreed, or by nobody. */
export const COUNTRY_ACCESS = ['allowed', 'approval', 'blocked'] as const;
export type CountryAccess = (typeof COUNTRY_ACCESS)[number];

/** P2: which service is allowed in a country or territory. There is one for each that has telephone numbers. */
@Entity('country_rules')
export class CountryRule {
  /** ISO 3166. */
  @PrimaryColumn('text') country!: string;
  @Column({ type: 'text' }) sms!: CountryAccess;
  @Column({ type: 'text' }) voice!: CountryAccess;
  @Column({ type: 'text' }) trunk!: CountryAccess;
  /** Why it stands so, where somebody said. */
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ name: 'changed_at', type: 'timestamptz', nullable: true }) changedAt!: Date | null;
  @Column({ name: 'changed_by', type: 'text', nullable: true }) changedBy!: string | null;
}
