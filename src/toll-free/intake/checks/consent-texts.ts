import type { Finding } from '../finding.js';
import { found } from '../finding.js';
import type { Visit } from '../visit.js';

const SHARES =
  /\b(?:shar(?:e|es|ed|ing)|sell|sells|sold|selling|rent|rents|disclose[sd]?|transfer(?:s|red)?|provide[sd]?|give)\b/i;
const OTHERS =
  /\b(?:third[- ]part(?:y|ies)|affiliates?|(?:marketing |business |advertising |trusted )?partners)\b/i;
const FOR_MARKETING =
  /\b(?:(?:for|their) (?:own )?(?:\w+ ){0,3}(?:marketing|promotional|advertising)|marketing purposes|promotional (?:purposes|offers)|(?:mobile|phone|cell|telephone) (?:numbers?|information)|sms (?:consent|opt-in)|opt-in data)\b/i;
const NEGATED =
  /\b(?:not|never|no|nor|without|don't|won't|doesn't|neither|unless|except|exclud\w+|prohibit\w*|only (?:if|with) your)\b/i;
/** A page that rules it out for messages is believed, whatever it says elsewhere. */
const RULED_OUT =
  /\b(?:(?:mobile|phone|sms|text)[^.]{0,120}\b(?:not|never)\b[^.]{0,40}\b(?:shared|sold|share|sell|disclosed)|(?:not|never) (?:share|sell|disclose|be shared|be sold)[^.]{0,60}(?:mobile|phone number|sms|text messaging|opt-in))/i;

const REQUIRED = [
  /\bconsent(?:ing)? (?:to (?:receive |receiving )?(?:our |marketing |promotional )*(?:texts?|text messages|sms(?: messages)?|messages) )?is (?:required|mandatory|a (?:condition|requirement))\b/i,
  /\b(?:must|are required to|have to) (?:agree|consent|opt[- ]?in) to (?:receive |receiving )?(?:our |marketing |promotional |automated )*(?:texts?|text messages|sms|messages)\b/i,
  /\b(?:agree(?:ing)? to|receiving) (?:our |marketing |promotional )*(?:texts?|text messages|sms|messages) is (?:required|mandatory|a condition)\b/i,
];
const NO_CONDITION =
  /\b(?:not|isn't|never|no) (?:\w+ ){0,3}(?:required|mandatory|a condition|requirement)|\bwithout (?:agreeing|consent)/i;
const MESSAGES = /\b(?:texts?|text messages|sms)\b/i;
const AGREES = /\b(?:agree|consent|opt[- ]?in|receive)\b/i;

const LONGEST_SENTENCE = 600;

/**
 * What the pages say about the consent: that numbers go to third parties (W145, 30477), that it is forced by the service (W143,
 * 30475). Sentence by sentence; one that says "not" accuses nobody.
 */
export function checkConsentTexts(visits: readonly Visit[]): readonly Finding[] {
  return visits
    .filter(({ field }) => field !== 'BusinessWebsite')
    .flatMap(({ field, page }) => {
      if (page === null || page.text === null || page.status >= 400) return [];
      const { text, inputs } = page.text;
      const sentences = text.split(/(?<=[.!?;])\s+/).map((sentence) => sentence.slice(0, LONGEST_SENTENCE));
      const shares = RULED_OUT.test(text.slice(0, 100_000)) ? undefined : sentences.find(sharesNumbers);
      const forces = sentences.find(forcesConsent);
      const box = inputs.find(
        ({ type, isRequired, words }) =>
          type === 'checkbox' && isRequired && isAboutMessages(words) && !NO_CONDITION.test(words),
      );
      return [
        ...(shares === undefined
          ? []
          : [
              found(
                '30477',
                field,
                shares,
                `The page says that numbers are shared with third parties: “${short(shares)}”`,
                page.url,
              ),
            ]),
        ...(forces === undefined
          ? []
          : [
              found(
                '30475',
                field,
                forces,
                `The page makes consent to messages a condition: “${short(forces)}”`,
                page.url,
              ),
            ]),
        ...(forces !== undefined || box === undefined
          ? []
          : [
              found(
                '30475',
                field,
                box.words,
                'The box that consents to messages must be ticked to go on.',
                page.url,
              ),
            ]),
      ];
    });
}

function sharesNumbers(sentence: string): boolean {
  return (
    SHARES.test(sentence) && OTHERS.test(sentence) && FOR_MARKETING.test(sentence) && !NEGATED.test(sentence)
  );
}

function forcesConsent(sentence: string): boolean {
  return REQUIRED.some((pattern) => pattern.test(sentence)) && !NO_CONDITION.test(sentence);
}

/** A box for terms and messages in one is forced consent, too; one that says nothing of messages is none of ours. */
function isAboutMessages(words: string): boolean {
  return MESSAGES.test(words) && AGREES.test(words);
}

function short(sentence: string): string {
  return sentence.length <= 160 ? sentence : `${sentence.slice(0, 159)}…`;
}
