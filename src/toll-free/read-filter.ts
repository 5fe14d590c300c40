import { BadParameterError } from '../http/compatible/bad-parameter.js';
import { FormFields } from '../http/compatible/form-fields.js';
import { parseSid } from '../kernel/ids.js';
import { VERIFICATION_STATUSES } from './toll-free.states.js';
import type { VerificationFilter } from './verifications.sql.js';

/** The filters of a list as its query names them (W75–W80). @throws VendorRefusal 400 for a value that no record could have */
export function readFilter(query: unknown): VerificationFilter {
  const fields = FormFields.of(query);
  const status = given(fields, 'Status');
  const number = given(fields, 'TollfreePhoneNumberSid');
  const products = fields.list('TrustProductSid') ?? null;
  const includes = fields.text('IncludeSubAccounts') === '' ? false : fields.flag('IncludeSubAccounts');
  if (includes === null) throw new BadParameterError('IncludeSubAccounts');
  return {
    status: status === null ? null : knownStatus(status),
    numberId: number === null ? null : idIn('number', 'TollfreePhoneNumberSid', number),
    externalReferenceId: given(fields, 'ExternalReferenceId'),
    trustProductIds: products?.map((sid) => idIn('businessProfile', 'TrustProductSid', sid)) ?? null,
    includeSubaccounts: includes ?? false,
  };
}

function given(fields: FormFields, name: string): string | null {
  return fields.text(name) || null;
}

function knownStatus(text: string): VerificationFilter['status'] {
  const status = VERIFICATION_STATUSES.find((known) => known === text);
  if (status === undefined) throw new BadParameterError('Status');
  return status;
}

function idIn(kind: 'number' | 'businessProfile', name: string, sid: string): string {
  const id = parseSid(kind, sid);
  if (id === null) throw new BadParameterError(name);
  return id;
}
