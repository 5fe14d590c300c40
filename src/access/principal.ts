import type { FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/actor.js';
import type { Band, CaseType, Role } from '../kernel/words.js';
import type { IdentifiedRequest } from '../http/caller.js';

/** To what a staff member's roles are narrowed; null means not narrowed. */
export interface StaffScope {
  readonly caseTypes: readonly CaseType[] | null;
  readonly countries: readonly string[] | null;
  readonly maxBand: Band | null;
}

export interface StaffMember {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly scope: StaffScope;
}

export interface StaffPrincipal {
  readonly kind: 'staff';
  readonly staff: StaffMember;
  /** Set when the request came with a session cookie, from a page. */
  readonly sessionId?: string;
  readonly ip?: string;
}

export interface CustomerPrincipal {
  readonly kind: 'customer';
  /** The account whose credentials these are; its subaccounts are within reach too. */
  readonly accountId: string;
  /** The person, when signed in to the portal; null for API credentials. */
  readonly portalUserId: string | null;
  readonly label: string;
  readonly sessionId?: string;
  readonly ip?: string;
}

export interface PlatformPrincipal {
  readonly kind: 'platform';
  /** Null for the key that comes from the environment. */
  readonly keyId: string | null;
  readonly label: string;
  readonly ip?: string;
}

/** Who is calling. */
export type Principal = StaffPrincipal | CustomerPrincipal | PlatformPrincipal;

export interface AuthenticatedRequest extends IdentifiedRequest {
  principal?: Principal;
}

/** The principal of a request that a guard has let through. */
export function principalOf(request: FastifyRequest): Principal {
  const { principal } = request as AuthenticatedRequest; // the guard puts it there
  if (principal === undefined) throw new Error('This route has no @Access and so no principal.');
  return principal;
}

/** A staff member as the ledger names him, before he has come in as a principal. */
export function actorOfStaff(
  staff: { readonly id: string; readonly name: string },
  ip: string | null,
): Actor {
  return { kind: 'staff', id: staff.id, label: staff.name, ...(ip !== null && { ip }) };
}

/** Somebody at an address who has not said who he is, or not rightly. */
export function strangerAt(ip: string | null): Actor {
  return { kind: 'system', id: null, label: 'Somebody not signed in', ...(ip !== null && { ip }) };
}

/** The principal as the ledger names it. */
export function actorOf(principal: Principal): Actor {
  const from = principal.ip === undefined ? {} : { ip: principal.ip };
  if (principal.kind === 'staff')
    return { kind: 'staff', id: principal.staff.id, label: principal.staff.name, ...from };
  if (principal.kind === 'platform')
    return { kind: 'platform', id: principal.keyId, label: principal.label, ...from };
  return {
    kind: 'customer',
    id: principal.portalUserId ?? principal.accountId,
    label: principal.label,
    accountId: principal.accountId,
    ...from,
  };
}
