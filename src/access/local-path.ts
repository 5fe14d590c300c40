/** The path to go on to, when it is one of this very site; else `fallback`. What another site could smuggle in (`//evil`, `/\evil`) is not. */
export function localPath(next: unknown, fallback: string): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next)) return fallback;
  const isHere = URL.canParse(next, 'http://here') && new URL(next, 'http://here').host === 'here';
  return isHere ? next : fallback;
}
