/**
 * What the platform is told by webhook, by type. It names what changed and never how or why, so that nothing that is withheld
 * can leave by it: the platform asks for what is true now.
 */
export interface PlatformEvents {
  /** What this account may do may have changed: `GET /api/accounts/{AC}/permissions` has it. */
  readonly 'permissions.changed': { readonly account: string };
  /** The rule of this country changed, and so what every account may do there. */
  readonly 'country_rule.changed': { readonly country: string };
}

export type PlatformEventType = keyof PlatformEvents;
