import type { CodeDefinition } from '../cases/code-definition.js';

/**
 * Why outbound permission is refused (T10–T15). Unlike the reasons of other reviews these may be told in full, each with what
 * would change our mind, since a way with limited risk can be found by talking (T16). The database's CHECK on
 * `outbound_permissions.rejection_codes` holds the same list.
 */
const TABLE = [
  {
    code: 'arbitrary_content',
    label: 'Users send arbitrary content',
    guidance:
      'T10: people whom the customer does not control write what is sent by SMS, and nothing filters it. Massive monitoring and automated blocking would be needed (T11).',
    disclosure: 'full',
    customerText:
      'Your users can write what is sent by SMS. Fraudsters take such applications over, and to stop them all messages would have to be monitored and filtered.',
    changesOurMind:
      'Send fixed texts or templates that only you can change, or show us how every message is filtered before it is sent.',
  },
  {
    code: 'arbitrary_destinations',
    label: 'Users call any number',
    guidance:
      'T12: users choose the number that is called. Premium-rate numbers pay the caller’s accomplice; worst in a trial that costs nothing up front.',
    disclosure: 'full',
    customerText:
      'Your users can call any number they like. Some numbers pay whoever owns them for each call, and such applications are found and abused for that.',
    changesOurMind:
      'Limit the countries and kinds of numbers, call only numbers that were confirmed before, and let users pay before their first call.',
  },
  {
    code: 'unsolicited_contact',
    label: 'Unsolicited contact',
    guidance:
      'T13: recipients did not ask for it: cold calls, bought lists, pranks. Carriers block and report SMS; calls bring legal action.',
    disclosure: 'full',
    customerText:
      'Your application contacts people who did not ask for it. Carriers block and report such messages, and such calls may be against the law.',
    changesOurMind:
      'Contact only people who opted in, and show us where they do so and how each consent is kept.',
  },
  {
    code: 'never_production',
    label: 'Never meant for production',
    guidance:
      'T14: the application will never move to production. Low-volume and personal applications have to move as well: together they are not low volume any more.',
    disclosure: 'full',
    customerText:
      'Your application is not meant to move to production. Small and personal applications have to move at some point, too: all of them together are a great deal of traffic.',
    changesOurMind: 'Tell us when the application will move to production, and what it will do there.',
  },
  {
    code: 'purpose_unclear',
    label: 'Purpose is not clear',
    guidance: 'T5: the description does not say who is contacted, about what, and why, also after we asked.',
    disclosure: 'full',
    customerText:
      'From your description we could not tell whom your application contacts, about what, and why.',
    changesOurMind:
      'Describe one message or call from beginning to end: who starts it, who gets it, what it says.',
  },
  {
    code: 'phone_not_trusted',
    label: 'Phone number is not trusted',
    guidance:
      'T6: the proved number is rented, shared or seen with abuse. Say no more to the customer than that we need another one.',
    disclosure: 'generic',
    customerText: 'We could not rely on the phone number that you proved.',
    changesOurMind: 'Prove a number that belongs to your business or to you.',
  },
  {
    code: 'traffic_pattern',
    label: 'Traffic shows abuse',
    guidance:
      'T15: what the account sent, or the numbers it hoards, do not fit the description. Never name the pattern: it would be avoided next time.',
    disclosure: 'generic',
    customerText: 'The traffic of your account does not fit what you describe.',
    changesOurMind: 'Explain the traffic of your account so far, and what will be different.',
  },
  {
    code: 'linked_to_abuse',
    label: 'Linked to abusive accounts',
    guidance: 'Phone, card, device, domain or name is shared with accounts that were held for abuse.',
    disclosure: 'withhold',
    customerText: null,
    changesOurMind: null,
  },
] as const satisfies readonly (Omit<CodeDefinition, 'resubmittable'> & {
  readonly changesOurMind: string | null;
})[];

export type OutboundCode = (typeof TABLE)[number]['code'];

/** A code with what would change our mind, in the customer's words; null where nothing is told. */
export interface OutboundCodeDefinition extends CodeDefinition {
  readonly code: OutboundCode;
  readonly changesOurMind: string | null;
}

/** A rejected request may always be made anew: nothing here is final (T16). */
export const OUTBOUND_CODES: readonly OutboundCodeDefinition[] = TABLE.map((row) => ({
  ...row,
  resubmittable: true,
}));

/** Whether it is a code of the table. */
export function isOutboundCode(code: string): code is OutboundCode {
  return TABLE.some((row) => row.code === code);
}

/** A reason as its customer may read it. `code` only where it may be told in full. */
export interface ToldReason {
  readonly code: OutboundCode | null;
  readonly text: string;
  readonly advice: string | null;
}

/** What is told of the reasons of a rejection, as far as each may be disclosed; one that is withheld leaves no trace. */
export function toldReasons(codes: readonly string[]): readonly ToldReason[] {
  return OUTBOUND_CODES.filter((row) => codes.includes(row.code)).flatMap((row) =>
    row.disclosure === 'withhold' || row.customerText === null
      ? []
      : [
          {
            code: row.disclosure === 'full' ? row.code : null,
            text: row.customerText,
            advice: row.changesOurMind,
          },
        ],
  );
}
