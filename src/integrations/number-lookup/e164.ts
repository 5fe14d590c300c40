/** Whether it has the form of a number in full: `+`, a country code and at most 15 digits. That it exists is not said. */
export function isE164(number: string): boolean {
  return /^\+[1-9]\d{1,14}$/.test(number);
}
