import { subject as asSubject } from '@casl/ability';
import { ForbiddenError, NotFoundError } from '../kernel/errors.js';
import type { Ability, Action, GuardedRow, SubjectKind } from './ability.js';

/** Whether the row is within the ability. */
export function mayDo(ability: Ability, action: Action, kind: SubjectKind, row: GuardedRow): boolean {
  return ability.can(action, asSubject(kind, { ...row }));
}

/**
 * Refuses what may not be done to this row: as if it did not exist when it may not even be read.
 * @throws NotFoundError, ForbiddenError
 */
export function authorize(
  ability: Ability,
  action: Action,
  kind: SubjectKind,
  row: GuardedRow,
  sid?: string,
): void {
  if (mayDo(ability, action, kind, row)) return;
  if (action === 'read' || !mayDo(ability, 'read', kind, row))
    throw new NotFoundError(kind.replaceAll('_', ' '), sid);
  throw new ForbiddenError(
    'forbidden',
    'Your role does not allow this here. Ask an admin or a senior reviewer.',
  );
}
