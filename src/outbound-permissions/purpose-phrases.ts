import type { OutboundFindingCode } from './outbound-finding.js';

/** What words of a purpose point at; matched against a clause with plain quotes and blanks. */
export interface Phrase {
  readonly finding: OutboundFindingCode;
  readonly within: RegExp;
}

const PEOPLE = `(?:users?|customers?|clients?|members?|visitors?|people|anyone|anybody|everyone|they|you)`;
const MAY = `(?:can|could|may|will|are able to|are free to|get to|to)(?: also)?`;
const COMPOSE = `(?:send|write|type|enter|compose|text)`;
const ANYTHING = `(?:any|anything|whatever|arbitrary|free[- ]?form|(?:their|your) own|own)`;
const CALL = `(?:call|calls|calling|dial|dials|dialing|dialling|phone|ring)`;
const NUMBERS = `(?:numbers?|phones?|destinations?|countr(?:y|ies))`;
const NAMES = `(?:lists?|leads?|contacts?|numbers?|databases?)`;
const AGREE = `(?:opt(?:ing|ed)?[- ]?in|consent(?:ed|ing)?|permission|subscrib(?:e|ed|ing)|sign(?:ed|ing)? up|ask(?:ed|ing)? for)`;
/** A few words more, so that what is marked can be understood. */
const ON = `(?: [\\w'-]+){0,4}`;

/**
 * The wording behind each category, shorter than a sentence so that it is found whatever stands around it. A negation in front
 * of it in the same clause takes it back (`find-phrases.ts`).
 */
export const PHRASES: readonly Phrase[] = [
  ...phrases('arbitrary_content', [
    `${PEOPLE} ${MAY} ${COMPOSE} ${ANYTHING}\\b${ON}`,
    `(?:let|lets|letting|allow|allows|allowing|enable|enables|enabling) (?:our |the |all |its )?${PEOPLE} (?:to )?${COMPOSE} (?:${ANYTHING}|sms|messages?|texts?)\\b${ON}`,
    `(?:arbitrary|free[- ]?form|user[- ](?:generated|written|defined|supplied|provided)) (?:messages?|sms|texts?|content)\\b`,
    `(?:messages?|sms|texts?|content) (?:that |which )?(?:our |the )?${PEOPLE} (?:write|type|compose|enter|make up)\\b`,
    `(?:anonymous|spoofed|fake) (?:sms|texts?|text messages?|messages?)\\b`,
    `send (?:an? )?(?:sms|texts?|messages?|text messages?) to (?:any|every) (?:phone )?(?:number|phone)\\b`,
  ]),
  ...phrases('arbitrary_destinations', [
    `${CALL} (?:to )?(?:any|arbitrary|whichever|whatever) (?:phone |telephone |mobile )?${NUMBERS}\\b${ON}`,
    `${CALL} (?:anyone|anybody|anywhere|whoever|wherever|worldwide|all over the world)\\b${ON}`,
    `any (?:phone |telephone )?number (?:they|you|(?:the |our )?users?|the caller) (?:wants?|likes?|chooses?|dials?|enters?)\\b`,
    `(?<!toll )(?<!-)free (?:trial |test )?(?:international |phone )?calls?\\b`,
    `(?:trial|test) calls? (?:for free|without pa(?:ying|yment))\\b`,
    `premium[- ]rate\\b${ON}`,
    `(?:calling card|call shop|softphone|dialler|dialer|voip) (?:app|application|service)\\b`,
  ]),
  ...phrases('unsolicited_contact', [
    `cold[- ]?(?:call(?:s|ed|er|ers|ing)?|sms|text(?:s|ing)?|outreach)\\b`,
    `(?:purchased|bought|rented|scraped|harvested|third[- ]party) (?:\\w+ )?${NAMES}\\b`,
    `(?:buy|buying|rent|renting|scrape|scraping|harvest|harvesting) (?:\\w+ )?${NAMES}\\b`,
    `${NAMES} (?:that )?(?:we|i) (?:have )?(?:bought|purchased|scraped|rented)\\b`,
    `pranks?(?: (?:calls?|calling|texts?|app|application))?\\b`,
    `practical jokes?\\b`,
    `unsolicited\\b${ON}`,
    `(?:without|lacking|no) (?:\\w+ ){0,2}${AGREE}\\b`,
    `(?:have|has|did|do|does) ?(?:n't|not) (?:\\w+ ){0,2}${AGREE}\\b`,
    `robo[- ]?call(?:s|ing)?\\b`,
    `(?:mass|bulk) (?:texting|calling|sms|texts|calls) to (?:new|strangers|prospects|potential)\\b`,
    `(?:telemarketing|telesales)\\b`,
    `(?<!anti[- ])spam(?:ming)?\\b`,
  ]),
  ...phrases('never_production', [
    `(?:just|only|merely|purely|simply) (?:for )?(?:a )?(?:testing|tests?|experiment(?:ing|s)?|playing(?: around)?|trying (?:it|things) out|fun|hobby|learning|demos?|school|personal use)\\b`,
    `hobby(?: project| app| application)?\\b`,
    `(?:never|not|\\w+n't|no plans?|no intention) (?:\\w+ ){0,4}(?:production|go live|be live)\\b`,
    `(?:stays?|staying|remains?|remaining|kept) (?:forever |always )?in development\\b`,
    `(?:testing|test) purposes only\\b`,
  ]),
];

function phrases(finding: OutboundFindingCode, sources: readonly string[]): readonly Phrase[] {
  return sources.map((source) => ({ finding, within: new RegExp(`\\b(?:${source})`, 'giu') }));
}
