import type { SubmittedFields } from '../../toll-free-verification.entity.js';
import type { OptInType } from '../../toll-free.words.js';
import { couldNotRun, type Finding, found } from '../finding.js';
import type { PageText } from '../page-text.js';
import type { Visit, VisitedPage } from '../visit.js';
import { isBareHomePage } from './opt-in-addresses.js';
import { loginWall } from './reachable-pages.js';

type OptIn = Pick<
  SubmittedFields,
  'optInType' | 'optInKeywords' | 'useCaseSummary' | 'additionalInformation' | 'optInConfirmationMessage'
>;

const KEYWORD =
  /\b(?:[Tt]ext|TEXT|[Tt]xt|[Ss]end|SEND|SMS|sms)(?: the)?(?: word| keyword)? ["'“‘]?[A-Z][A-Z0-9]{1,19}["'”’]? to\b|\b[Kk]eywords?\b[^.]{0,40}["'“‘]?\b[A-Z][A-Z0-9]{2,19}\b/u;
const QR = /\bqr[- ]?codes?\b|\bscan (?:the|this|our|to)\b/i;
const SPOKEN =
  /\b(?:script|agents?|representatives?|verbal\w*|over the phone|press \d|ivr|do you (?:agree|consent)|recording|operator|read (?:aloud|to))\b/i;
const ASKS_NUMBER = /\b(?:phone|mobile|cell|telephone|sms|text messages?)\b/i;
/** Pages drawn by scripts say nothing without running them. */
const SAYS_ENOUGH = 200;

/** Whether the page can have what the type asks for (W38); a sentence when it cannot, null when it can or may. */
const LACKS: { readonly [type in OptInType]?: (page: PageText, fields: OptIn) => string | null } = {
  WEB_FORM: ({ inputs, forms, frames, scripts }) =>
    inputs.length > 0 || forms > 0 || frames > 0 || scripts > 6
      ? null
      : 'has no form on it, though the opt-in is a web form',
  VIA_TEXT: ({ text }, fields) =>
    KEYWORD.test(text) || keywordIn(fields)
      ? null
      : 'names no keyword to text, and neither does the submission',
  MOBILE_QR_CODE: ({ text, pictures }) =>
    QR.test(text) || pictures > 0 ? null : 'shows no QR code and speaks of none',
};

/** W38, W63: what the opt-in's addresses show, as far as the text of a page tells (30446, 30476). */
export function checkOptInProof(fields: OptIn, visits: readonly Visit[]): readonly Finding[] {
  return visits
    .filter(({ field }) => field === 'OptInImageUrls')
    .flatMap(({ address, page }) =>
      page === null || page.status >= 400 ? [] : ofProof(fields, address, page),
    );
}

function ofProof(fields: OptIn, address: string, page: VisitedPage): readonly Finding[] {
  const field = 'OptInImageUrls';
  if (page.text !== null && loginWall(page) !== null) return [];
  if (page.kind !== 'html' || page.text === null) {
    const what = page.kind === 'picture' ? 'a picture' : page.kind === 'document' ? 'a document' : 'no page';
    const sentence = `${address} is ${what}: whether it shows the opt-in (${fields.optInType}) is for a person to see.`;
    return [couldNotRun(field, page.contentType, sentence, page.url)];
  }
  const { text } = page;
  const asksNumber =
    text.inputs.some(({ type, words }) => type === 'tel' || ASKS_NUMBER.test(words)) &&
    text.inputs.length > 0;
  if (isBareHomePage(page.url) && !asksNumber) {
    const sentence = `${address} is a bare home page on which nobody is asked for a number.`;
    return [found('30476', field, address, sentence, page.url)];
  }
  if (text.text.length < SAYS_ENOUGH && text.scripts > 0)
    return [
      couldNotRun(
        field,
        address,
        `${address} is drawn by scripts and could not be read. Look at it.`,
        page.url,
      ),
    ];
  if (fields.optInType === 'VERBAL' && !SPOKEN.test(text.text))
    return [found(null, field, address, `${address} has no words of a script that is read out.`, page.url)];
  const lacks = Object.entries(LACKS).find(([type]) => type === fields.optInType)?.[1](text, fields) ?? null;
  return lacks === null ? [] : [found('30446', field, address, `${address} ${lacks}.`, page.url)];
}

function keywordIn({
  optInKeywords,
  useCaseSummary,
  additionalInformation,
  optInConfirmationMessage,
}: OptIn): boolean {
  const words = [useCaseSummary, additionalInformation, optInConfirmationMessage].join('\n');
  return (optInKeywords ?? []).length > 0 || KEYWORD.test(words);
}
