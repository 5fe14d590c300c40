import { createMongoAbility, type ForcedSubject, type MongoAbility, type RawRuleOf } from '@casl/ability';
import { assertNever } from '../kernel/errors.js';
import { BANDS, type Role } from '../kernel/words.js';
import type { Principal, StaffMember } from './principal.js';

export const ACTIONS = [
  'read',
  'create',
  'work',
  'override',
  'confirm',
  'hand_off',
  'place',
  'release',
  'close',
  'clear',
  'refund',
  'settle',
  'manage',
  'verify',
  'export',
  'report',
] as const;
export type Action = (typeof ACTIONS)[number];

export const SUBJECTS = [
  'account',
  'account_fact',
  'api_key',
  'assessment',
  'audit_event',
  'business_profile',
  'case',
  'code',
  'country_rule',
  'deposit',
  'evidence',
  'hold',
  'number',
  'outbound_permission',
  'outbox_message',
  'platform_key',
  'reassessment',
  'report',
  'rule',
  'signup',
  'staff',
] as const;
export type SubjectKind = (typeof SUBJECTS)[number];

/** The flat columns that conditions may name. */
export interface GuardedRow {
  readonly accountId?: string;
  readonly parentId?: string | null;
  readonly country?: string;
  readonly band?: string;
  readonly type?: string;
}

/** A subject is a word, or a row tagged with its word (`authorize.ts`). */
export type Ability = MongoAbility<[Action, SubjectKind | (GuardedRow & ForcedSubject<SubjectKind>)]>;

type OneOrMore<T> = T | T[];
type Conditions = { readonly [field in keyof GuardedRow]?: { $eq: string } | { $in: string[] } };
type Can = (action: OneOrMore<Action>, subject: OneOrMore<SubjectKind>, conditions?: Conditions) => void;

/**
 * The whole matrix: who may do what to which rows. Conditions are flat columns (`$eq`, `$in`), so that the same rule
 * guards a row here and filters a list in SQL (`ability-sql.ts`).
 *
 * The columns that conditions may name: `type` (of a case), `country`, `band`, `accountId`, `parentId`.
 */
const GRANTS: Readonly<Record<Role, (can: Can, scope: Scope) => void>> = {
  reviewer(can, scope) {
    readWork(can, scope);
    can('work', 'case', scope.ofCases);
  },

  senior_reviewer(can, scope) {
    readWork(can, scope);
    can(['work', 'override', 'confirm', 'hand_off'], 'case', scope.ofCases);
    can(['place', 'release'], 'hold', scope.ofAccounts);
    can(['close'], 'account', scope.ofAccounts);
    can(['create', 'clear'], 'account_fact', scope.ofAccounts);
    can(['refund', 'settle'], 'deposit', scope.ofAccounts);
  },

  analyst(can, scope) {
    readWork(can, scope);
    can(['read', 'manage'], 'rule');
    can('read', 'report');
  },

  admin(can, scope) {
    readWork(can, scope);
    can('hand_off', 'case', scope.ofCases);
    can(['place', 'release'], 'hold', scope.ofAccounts);
    can('close', 'account', scope.ofAccounts);
    can(['create', 'clear'], 'account_fact', scope.ofAccounts);
    can(['refund', 'settle'], 'deposit', scope.ofAccounts);
    can(['read', 'manage'], ['staff', 'platform_key', 'outbox_message', 'rule', 'country_rule']);
    can(['read', 'verify', 'export'], 'audit_event');
    can('read', 'report');
  },

  auditor(can, scope) {
    readWork(can, scope);
    can('read', ['staff', 'platform_key', 'outbox_message', 'rule', 'report']);
    can(['read', 'verify', 'export'], 'audit_event');
  },
};

/** What every role of the staff may look at, within its scope. */
function readWork(can: Can, scope: Scope): void {
  can('read', 'case', scope.ofCases);
  can(
    'read',
    ['account', 'account_fact', 'assessment', 'deposit', 'evidence', 'hold', 'reassessment'],
    scope.ofAccounts,
  );
  can('read', ['code', 'country_rule']);
}

function grantPlatform(can: Can): void {
  can('create', 'signup');
  can(['read', 'close'], 'account');
  can('create', ['account', 'account_fact', 'api_key']);
  can(['read', 'create', 'manage'], 'number');
  can(['read', 'create'], 'business_profile');
}

/** A customer sees its own account and its subaccounts, never a case, a code, a signal or a hold as staff see them. */
function grantCustomer(can: Can, accountId: string): void {
  const own: readonly Conditions[] = [{ accountId: { $eq: accountId } }, { parentId: { $eq: accountId } }];
  for (const condition of own) {
    can(
      'read',
      ['account', 'business_profile', 'deposit', 'evidence', 'reassessment', 'outbound_permission', 'number'],
      condition,
    );
    can(
      'create',
      [
        'account',
        'api_key',
        'business_profile',
        'deposit',
        'evidence',
        'reassessment',
        'outbound_permission',
      ],
      condition,
    );
  }
}

const abilities = new WeakMap<Principal, Ability>();

/** Everything that a principal may do; built once a request, with the principal. */
export function abilityOf(principal: Principal): Ability {
  const known = abilities.get(principal);
  if (known !== undefined) return known;
  const ability = buildAbility(principal);
  abilities.set(principal, ability);
  return ability;
}

function buildAbility(principal: Principal): Ability {
  const rules: RawRuleOf<Ability>[] = [];
  const can: Can = (action, subject, conditions) =>
    void rules.push({ action, subject, ...(conditions && { conditions }) });
  if (principal.kind === 'platform') grantPlatform(can);
  else if (principal.kind === 'customer') grantCustomer(can, principal.accountId);
  else if (principal.kind === 'staff')
    for (const role of principal.staff.roles) GRANTS[role](can, scopeOf(principal.staff));
  else assertNever(principal);
  // CASL takes the words `manage` and `all` for anything at all; here every word means only itself.
  return createMongoAbility<Ability>(rules, { anyAction: 'any action', anySubjectType: 'any subject' });
}

interface Scope {
  readonly ofCases: Conditions;
  readonly ofAccounts: Conditions;
}

function scopeOf({ scope }: StaffMember): Scope {
  const ofAccounts = {
    ...(scope.countries === null ? {} : { country: { $in: [...scope.countries] } }),
    ...(scope.maxBand === null ? {} : { band: { $in: BANDS.slice(0, BANDS.indexOf(scope.maxBand) + 1) } }),
  };
  const ofCases =
    scope.caseTypes === null ? ofAccounts : { ...ofAccounts, type: { $in: [...scope.caseTypes] } };
  return { ofCases, ofAccounts };
}
