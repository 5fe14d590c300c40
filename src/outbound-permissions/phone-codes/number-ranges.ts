/**
 * Ranges of numbers that the numbering plans of the library do not name for what they are. Beginnings of E.164 numbers,
 * from the publications of the regulators, as of 2026.
 */

/** Satellite phones and networks of no country: Inmarsat, GMSS, international networks, universal personal numbers. */
const SATELLITE_CODES: ReadonlySet<string> = new Set(['870', '878', '881', '882', '883']);

const SATELLITE_RANGES = startingWith([
  '1600', // Canada
  '6114[57]', // Australia
  '62868', // Indonesia
  '7954', // Russia
  '86(?:1349|174)', // China
]);

/** Internet telephony that its plan files under landlines: Germany's national subscriber numbers. */
const VOIP_RANGES = startingWith(['4932']);

/** Set aside for films, books and examples: they ring nowhere. */
const FICTIONAL_RANGES = startingWith([
  '1[2-9][0-9]{2}55501', // North America
  '447700900', // United Kingdom, with the next four
  '44(?:1632960|2079460|2896496|2920180|1914980|3069990)',
  '441(?:13|14|15|16|17|18|21|31|41|51|61)4960',
  '49(?:3023125|6990009|4066969|2214710|8999998)[0-9]{3}$', // Germany
  '49152(?:28817386|28895456|54599371)',
  '49172(?:9925904|9968532|9973185|9973186|9980752)',
  '49174(?:9091317|9464308)',
  '4917(?:139200|6040690)[0-9]{2}$',
  '33(?:19900|26191|35301|46571|53649|63998)', // France
  '614915(?:70006|70156|70157|70158|70159|70110)', // Australia
  '61[2378](?:5550|7010)',
  '46(?:701740[6-9]|313900[67]|406280[4]|846500[4])', // Sweden
  '35320(?:91[0-9])', // Ireland
]);

/** Whether it is a satellite phone, or one of the networks that belong to no country. */
export function isSatellite(e164: string, callingCode: string | null): boolean {
  return (callingCode !== null && SATELLITE_CODES.has(callingCode)) || SATELLITE_RANGES.test(e164);
}

export function isKnownVoip(e164: string): boolean {
  return VOIP_RANGES.test(e164);
}

export function isFictional(e164: string): boolean {
  return FICTIONAL_RANGES.test(e164);
}

function startingWith(beginnings: readonly string[]): RegExp {
  return new RegExp(`^\\+(?:${beginnings.join('|')})`);
}
