import type { CodeDefinition } from '../cases/code-definition.js';

/** Why a signup of middle risk is not allowed. The customer is told in general words only; what he may do is ask for a reassessment. */
export const ACCOUNT_REVIEW_CODES: readonly CodeDefinition[] = [
  {
    code: 'identity_not_credible',
    label: 'Identity is not credible',
    guidance: 'Name, e-mail, phone, website and country do not belong together.',
  },
  {
    code: 'imitates_brand',
    label: 'Imitates a brand',
    guidance: 'The name or the domain is made to look like somebody else’s.',
  },
  {
    code: 'linked_to_abuse',
    label: 'Linked to abusive accounts',
    guidance: 'Phone, card, device, domain or name is shared with accounts that were held for abuse.',
  },
  {
    code: 'use_not_allowed',
    label: 'Intended use is not allowed',
    guidance: 'What the business wants to send is against the terms or the acceptable use policy.',
  },
  {
    code: 'payment_risk',
    label: 'Payment risk',
    guidance: 'The card or its country speaks for fraud.',
  },
  {
    code: 'traffic_risk',
    label: 'Risk in traffic or complaints',
    guidance: 'What the account sends, or what was complained of, is not what it signed up for.',
  },
].map((row) => ({ ...row, disclosure: 'withhold', resubmittable: false, customerText: null }));
