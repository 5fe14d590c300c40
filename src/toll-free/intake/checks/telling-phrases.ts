import type { FieldName } from '../../field-rules.js';
import { type Finding, found } from '../finding.js';

type Places = readonly (readonly [FieldName, string])[];

const TICKER = /\$[A-Z]{2,5}\b/u;
const MOVES =
  /\b(?:buy|sell|run(?:s|ning)?|breakout|squeeze|target|moon|alert|up \d+ ?%|\d{2,} ?%|before (?:the )?(?:bell|open|\d+ ?(?:am|pm)))\b/iu;
const TIPS =
  /\b(?:(?:stock|share|equity) (?:tips?|alerts?|picks?|signals?)|hot stocks?|penny stocks?|multibagger\w*|(?:intraday|nifty|bank ?nifty|options?) (?:tips?|calls?|signals?)|(?:day ?)?trading (?:alerts?|signals?)|aktientipps?|acciones (?:calientes|recomendadas)|conseils? boursiers?)\b/iu;
const COINS = /\b(?:pre-?sale|tokens?|coins?|crypto\w*|wallet)\b/iu;
/** A warehouse's stock is no share. */
const GOODS =
  /\b(?:back[- ]in[- ]stock|(?:low|out[- ]of|in|over)[- ]stock|inventory|warehouse|depots?|restock\w*|skus?|livestock|scam\w*|beware)\b/iu;

/** W131: tips on stocks, by name or by ticker (30463). */
export function findStockTip(places: Places): readonly Finding[] {
  const all = places.map(([, text]) => text).join('\n');
  if (GOODS.test(all) || COINS.test(all)) return [];
  for (const [field, text] of places) {
    const ticker = TICKER.exec(text);
    const words = TIPS.exec(text)?.[0] ?? (ticker !== null && MOVES.test(text) ? ticker[0] : null);
    if (words !== null) return [found('30463', field, words, `“${words}” reads as a tip on stocks.`)];
  }
  return [];
}

const NO_AGE_GATE =
  /\b(?:no|without(?: an?| any)?|lacks?|missing|does not (?:ask|check)(?: for)?) (?:birthdays?|birth ?dates?|date of birth|age)(?:[ -](?:or age )?(?:checks?|gates?|verification|screens?))?\b/iu;

/** W119: the submission says itself that nobody asks for the age (30448). */
export function findAgeGateAdmission(places: Places): readonly Finding[] {
  for (const [field, text] of places) {
    const words = NO_AGE_GATE.exec(text)?.[0];
    if (words !== undefined)
      return [found('30448', field, words, `“${words}”: nobody asks for the age at the opt-in.`)];
  }
  return [];
}
