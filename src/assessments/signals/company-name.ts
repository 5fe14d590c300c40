import { isMeaninglessName } from './meaningless-names.js';
import type { Observation } from './signal.js';
import type { Signup } from './signup-facts.js';

/** A company name that names no company ("test", "n/a", "asdf"). */
export function observeCompanyName({ facts }: Signup): Observation | null {
  if (!isMeaninglessName(facts.companyName)) return null;
  const why = `The company name "${facts.companyName}" names no company.`;
  return { name: 'company_name_meaningless', value: facts.companyName, why };
}
