import { BadParameterError } from '../../http/compatible/bad-parameter.js';
import type { FormFields } from '../../http/compatible/form-fields.js';
import { VendorRefusal } from '../../http/compatible/vendor-refusal.js';
import { isEmailAddress } from '../../http/validators.js';
import type { BusinessProfile } from '../business-profile.entity.js';
import { PROFILE_STATUSES, type ProfileStatus } from '../business-profiles.states.js';
import type { NewProfile } from '../create-profile.js';
import { profileTypeOf } from './policies.js';

const LONGEST_NAME = 255;
const LONGEST_ADDRESS = 500;

/** What a customer may set a profile's status to: hand it in, or take it back. The rest is for reviewers. */
const SETTABLE = ['draft', 'pending-review'] as const satisfies readonly ProfileStatus[];
export type SettableStatus = (typeof SETTABLE)[number];

/** Reads a new profile. @throws VendorRefusal 400 for what is missing or wrong, and for a primary profile */
export function readNewProfile(form: FormFields): NewProfile {
  const missing = ['FriendlyName', 'Email', 'PolicySid'].filter((name) => (form.text(name) ?? '') === '');
  const [first] = missing;
  if (first !== undefined)
    throw new VendorRefusal(400, `Missing required parameter ${first} in the post body`, 400, {
      fields: missing,
    });
  const type = profileTypeOf(form.text('PolicySid') ?? '');
  if (type === null) throw new BadParameterError('PolicySid');
  if (type === 'primary')
    throw new VendorRefusal(400, 'Primary Customer Profiles cannot be created through this API.');
  return {
    type,
    friendlyName: friendlyNameIn(form) ?? '',
    email: emailIn(form) ?? '',
    statusCallback: statusCallbackIn(form) ?? null,
  };
}

/** Reads what is to change; `status` only when one was sent. @throws VendorRefusal 400 */
export function readProfileUpdate(form: FormFields): {
  readonly status: SettableStatus | null;
  readonly changes: Partial<Pick<BusinessProfile, 'friendlyName' | 'email' | 'statusCallback'>>;
} {
  const friendlyName = friendlyNameIn(form);
  const email = emailIn(form);
  const statusCallback = statusCallbackIn(form);
  return {
    status: settableIn(form),
    changes: {
      ...(friendlyName !== undefined && { friendlyName }),
      ...(email !== undefined && { email }),
      ...(statusCallback !== undefined && { statusCallback }),
    },
  };
}

/** Reads the filters of a list. @throws VendorRefusal 400 for a value that no profile could have */
export function readProfileFilter(query: FormFields) {
  const status = query.text('Status') || undefined;
  if (status !== undefined && !PROFILE_STATUSES.some((known) => known === status))
    throw new BadParameterError('Status');
  const policySid = query.text('PolicySid') || undefined;
  const type = policySid === undefined ? undefined : profileTypeOf(policySid);
  if (type === null) throw new BadParameterError('PolicySid');
  return { status, type, friendlyName: query.text('FriendlyName') || undefined };
}

function settableIn(form: FormFields): SettableStatus | null {
  const text = form.text('Status');
  if (text === undefined) return null;
  const status = SETTABLE.find((known) => known === text);
  if (status !== undefined) return status;
  if (PROFILE_STATUSES.some((known) => known === text))
    throw new BadParameterError('Status', 'can only be set to pending-review or draft');
  throw new BadParameterError('Status');
}

function friendlyNameIn(form: FormFields): string | undefined {
  const text = form.text('FriendlyName')?.trim();
  if (text === undefined) return undefined;
  if (text === '' || text.length > LONGEST_NAME || /[\r\n]/.test(text))
    throw new BadParameterError('FriendlyName');
  return text;
}

/** W183. */
function emailIn(form: FormFields): string | undefined {
  const text = form.text('Email');
  if (text !== undefined && !isEmailAddress(text))
    throw new VendorRefusal(400, 'Email address is invalid.', 400, { fields: ['Email'] });
  return text;
}

/** An empty one takes the address away. */
function statusCallbackIn(form: FormFields): string | null | undefined {
  const text = form.text('StatusCallback');
  if (text === undefined || text === '') return text === '' ? null : undefined;
  const isAddress =
    text.length <= LONGEST_ADDRESS && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (!isAddress) throw new BadParameterError('StatusCallback');
  return text;
}
