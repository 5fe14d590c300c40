import type { FieldName } from '../../field-rules.js';
import type { TollFreeCode } from '../../toll-free.codes.js';
import type { SubmittedFields } from '../../toll-free-verification.entity.js';
import { type Finding, found } from '../finding.js';
import { CONTENT_RULES, type ContentRule } from './content-phrases.js';
import { GOODS_RULES } from './goods-phrases.js';
import { findAgeGateAdmission, findStockTip } from './telling-phrases.js';

type Texts = Pick<SubmittedFields, 'productionMessageSample' | 'useCaseSummary' | 'businessName'>;

const RULES: readonly ContentRule[] = [...CONTENT_RULES, ...GOODS_RULES];
/** One accusation is enough: what is fraud is not also suggested as mere collecting of leads. */
const COVERED_BY: { readonly [code in TollFreeCode]?: TollFreeCode } = { '30468': '30444' };

/**
 * W112–W138: what may not be sent over toll-free numbers, by the words of the sample, the summary and the business's name. Each
 * finding keeps the words; what speaks against a thing, or of something else by the same word, is no finding.
 */
export function checkDisallowedContent(fields: Texts): readonly Finding[] {
  const places: readonly (readonly [FieldName, string])[] = [
    ['ProductionMessageSample', fields.productionMessageSample],
    ['UseCaseSummary', fields.useCaseSummary],
    ['BusinessName', fields.businessName],
  ];
  const all = plain(places.map(([, text]) => text).join('\n'));
  const findings = RULES.flatMap((rule) => {
    if (rule.unless?.test(all) === true) return [];
    const first = places.flatMap(([field, text]) => {
      const words = firstWords(rule.within, text);
      return words === null ? [] : [{ field, words }];
    })[0];
    if (first === undefined) return [];
    const sentence = `“${first.words}” reads as ${rule.what}.`;
    return [found(rule.code, first.field, first.words, sentence)];
  });
  const told = [...findings, ...findStockTip(places), ...findAgeGateAdmission(places)];
  const codes = new Set(told.map(({ code }) => code));
  return told.filter(({ code }) => {
    const cover = code === null ? undefined : COVERED_BY[code];
    return cover === undefined || !codes.has(cover);
  });
}

function firstWords(patterns: readonly RegExp[], text: string): string | null {
  const searched = plain(text);
  for (const pattern of patterns) {
    const match = pattern.exec(searched);
    if (match !== null) return text.slice(match.index, match.index + match[0].length);
  }
  return null;
}

/** Without accents and typographic quotes, each character for a character, so that places stay what they are. */
function plain(text: string): string {
  return text
    .replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD').charAt(0))
    .replace(/[‘’ʼ]/g, "'")
    .replace(/\s/g, ' ');
}
