import type { FailedSource } from './signals/observe-signals.js';

/**
 * What a source answers; when it fails, or has not answered within `patience` milliseconds, that is noted and `without` taken
 * in its place. Never rejects.
 */
export async function orFailed<T, F>(
  name: string,
  asked: Promise<T>,
  without: F,
  patience: number,
  failed: FailedSource[],
): Promise<T | F> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${patience} ms.`)), patience);
  });
  try {
    return await Promise.race([asked, tooLate]);
  } catch (error) {
    failed.push({ name, error: error instanceof Error ? error.message : String(error) });
    return without;
  } finally {
    clearTimeout(timer);
  }
}
