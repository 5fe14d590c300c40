/**
 * Countries where a text message costs many times the usual, and to which messages are made to flow so that somebody earns by
 * them. An honest customer is served there too, but the budget of such a prefix is a tenth.
 */
const COSTLY_COUNTRIES: ReadonlySet<string> = new Set(
  `AF AL AM AO AZ BA BD BF BI BJ BT BY CD CF CG CI CM CU DJ DZ EG ER ET GA GE GM GN GQ GW HT ID IQ IR
   JM JO KE KG KH KM KW KZ LA LB LK LR LY MD MG ML MM MR MV MW MZ NE NG NP OM PG PK PS RU RW SC SD SL
   SN SO SS ST SY TD TG TJ TL TM TN TZ UA UG UZ VN VU WS YE ZM ZW`.split(/\s+/),
);

/** One hour's codes to numbers that begin alike, as a part of the ordinary budget. */
const COSTLY_PART = 10;

/** Numbers that begin alike: the country's code and the first three digits behind it, which name an area or an operator. */
export function prefixOf(e164: string, callingCode: string): string {
  return e164.slice(0, 1 + callingCode.length + 3);
}

/** How many codes an hour may go to numbers of one prefix in this country (ISO 3166). */
export function hourlyBudget(country: string | null, ordinary: number): number {
  const isCostly = country === null || COSTLY_COUNTRIES.has(country);
  return isCostly ? Math.max(1, Math.floor(ordinary / COSTLY_PART)) : ordinary;
}
