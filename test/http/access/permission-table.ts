import { COMPATIBLE } from './compatible-permissions.js';

/**
 * Who is let past the early guard of every route: one row a route, written out, so that a change of the matrix shows here.
 * A new route needs a row; `permission-table.spec.ts` fails without, and prints the row to add. What a caller may then do to
 * which rows is tested beside the command that does it.
 */
export const CALLERS = [
  'nobody',
  'reviewer',
  'senior_reviewer',
  'analyst',
  'admin',
  'auditor',
  'customer',
  'platform',
] as const;
export type CallerName = (typeof CALLERS)[number];

const EVERYBODY: readonly CallerName[] = CALLERS;
const STAFF: readonly CallerName[] = ['reviewer', 'senior_reviewer', 'analyst', 'admin', 'auditor'];
const STAFF_CUSTOMER_AND_PLATFORM: readonly CallerName[] = [...STAFF, 'customer', 'platform'];
const REVIEWERS: readonly CallerName[] = ['reviewer', 'senior_reviewer'];
const ADMIN: readonly CallerName[] = ['admin'];
const ADMIN_AND_AUDITOR: readonly CallerName[] = ['admin', 'auditor'];

export const PERMISSIONS: Readonly<Record<string, readonly CallerName[]>> = {
  ...COMPATIBLE,
  // access: the API
  'GET /api/staff': ADMIN_AND_AUDITOR,
  'POST /api/staff': ADMIN,
  'GET /api/staff/{staff}': ADMIN_AND_AUDITOR,
  'PATCH /api/staff/{staff}': ADMIN,
  'GET /api/staff/{staff}/tokens': ADMIN,
  'POST /api/staff/{staff}/tokens': ADMIN,
  'DELETE /api/staff/{staff}/tokens/{token}': ADMIN,
  'GET /api/platform-keys': ADMIN_AND_AUDITOR,
  'POST /api/platform-keys': ADMIN,
  'DELETE /api/platform-keys/{key}': ADMIN,

  // access: pages
  'GET /sign-in': EVERYBODY,
  'POST /sign-in': EVERYBODY,
  'POST /sign-out': EVERYBODY,
  'GET /sign-in/link/{secret}': EVERYBODY,
  'POST /sign-in/link/{secret}': EVERYBODY,
  'GET /sign-in/forgot': EVERYBODY,
  'POST /sign-in/forgot': EVERYBODY,
  'GET /account/sessions': STAFF,
  'POST /account/sessions/end-others': STAFF,
  'POST /account/sessions/{session}/end': STAFF,
  'GET /account/tokens': STAFF,
  'POST /account/tokens': STAFF,
  'POST /account/tokens/{token}/revoke': STAFF,
  'GET /admin/staff': ADMIN_AND_AUDITOR,
  'GET /admin/staff/invite': ADMIN,
  'POST /admin/staff/invite': ADMIN,
  'GET /admin/staff/{staff}': ADMIN,
  'POST /admin/staff/{staff}': ADMIN,
  'GET /admin/platform-keys': ADMIN_AND_AUDITOR,
  'POST /admin/platform-keys': ADMIN,
  'POST /admin/platform-keys/{key}/revoke': ADMIN,

  // inbound mail: the hook lets nobody in who has not signed, whoever he is
  'POST /api/inbound-mail': [],
  'GET /portal/mail/{secret}': EVERYBODY,
  'POST /portal/mail/{secret}': EVERYBODY,

  // evidence
  'POST /api/evidence': ['customer'],
  'GET /api/evidence/{evidence}': [...STAFF, 'customer'],
  'GET /evidence/{evidence}': STAFF,
  'GET /evidence/{evidence}/preview': STAFF,
  'GET /desk/snapshots/{snapshot}': STAFF,
  'POST /portal/evidence': ['customer'],
  'GET /portal/evidence/{evidence}': ['customer'],

  // accounts and the hold list
  'GET /api/accounts': STAFF_CUSTOMER_AND_PLATFORM,
  'GET /api/accounts/{account}': STAFF_CUSTOMER_AND_PLATFORM,
  'POST /api/accounts/{account}/close': ['senior_reviewer', 'admin', 'platform'],
  'POST /api/accounts/{account}/subaccounts': ['customer', 'platform'],
  'GET /api/accounts/{account}/api-keys': ['customer', 'platform'],
  'POST /api/accounts/{account}/api-keys': ['customer', 'platform'],
  'DELETE /api/accounts/{account}/api-keys/{key}': ['customer', 'platform'],
  'POST /api/accounts/{account}/numbers': ['platform'],
  'GET /api/accounts/{account}/numbers': ['customer', 'platform'],
  'GET /api/numbers/{number}': ['platform'],
  'POST /api/numbers/{number}/transfer': ['platform'],
  'DELETE /api/numbers/{number}': ['platform'],
  'GET /api/accounts/{account}/facts': STAFF,
  'POST /api/accounts/{account}/facts': ['senior_reviewer', 'admin'],
  'POST /api/accounts/{account}/facts/{fact}/clear': ['senior_reviewer', 'admin'],
  'GET /api/holds': STAFF,
  'POST /api/holds': ['senior_reviewer', 'admin'],
  'GET /api/holds/{hold}': STAFF,
  'POST /api/holds/{hold}/release': ['senior_reviewer', 'admin'],

  // what accounts may do
  'POST /api/permissions/check': ['platform'],
  'GET /api/countries': STAFF,
  'PUT /api/countries/{country}': ADMIN,

  // signups and what they were judged by
  'POST /api/signups': ['platform'],
  'GET /api/assessments/{assessment}': STAFF,
  'GET /api/scorecards': ['analyst', 'admin', 'auditor'],
  'POST /api/scorecards': ['analyst', 'admin'],
  'POST /api/complaints': ['platform'],
  'POST /api/payment-flags': ['platform'],
  'POST /api/usage': ['platform'],
  'GET /api/accounts/{account}/usage': [...STAFF, 'platform'],

  // cases: the API
  'GET /api/codes': STAFF,
  'GET /api/cases': STAFF,
  'GET /api/cases/{sid}': STAFF,
  'GET /api/cases/{sid}/timeline': STAFF,
  'POST /api/cases/next': REVIEWERS,
  'POST /api/cases/{sid}/claim': REVIEWERS,
  'POST /api/cases/{sid}/release': REVIEWERS,
  // Whoever sees the case may ask; the command lets only its holder and those who may hand off.
  'POST /api/cases/{sid}/hand-off': STAFF,
  'POST /api/cases/{sid}/snooze': REVIEWERS,
  'POST /api/cases/{sid}/escalate': REVIEWERS,
  'POST /api/cases/{sid}/notes': REVIEWERS,
  'POST /api/cases/{sid}/messages': REVIEWERS,
  'POST /api/cases/{sid}/request-information': REVIEWERS,
  'POST /api/cases/{sid}/decisions': REVIEWERS,
  'POST /api/cases/{sid}/decisions/{decision}/confirm': ['senior_reviewer'],
  'DELETE /api/cases/{sid}/decisions/{decision}': REVIEWERS,

  // outbound permission: the API
  'POST /api/business-profiles': ['customer', 'platform'],
  'GET /api/business-profiles': ['customer', 'platform'],
  'GET /api/business-profiles/{sid}': ['customer', 'platform'],
  'PATCH /api/business-profiles/{sid}': ['customer', 'platform'],
  'POST /api/business-profiles/{sid}/submit': ['customer', 'platform'],
  'POST /api/business-profiles/{sid}/messages': ['customer', 'platform'],
  'POST /api/outbound-permissions': ['customer'],
  'GET /api/outbound-permissions': ['customer'],
  'GET /api/outbound-permissions/{sid}': ['customer'],
  'PATCH /api/outbound-permissions/{sid}': ['customer'],
  'POST /api/outbound-permissions/{sid}/messages': ['customer'],
  'POST /api/outbound-permissions/{sid}/withdraw': ['customer'],

  // reassessment tickets: the API
  'POST /api/reassessments': ['customer'],
  'GET /api/reassessments': ['customer'],
  'GET /api/reassessments/{sid}': ['customer'],
  'PATCH /api/reassessments/{sid}': ['customer'],
  'POST /api/reassessments/{sid}/messages': ['customer'],
  'POST /api/reassessments/{sid}/withdraw': ['customer'],

  // deposits
  'POST /api/outbound-permissions/{sid}/phone-code': ['customer'],
  'POST /api/outbound-permissions/{sid}/phone-code/check': ['customer'],
  'POST /api/outbound-permissions/{sid}/deposit': ['customer'],
  'GET /api/deposits/{deposit}': [...STAFF, 'customer'],
  'POST /api/deposits/{deposit}/refund': ['senior_reviewer', 'admin'],
  // Believed by its signature.
  'POST /api/payments/webhook/{gateway}': EVERYBODY,
  // Whoever has the address may pay.
  'GET /payments/{deposit}': EVERYBODY,
  'GET /sandbox/payments/{deposit}': EVERYBODY,
  'POST /sandbox/payments/{deposit}': EVERYBODY,

  // the desk
  'GET /': EVERYBODY,
  'GET /desk': STAFF,
  'POST /desk/next': REVIEWERS,
  'POST /desk/views': STAFF,
  'POST /desk/views/remove': STAFF,
  'GET /desk/search': STAFF,
  'GET /desk/cases/{case}': STAFF,
  'POST /desk/cases/{case}/claim': REVIEWERS,
  'POST /desk/cases/{case}/release': REVIEWERS,
  'POST /desk/cases/{case}/hand-off': STAFF,
  'POST /desk/cases/{case}/snooze': REVIEWERS,
  'POST /desk/cases/{case}/escalate': REVIEWERS,
  'POST /desk/cases/{case}/ask': REVIEWERS,
  'POST /desk/cases/{case}/note': REVIEWERS,
  'POST /desk/cases/{case}/message': REVIEWERS,
  'POST /desk/cases/{case}/decide': REVIEWERS,
  'POST /desk/cases/{case}/undo': REVIEWERS,
  'POST /desk/cases/{case}/confirm': ['senior_reviewer'],
  'GET /desk/holds': STAFF,
  'GET /desk/deposits': STAFF,
  'GET /desk/deposits/{deposit}': STAFF,
  'POST /desk/deposits/{deposit}/refund': ['senior_reviewer', 'admin'],
  'GET /desk/deposits/parked': STAFF,
  'POST /desk/deposits/parked/{event}': ['senior_reviewer', 'admin'],
  'GET /desk/countries': STAFF,
  'GET /desk/countries/{country}': STAFF,
  'POST /desk/countries/{country}': ADMIN,
  'GET /desk/accounts': STAFF,
  'GET /desk/accounts/{account}': STAFF,
  'POST /desk/accounts/{account}/holds': ['senior_reviewer', 'admin'],
  'POST /desk/accounts/{account}/holds/{hold}/release': ['senior_reviewer', 'admin'],
  'POST /desk/accounts/{account}/facts': ['senior_reviewer', 'admin'],
  'POST /desk/accounts/{account}/facts/{fact}/clear': ['senior_reviewer', 'admin'],
  'POST /desk/accounts/{account}/close': ['senior_reviewer', 'admin'],

  // the portal
  'GET /api/accounts/{account}/alerts': STAFF_CUSTOMER_AND_PLATFORM,
  'GET /api/accounts/{account}/permissions': STAFF_CUSTOMER_AND_PLATFORM,
  'GET /portal/sign-in': EVERYBODY,
  'POST /portal/sign-in': EVERYBODY,
  'POST /portal/sign-out': EVERYBODY,
  'GET /portal/forgot': EVERYBODY,
  'POST /portal/forgot': EVERYBODY,
  'GET /portal/set-password/{secret}': EVERYBODY,
  'POST /portal/set-password/{secret}': EVERYBODY,
  'GET /portal': ['customer'],
  'GET /portal/accounts': ['customer'],
  'POST /portal/accounts/{account}': ['customer'],
  'GET /portal/sessions': ['customer'],
  'POST /portal/sessions/end-others': ['customer'],
  'POST /portal/sessions/{session}/end': ['customer'],
  'GET /portal/reassessment/new': ['customer'],
  'POST /portal/reassessment/new': ['customer'],
  'POST /portal/reassessment/draft': ['customer'],
  'GET /portal/reassessments/{ticket}': ['customer'],
  'POST /portal/reassessments/{ticket}': ['customer'],
  'GET /portal/reassessments/{ticket}/withdraw': ['customer'],
  'POST /portal/reassessments/{ticket}/withdraw': ['customer'],
  'GET /portal/outbound': ['customer'],
  'POST /portal/outbound': ['customer'],
  'GET /portal/outbound/{permission}': ['customer'],
  'GET /portal/outbound/{permission}/progress': ['customer'],
  'POST /portal/outbound/{permission}/messages': ['customer'],
  'GET /portal/outbound/{permission}/withdraw': ['customer'],
  'POST /portal/outbound/{permission}/withdraw': ['customer'],
  'GET /portal/outbound/{permission}/purpose': ['customer'],
  'POST /portal/outbound/{permission}/purpose': ['customer'],
  'GET /portal/outbound/{permission}/phone': ['customer'],
  'POST /portal/outbound/{permission}/phone': ['customer'],
  'POST /portal/outbound/{permission}/phone/resend': ['customer'],
  'POST /portal/outbound/{permission}/phone/check': ['customer'],
  'GET /portal/outbound/{permission}/deposit': ['customer'],
  'POST /portal/outbound/{permission}/deposit': ['customer'],
  'GET /portal/outbound/{permission}/deposit/state': ['customer'],

  // undelivered messages
  'GET /api/event-deliveries': ADMIN_AND_AUDITOR,
  'GET /api/event-deliveries/{delivery}': ADMIN_AND_AUDITOR,
  'POST /api/event-deliveries/{delivery}/replay': ADMIN,
  'GET /admin/deliveries': ADMIN_AND_AUDITOR,
  'POST /admin/deliveries/{delivery}/replay': ADMIN,
  'GET /api/outbox': ADMIN_AND_AUDITOR,
  'GET /api/outbox/{message}': ADMIN_AND_AUDITOR,
  'POST /api/outbox/{message}/replay': ADMIN,
  'GET /admin/outbox': ADMIN_AND_AUDITOR,
  'POST /admin/outbox/{message}/replay': ADMIN,

  // the ledger
  'GET /api/audit': ADMIN_AND_AUDITOR,
  'GET /api/audit/verify': ADMIN_AND_AUDITOR,
  'GET /api/audit/export': ADMIN_AND_AUDITOR,
  'GET /audit': ADMIN_AND_AUDITOR,
  'GET /desk/audit': ADMIN_AND_AUDITOR,
  'GET /desk/audit/export': ADMIN_AND_AUDITOR,
  'POST /desk/audit/verify': ADMIN_AND_AUDITOR,

  // operations: only from the inside, which the tests are
  'GET /health/live': EVERYBODY,
  'GET /health/ready': EVERYBODY,
  'GET /metrics': EVERYBODY,

  // development only
  'POST /dev/clock': EVERYBODY,
  'POST /dev/payments/{deposit}': EVERYBODY,
  'GET /dev/inbox': EVERYBODY,
  'GET /dev/inbox/{message}': EVERYBODY,
  'GET /dev/inbox/{message}/html': EVERYBODY,
  'GET /dev/components': EVERYBODY,
};
