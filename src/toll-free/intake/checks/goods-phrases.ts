import { type ContentRule, rule } from './content-phrases.js';

/** Texts that speak of a thing in order to warn, to heal or to teach. */
const AGAINST =
  'aware(?:ness)?|prevent\\w*|recover\\w*|rehab\\w*|helpline|hotline|addict\\w*|support group|say no|quit(?:ting|s)?|stop smoking|without cigarettes|smoke[- ]?free|tobacco[- ]?free|drug[- ]?free|cessation|workshop|assembly|safety|screening|clinic|dejar de fumar|prevencion';

/** Which says that the thing is on sale here, and not only spoken of. */
const PRICE =
  '(?:[$€£]\\d|r\\$ ?\\d|\\d+ ?%|\\d ?(?:for|x|por) ?\\$?\\d|\\d-for-\\d|bogo|deals?|specials?|sale|delivered|delivery|offerte?s?|promo\\w*|descuento|oferta)';
const DRINK =
  '(?:beers?|wines?|vodkas?|whisk(?:e)?ys?|bourbons?|tequilas?|rums?|gins?|champagne|prosecco|margaritas?|mimosas?|cocktails?|lagers?|stouts?|ipas?|cervezas?|cervejas?|vinos?|vinhos?|cachaca|mezcal|smirnoff|budweiser|heineken|corona extra|bieres?|vins)';
/** "Wine glasses", "beer bread" are not to drink. */
const NO_DRINK =
  '(?! (?:glass\\w*|shakers?|bread|batter\\w*|cheese|racks?|openers?|cake|sauce|vinegar|free|mugs?|coolers?|country|colou?r\\w*|red|gums?|jelly|soap|bottle bags?|charms?|mix|barrels? planters?|napkins?|chocolates?))';
const BEFORE_NO_DRINK =
  '(?<!root )(?<!ginger )(?<!cooking )(?<!virgin )(?<!alcohol )(?<!cotton )(?<!non-alcoholic )(?<!birch )(?<!rice )';

/** SHAFT without sex and hate: what is for adults or for nobody, by the words of its trade (W124–W127, W119). */
export const GOODS_RULES: readonly ContentRule[] = [
  rule(
    '30456',
    'alcohol',
    [
      `(?:dollar|cheap|free|\\$\\d+) shots|bottomless (?:mimosas|brunch drinks|beers?)|happy hours?|drink specials?|cask nights?|beer gardens?|beer tastings?|wine (?:tastings?|clubs?|stores?|shops?)`,
      `liquors?(?: (?:stores?|deals?|outlets?|shops?))?|(?:spiced|white|dark|aged) rums?|rum brands?|brewer(?:y|ies)|brew ?pubs?|brewing|distiller(?:y|ies)|winer(?:y|ies)|licorer[ií]as?|vinotecas?|brauerei`,
      `${BEFORE_NO_DRINK}${DRINK}${NO_DRINK}(?=.{0,60}${PRICE})`,
      `${PRICE}(?=.{0,40}${BEFORE_NO_DRINK}\\b${DRINK}${NO_DRINK}\\b)`,
    ],
    `alcohol[- ]free|zero[- ]alcohol|non[- ]?alcoholic|without alcohol|sober|dry january|sin alcohol|alkoholfrei|sans alcool|kombucha|coffee|aa meeting|homebrew supplies|museum|${AGAINST}`,
  ),
  rule(
    '30457',
    'firearms',
    [
      `firearms?|handguns?|pistols?|shotguns?|ammo|ammunition|glocks?|ar-?15s?|ar uppers?|\\d+-?(?:rd|round) mags?|9mm|gun (?:stores?|shops?|shows?|sales?|expos?)|gun (?:&|and) knife`,
      `rifles?(?! paper)|silencers?(?=.{0,30}(?:nfa|stamp|rifle|pistol))|armas de fuego|municion(?:es)?|schusswaffen|armes? a feu|pistolas? (?:de )?(?:9 ?mm|calibre)|revolvers?`,
    ],
    `lockdowns?|drills?|active[- ](?:threat|shooter)|no (?:real )?weapons|weapons? (?:policy|detection|notice|free|were|was)|buy ?backs?|museum|exhibit\\w*|prohibited|not (?:allowed|permitted)|banned|gun violence|school|district|campus|toys?|nerf|water (?:guns?|pistols?)|laser tag|starter pistol|paintball|massage|tournament|starting pistol|pta|police department|sheriff|${AGAINST}`,
  ),
  rule(
    '30458',
    'tobacco or vape',
    [
      `(?:vapes?|vaping|vaporizers?|vapers|vapeadores|e-?cig(?:arette)?s?|e-?liquids?|e-?juices?)`,
      `cigarettes?|cigars?|tobacco(?:s|nists?)?|hookahs?|shisha|nicotine|zyn|juul|snus|chewing tobacco|cigarros?(?: electronicos)?|cigarrillos|tabaco|charutos?|zigaretten|zigarren|e-?zigaretten|cigarettes? electroniques?`,
      `(?:camel|marlboro|newport|winston|kool) (?:cartons?|packs?|lights|reds|menthols?)`,
    ],
    `thc|cbd|cannabis|dispensar(?:y|ies)|cigar box|cigarette lighter|nicotine[- ]free|patch(?:es)?|hospital|school|museum|no smoking|${AGAINST}`,
  ),
  rule(
    '30459',
    'cannabis or CBD',
    [
      `thc|cannabis|marijuana|marihuana|indica|sativa|pre-?rolls?|delta-?[89]|kush|(?:weed|ganja|canna) (?:deals?|delivery|sales?|specials?|stores?|strains?|shop|menu)|maconha`,
      `cbd(?! (?:offices?|parking|trams?|stations?|traffic|loop|branch|clinic|area|streets?|stores? in|campus|location))|huiles? (?:de )?cbd|hanf(?:oel|ol|bluten)`,
      `(?<!optical |pet |charity |free |hospital )dispensar(?:y|ies)|hemp (?:flowers?|oils?|gummies|products|extract)|(?:weed|thc|cannabis) edibles`,
    ],
    `(?:sydney|melbourne|perth|brisbane|adelaide|auckland|nairobi|city|the) cbd|hemp-free|free of (?:thc|cbd)|pharmacy pickup|hydroponic tomatoes|${AGAINST}`,
  ),
];
