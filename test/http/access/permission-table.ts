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
const ADMIN: readonly CallerName[] = ['admin'];
const ADMIN_AND_AUDITOR: readonly CallerName[] = ['admin', 'auditor'];

export const PERMISSIONS: Readonly<Record<string, readonly CallerName[]>> = {
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

  // evidence
  'POST /api/evidence': ['customer'],
  'GET /api/evidence/{evidence}': [...STAFF, 'customer'],
  'GET /evidence/{evidence}': STAFF,
  'GET /evidence/{evidence}/preview': STAFF,
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
  'GET /api/accounts/{account}/facts': STAFF,
  'POST /api/accounts/{account}/facts': ['senior_reviewer', 'admin'],
  'POST /api/accounts/{account}/facts/{fact}/clear': ['senior_reviewer', 'admin'],
  'GET /api/holds': STAFF,
  'POST /api/holds': ['senior_reviewer', 'admin'],
  'GET /api/holds/{hold}': STAFF,
  'POST /api/holds/{hold}/release': ['senior_reviewer', 'admin'],
};
