import type { TollFreeCode } from '../../toll-free.codes.js';

/** What words point at a code of the table (W112–W138), and what standing anywhere beside them means something else. */
export interface ContentRule {
  readonly code: TollFreeCode;
  /** What it is, for the sentence. */
  readonly what: string;
  readonly within: readonly RegExp[];
  /** Somewhere in the sample, the summary or the name: then the words are not meant ("quit smoking", "coin collectors"). */
  readonly unless?: RegExp;
}

/** Texts that speak of a thing in order to warn, to heal or to teach. */
const AGAINST =
  'aware(?:ness)?|prevent\\w*|recover\\w*|rehab\\w*|helpline|hotline|addict\\w*|support group|say no to|quit(?:ting|s)?|stop smoking|without cigarettes|smoke[- ]?free|tobacco[- ]?free|drug[- ]?free|cessation|beware|scams?|stay safe|public health|testing|clinic|education|dejar de|prevencion|pr[eé]vention|sevrage|entzug';

const MONEY = '(?:[$€£]|rs\\.? ?|usd |eur )[\\d.,]+ ?k?';

/** High precision before completeness: a missed word is seen by the reviewer, a wrong accusation costs an honest business a week. */
export const CONTENT_RULES: readonly ContentRule[] = [
  rule('30441', 'sexual content', [
    `xxx[- ]rated|xxx (?:scenes?|videos?|movies?|films?|content|girls?|shows?|stars?|sites?|pics?|cams?|action|dvds?|stream\\w*)`,
    `(?:porn\\w*|onlyfans|erotic\\w*|camgirls?|strippers?|lap ?dances?|strip ?clubs?|milfs?|sexcam\\w*|sexting)`,
    `sex (?:toys?|chats?|videos?|cams?|shops?|dates?)`,
    `adult (?:websites?|videos?|films?|movies?|content|chats?|toys?|stores?|dating|entertainment|services)`,
    `(?:hot|naughty|horny|sexy) (?:stars?|girls?|singles|babes?|women|chats?|nurses?|moms?)`,
    `escort (?:services?|agency|girls?)|escorts (?:available|near|tonight)|sugar (?:daddy|daddies|bab(?:y|ies))`,
    `chicas (?:ardientes|calientes|sexys?)|lineas? calientes?|solo adultos|so para adultos|(?:garotas|acompanhantes) de programa`,
    `heisse (?:girls|frauen|singles)|rencontres? coquines?|femmes? (?:chaudes?|coquines?)|nude (?:pics?|photos?|videos?)`,
  ]),
  rule('30443', 'marketing of loans', [
    `(?:payday|personal|cash|quick|instant|fast|same[- ]day|title|bad[- ]credit|no[- ]credit(?:[- ]check)?|unsecured|emergency|turant|short[- ]term) loans?(?! (?:payment|is due|balance|statement|repayment))`,
    `loan (?:offers?|ads?|apps?|deals?|leads?|marketing|promos?)|payday (?:advance|lenders?)|cash advances?`,
    `borrow (?:up to |as much as )?${MONEY}`,
    `(?:pre-?)?(?:approved|qualif(?:y|ied)) for (?:up to |a |an |as much as )*${MONEY}(?=[^.]{0,40}\\b(?:apr|loans?|cash|interest|rates?)\\b)`,
    `get (?:up to )?${MONEY} (?:cash )?(?:loan|in your account|deposited)`,
    `loan (?:bina|ke liye|approved|in (?:\\d+|minutes))|bina (?:kisi )?guarantee`,
    `prets? (?:personnels?|rapides?|immediats?|sans justificatifs?|d'argent|conso\\w*)|credits? (?:rapides?|sans justificatifs?)|offres? de prets?`,
    `prestamos? (?:personal(?:es)?|rapidos?|inmediatos?|sin (?:buro|aval|garantia|checar)|de hasta|al instante|express?)|creditos? (?:inmediatos?|rapidos?|sin buro)|dinero (?:al instante|prestado)`,
    `emprestimos? (?:pessoa(?:l|is)|rapidos?|consignados?|na hora|sem consulta|online)`,
    `(?:sofort|schnell|klein|blitz|raten)kredite?|kredite? (?:ohne schufa|sofort)|refinanc\\w+ (?:now|today|your (?:home|mortgage))`,
  ]),
  rule(
    '30466',
    'reduction of debts',
    [
      `debt (?:relief|settlements?|reduction|forgiveness|consolidation|elimination|negotiat\\w+)`,
      `(?:erase|reduce|cut|eliminate|wipe out|slash|settle|get rid of|lower) (?:[\\w%$,']+ ){0,6}debts?`,
      `tax (?:relief|resolution)(?= |$)|(?:owe|settle) (?:\\w+ ){0,3}(?:irs|back taxes)`,
      `(?:reduc\\w+|elimin\\w+|liquid\\w+) (?:tus?|sus?|suas?) (?:deudas?|dividas?)|schuldenfrei|raus aus (?:den )?schulden|rachat de credits?`,
    ],
    `county|city of|municipal|government|assessor|legal aid|vita site|${AGAINST}`,
  ),
  rule(
    '30467',
    'repair of credit ratings',
    [
      `credit (?:repair|sweeps?|restoration|fix(?:ers?|ing)?|cleanup|clean-up|score boost\\w*)|(?:fix|repair|clean up) (?:your |my |bad )+credit`,
      `(?:delete|remove|erase|wipe) (?:[\\w']+ ){0,3}(?:bad items|negative items|collections|late payments|bankruptc\\w+|inquiries)`,
      `collections? (?:gone|deleted|removed)|(?:raise|boost|improve|increase) (?:your |my )?(?:credit|fico)(?: score)?`,
      `(?:repar|limpi|mejor)\\w+ (?:tu|su|el) (?:credito|buro|historial crediticio)|limpe seu nome|(?:sale|salir) del buro`,
    ],
    AGAINST,
  ),
  rule(
    '30460',
    'collection of debts for others',
    [
      `debt (?:collectors?|collections?|collecting|buyers?)|collections? agenc(?:y|ies)|agency collecting|third[- ]party collections?|collect(?:ing)? (?:a |on )?debts?`,
      `(?:accounts?|debts?|balances?) (?:[\\w']+ ){0,5}(?:assigned|placed|referred|transferred|sold) (?:to|with) (?:us|our)`,
      `(?:deudas?|adeudos?|dividas?) (?:\\S+ ){0,6}(?:cedid|vendid|asignad|turnad|transferid)[ao]s? a|cobranzas? (?:extrajudicial|tercerizada)|despacho de cobran\\w+|empresa de cobranca`,
      `recouvrement de creances?|inkasso\\w*`,
    ],
    `avoid|${AGAINST}`,
  ),
  rule(
    '30461',
    'gambling',
    [
      `casinos?|cassinos?|sports ?books?|sports? (?:betting|picks)|(?:online |live )?betting|parlays?|free spins|roulette|blackjack`,
      `bet (?:now|today|[$€£]\\d)|place your bets?|slot (?:machines?|games?|bonus)|online (?:slots|poker|bingo|lottery)|poker (?:room|site|tournaments?|night)`,
      `apuest(?:a|as|e|en|ar)|apost(?:e|as|ar|ando)|casas? de apuestas|sportwetten|wettbonus|paris sportifs|satta|teen patti|rummy cash|jogo do bicho|tigrinho`,
    ],
    `royale|films?|movies?|cinema|theat(?:er|re)|gamblers anonymous|problem gambling|librar(?:y|ies)|fundrais\\w*|themed|novel|closed|bulbs?|${AGAINST}`,
  ),
  rule(
    '30462',
    'a sweepstake or prize draw',
    [
      `sweepstakes?|prize draws?|lucky (?:draw|winner)s?|giveaways?|raffles?|sorteos?|gewinnspiele?|tombolas?|jeux?[- ]concours|loterias?`,
      `(?:enter|entered|entry)(?: \\w+){0,4} (?:drawings?|to win|chance|draw)|chances? to win|you(?:'ve| have) (?:been selected|won)`,
      `win (?:a |an |one of )?(?:free )?(?:trips?|\\$[\\d,.]+|[$€£]?\\d+ (?:gift|cash)|iphones?|ipads?|cars?|vacations?|gift ?cards?|prizes?|cash|cruises?|tvs?|ps5|tickets)`,
      `gan(?:a|ate|e|ar) (?:un |una )?(?:viaje|auto|carro|iphone|premio|casa|moto)|concorra a|gagnez (?:un|une|des)`,
    ],
    `no giveaways?|${AGAINST}`,
  ),
  rule(
    '30464',
    'cryptocurrency',
    [
      `bitcoins?|btc|ethereum|dogecoins?|altcoins?|memecoins?|shitcoins?|usdt|stablecoins?|nfts?`,
      `cr[iy]pto(?:s|monedas?|moedas?|currenc(?:y|ies)|monnaies?)?|kr[iy]pto(?:s|w[aä]hrung\\w*)?|(?:trade|buy|stake|swap|earn|sell) (?:eth|sol|xrp)`,
      `(?:token|coin) (?:pre-?)?sales?|pre-?sale of \\$[a-z]+|presale(?= is live| now)(?=[^.]*\\d+x)|airdrops?(?= |.*\\btokens?\\b)(?=[^.]*(?:tokens?|coins?|wallet))`,
    ],
    `librar(?:y|ies)|books?|novels?|author|cryptograph\\w*|lectures?|exhibit\\w*|museum|courses?|cryptosporid\\w*|${AGAINST}`,
  ),
  rule(
    '30465',
    'a risky investment or getting rich quickly',
    [
      `(?:earn|make|ganar?|gana|ganhe) (?:up to |hasta |ate )?${MONEY} ?(?:a|per|each|every|\\/|al|por|cada) ?(?:day|week|hour|month|dia|semana|mes)(?=[^!?]{0,60}(?:home|guarante|no (?:skills?|experience)|passive|online|casa|sin experiencia))`,
      `passive income|get rich|quick riches|financial freedom|retire in \\d+ (?:months?|years?|weeks?)|(?:my|our|your) downline|mlm|multi-?level marketing|income opportunit(?:y|ies)`,
      `double your (?:money|investment|income|deposit)|guaranteed (?:returns?|profits?|income)|\\d+ ?% (?:daily|weekly|monthly|guaranteed) (?:returns?|profits?|roi)|roi guaranteed`,
      `forex (?:signals?|trading|robots?|group)|binary options|make money (?:fast|online|from home|while you sleep)|work from home and (?:earn|make)`,
      `dinero (?:facil|rapido|desde casa)|ingresos pasivos|renda (?:extra|passiva)|geld verdienen|gagne[rz] de l'argent|ghar baithe|revenus? passifs?|duplica tu (?:dinero|inversion)`,
    ],
    AGAINST,
  ),
  rule('30468', 'leads for third parties', [
    `lead[- ]gen(?:eration)?|leads? (?:sold|for (?:contractors|agents|partners|brokers|buyers|clients|attorneys|lawyers|insurers))|sell(?:ing|s)? (?:the |our )?(?:leads?|responses)`,
    `(?:match|connect|pair) you (?:up )?(?:to|with) (?:[\\w']+ ){0,5}(?:network|partners?|contractors?|providers|agents|lenders?|attorneys)`,
    `(?:partner|affiliate|licensed) agents? (?:will|may) (?:call|contact|text)|(?:our )?(?:partners|affiliates) (?:will|may) (?:call|contact|text) you`,
    `compare (?:[\\w']+ ){0,3}quotes from`,
  ]),
  rule('30444', 'fraudulent collection of leads', [
    `pay[- ]per[- ]leads?|pay[- ]per[- ]call|(?:purchased|bought|rented|scraped) (?:phone )?(?:numbers?|lists?|leads?|data)`,
    `(?:settlements?|subsid(?:y|ies)|payouts?|compensation|refund|stimulus|benefits?) (?:[\\w']+ ){0,2}(?:in your name|is waiting|are waiting|waiting for you|unclaimed)|unclaimed (?:settlement|funds|money|benefits)`,
  ]),
  rule('30470', 'deceptive advertising', [
    `miracle (?:pills?|cures?|creams?|drops?|weight)|melts? (?:away )?(?:belly )?fat|(?:burns?|lose) (?:[\\w']+ ){0,4}overnight|doctors? hate`,
    `free trial, cancel anytime\\*|lose \\d+ ?(?:lbs?|pounds?|kg|kilos?) in \\d+ (?:days?|weeks?)`,
  ]),
  rule(
    '30469',
    'illegal substances or articles',
    [
      `(?:ambien|percocet|xanax|oxy(?:contin|codone)|adderall|vicodin|valium|tramadol|fentanyl|codeine|ketamine|viagra|cialis|ozempic)(?=[^.]{0,60}(?:no|without(?: a)?|sin|sans|sem) (?:prescription|rx|script|receta|ordonnance|receita))`,
      `(?:cocaine|mdma|lsd tabs?|magic mushrooms|shrooms|psilocybin|crystal meth|heroin)`,
      `(?:fake|forged|real[- ]look\\w*|novelty|counterfeit|falsos?) (?:ids?|passports?|diplomas?|driver'?s? licen[sc]es?|money|bills|documents?|pasaportes)|counterfeit \\w+|replica (?:rolex|watches|handbags?|bags)`,
      `stolen (?:cards?|accounts?|goods)|cloned (?:cards?|phones?)|cvvs?(?= (?:for sale|dumps|shop))|anabolic steroids|steroids (?:for sale|online)`,
      `sin receta medica|no prescription needed|no rx needed`,
    ],
    `sunglasses|glasses|eyewear|flu shots?|museum|exhibit\\w*|overdose|narcan|naloxone|alert|warning|${AGAINST}`,
  ),
  rule(
    '30455',
    'hate',
    [
      `(?:white|race) (?:power|pride|supremac\\w+)|supremacists?|superior (?:blood|race)|racial purity|pure (?:blood|race)|real (?:europeans|americans|whites) only|race war`,
      `(?:those|these|such) people are (?:animals|vermin|parasites|rats|filth|scum|subhuman)|subhumans?|ethnic cleansing|against an? (?:ethnic|religious|racial) group`,
      `(?:deport|kill|expel|hate|ban|throw out|get rid of) (?:all |every |the )+(?:muslims?|jews?|immigrants?|blacks?|gays?|mexicans?|christians?|migrants?|foreigners)`,
      `(?:auslander raus|muerte a los|fuera los (?:inmigrantes|moros))`,
    ],
    `stop hate|against hate|anti-?hate|no (?:place|home) for|museum|history|holocaust|${AGAINST}`,
  ),
];

export function rule(
  code: TollFreeCode,
  what: string,
  within: readonly string[],
  unless?: string,
): ContentRule {
  const rules = { code, what, within: within.map((source) => wordsOnly(source)) };
  return unless === undefined ? rules : { ...rules, unless: wordsOnly(unless) };
}

function wordsOnly(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'iu');
}
