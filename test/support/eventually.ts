/** Waits until `look` gives something, and gives it. @throws after `withinMs` */
export async function eventually<T>(
  look: () => Promise<T | null | undefined | false>,
  withinMs = 10_000,
): Promise<T> {
  const enough = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (performance.now() > enough) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
