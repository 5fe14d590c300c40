import { insertRow } from '../../src/database/rows.js';
import { newId } from '../../src/kernel/ids.js';
import { OutboundPermission } from '../../src/outbound-permissions/outbound-permission.entity.js';
import type { TestDatabase } from './database.js';
import { writeInto } from './rows-in.js';

/** An outbound permission in force without conditions, as the three steps would have led to it. */
export async function aGrant(
  database: TestDatabase,
  account: { readonly id: string },
  overrides: Partial<OutboundPermission> = {},
): Promise<OutboundPermission> {
  const at = overrides.openedAt ?? new Date();
  const grant: Partial<OutboundPermission> & Pick<OutboundPermission, 'id'> = {
    id: newId(at),
    accountId: account.id,
    status: 'granted',
    purpose: 'Codes for signing in to our shop.',
    channels: ['sms'],
    userGeneratedContent: false,
    arbitraryDestinations: false,
    unsolicited: false,
    staysInDevelopment: false,
    purposeGivenAt: at,
    phoneE164: '+4915112345678',
    phoneProvedAt: at,
    depositHeldAt: at,
    completedAt: at,
    openedVia: 'api',
    openedAt: at,
    touchedAt: at,
    grantedAt: at,
    version: 1,
    ...overrides,
  };
  await writeInto(database, [insertRow(OutboundPermission, grant)]);
  return grant as OutboundPermission; // the columns that are left out have defaults
}
