/**
 * Territories whose people, numbers and cards commonly carry the code of the state they belong to.
 * A company in Jersey with a British phone is no contradiction.
 */
const TERRITORIES: Readonly<Record<string, string>> = {
  AU: 'CC CX NF',
  DK: 'FO GL',
  ES: 'EA IC',
  FI: 'AX',
  FR: 'BL GF GP MF MQ NC PF PM RE WF YT',
  GB: 'GG GI IM JE',
  IT: 'VA',
  MA: 'EH',
  NL: 'AW BQ CW SX',
  NO: 'SJ',
  SH: 'AC TA',
  US: 'AS GU MP PR UM VI',
};
const STATE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(TERRITORIES).flatMap(([state, codes]) =>
    codes.split(' ').map((code) => [code, state] as const),
  ),
);

/** Whether two ISO 3166 codes mean the same state, its territories included. */
export function isSameCountry(a: string, b: string): boolean {
  return stateOf(a) === stateOf(b);
}

/** The state that a country code belongs to. */
export function stateOf(country: string): string {
  const code = country.toUpperCase();
  return STATE_OF.get(code) ?? code;
}
