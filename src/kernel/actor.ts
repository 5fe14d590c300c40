/** Who did it. `label` is a name for people, frozen into the audit event. */
export type ActorKind = 'staff' | 'customer' | 'platform' | 'system';

export interface Actor {
  readonly kind: ActorKind;
  /** Staff id, portal user id or account id, platform key id; null for the system. */
  readonly id: string | null;
  readonly label: string;
  /** The account a customer acts for. */
  readonly accountId?: string;
  readonly ip?: string;
}

export const SYSTEM: Actor = { kind: 'system', id: null, label: 'Gatehouse' };
