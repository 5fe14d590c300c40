import { companySkeleton } from '../assessments/company-skeleton.js';
import { websiteDomain } from '../assessments/signals/website-domain.js';

/**
 * Which business a submission is for, however its name is spelled (W146, W147): what the name looks like, without its legal form, and
 * the domain of its website. A name that is too short to tell counts as it is written.
 */
export function businessKey(name: string, website: string): string {
  const looks = companySkeleton(name) ?? name.normalize('NFKC').trim().toLowerCase();
  return `${looks} ${websiteDomain(website) ?? ''}`.trimEnd();
}
