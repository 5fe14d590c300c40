import type { CustomerPrincipal } from '../../access/principal.js';
import type { Actor } from '../../kernel/actor.js';
import { ForbiddenError } from '../../kernel/errors.js';

/** A portal user as the ledger names him, before he has come in as a principal. */
export function actorOfPortalUser(
  person: { readonly id: string; readonly email: string },
  accountId: string,
  ip: string | null,
): Actor {
  return { kind: 'customer', id: person.id, label: person.email, accountId, ...(ip !== null && { ip }) };
}

/** A person who came through the sign-in page. */
export interface SignedInPerson {
  readonly portalUserId: string;
  readonly sessionId: string;
}

/** The person behind a session; API credentials belong to nobody in particular. @throws ForbiddenError */
export function signedInPerson({ portalUserId, sessionId }: CustomerPrincipal): SignedInPerson {
  if (portalUserId !== null && sessionId !== undefined) return { portalUserId, sessionId };
  throw new ForbiddenError('sign_in_needed', 'Sign in with e-mail address and password to see this page.');
}
