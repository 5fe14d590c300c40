import { TOLL_FREE_EVENT_TYPES } from '../../ledger/toll-free-events.js';

/** Where the vendor's schemas are said to be (W167); receivers compare the address and do not fetch it. */
const VENDOR_SCHEMAS = 'https://events-schemas.twilio.com';

/** A type that can be subscribed to. `version` is the one that is sent; of each there is only this one. */
export interface EventType {
  readonly type: string;
  readonly schemaId: string;
  readonly version: number;
  readonly description: string;
  /** Whose words they are: the vendor's contract, or ours. */
  readonly origin: 'vendor' | 'own';
  /** The fields of `data`, by JSON type; those that end in `?` may be missing. */
  readonly fields: Readonly<Record<string, 'string' | 'integer' | 'boolean'>>;
  /** Our own follow from these audit events. */
  readonly actions: readonly string[];
}

/** W159. */
const COMMON = {
  accountsid: 'string',
  'parentaccountsid?': 'string',
  phonenumbersid: 'string',
  'customerprofilesid?': 'string',
  'regulateditemsid?': 'string',
  'trustproductsid?': 'string',
  tollfreeverificationsid: 'string',
  processeddate: 'integer',
  verificationstatus: 'string',
} as const;

/** W163. */
const REJECTED = {
  ...COMMON,
  phonenumber: 'string',
  'errorcode?': 'integer',
  errorcodes: 'string',
  errordescription: 'string',
  rejectiondate: 'integer',
  editexpiration: 'integer',
  editallowed: 'boolean',
} as const;

const ABOUT_ACCOUNT = { accountsid: 'string', 'casesid?': 'string' } as const;

function tollFree(
  kind: keyof typeof TOLL_FREE_EVENT_TYPES,
  schemaId: string,
  description: string,
  { version = 1, fields = COMMON }: { version?: number; fields?: EventType['fields'] } = {},
): EventType {
  return {
    type: TOLL_FREE_EVENT_TYPES[kind],
    schemaId,
    version,
    description,
    origin: 'vendor',
    fields,
    actions: [],
  };
}

function own(type: string, schemaId: string, description: string, actions: readonly string[]): EventType {
  return { type, schemaId, version: 1, description, origin: 'own', fields: ABOUT_ACCOUNT, actions };
}

/** All types, in the order of the list. Our own say what happened to which account and never why: nothing withheld can leave by them. */
export const EVENT_TYPES: readonly EventType[] = [
  tollFree(
    'pending-review',
    'TollFree.VerificationPendingReview',
    'A toll-free verification was submitted and is checked.',
  ),
  tollFree(
    'in-review',
    'TollFree.VerificationRequested',
    'A toll-free verification was accepted and waits for review.',
  ),
  tollFree('approved', 'TollFree.VerificationRequestApproved', 'A toll-free verification was approved.'),
  tollFree('rejected', 'TollFree.VerificationRequestRejected', 'A toll-free verification was rejected.', {
    version: 4,
    fields: REJECTED,
  }),
  tollFree(
    'expired',
    'TollFree.VerificationExpired',
    'The seven days to edit a rejected toll-free verification are over.',
  ),
  own('account.held', 'Gatehouse.AccountHeld', 'A hold was placed on the account.', ['hold.placed']),
  own('account.released', 'Gatehouse.AccountReleased', 'A hold of the account ended.', ['hold.released']),
  own('account.closed', 'Gatehouse.AccountClosed', 'The account was closed.', ['account.closed']),
  own('case.decided', 'Gatehouse.CaseDecided', 'A review that concerns the account was decided.', [
    'case.decided',
  ]),
  own(
    'permissions.changed',
    'Gatehouse.PermissionsChanged',
    'What the account may send may have changed: ask again.',
    [
      'hold.placed',
      'hold.released',
      'account.closed',
      'account.mode_changed',
      'case.decided',
      'outbound_permission.closed',
      'outbound_permission.lapsed',
      'toll_free_verification.submitted',
      'toll_free_verification.resubmitted',
      'toll_free_verification.accepted',
      'toll_free_verification.expired',
      'toll_free_verification.deleted',
      'toll_free_verification.voided',
      'number.added',
      'number.released',
      'number.transferred',
    ],
  ),
];

const BY_TYPE = new Map(EVENT_TYPES.map((one) => [one.type, one]));

export function findEventType(type: string): EventType | null {
  return BY_TYPE.get(type) ?? null;
}

/** The types that have that schema; empty when there is no such schema. */
export function typesOfSchema(schemaId: string): readonly EventType[] {
  return EVENT_TYPES.filter((one) => one.schemaId === schemaId);
}

/** The `dataschema` of an event; `publicUrl` is where our own schemas are read. */
export function dataSchemaOf({ schemaId, version, origin }: EventType, publicUrl: string): string {
  return origin === 'vendor'
    ? `${VENDOR_SCHEMAS}/${schemaId}/${version}`
    : `${publicUrl}/v1/Schemas/${schemaId}/Versions/${version}`;
}
