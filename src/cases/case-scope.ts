/** The columns behind the fields that conditions on cases may name. */
export const CASE_SCOPE_COLUMNS = { type: 'c.type', country: 'c.country', band: 'c.band' } as const;
