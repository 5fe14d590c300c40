import { readConfig, type Config } from './config/config.js';
import { SECOND } from './kernel/clock.js';
import { sentenceOf } from './start-failure.js';

const STOP_WITHIN = 5 * SECOND;

type Stop = () => Promise<unknown>;

/** What has begun and must be stopped, the last first. */
export interface Begun {
  /** @throws StartInterruptedError when the program is to end already */
  add(stop: Stop): void;
  /** Aborted when the program is to end already; for what takes long while it starts. */
  readonly interrupted: AbortSignal;
}

/** Somebody stopped the program while it was starting. */
class StartInterruptedError extends Error {}

/**
 * The life of a process: reads the configuration, begins, and stops in order at the first SIGINT or SIGTERM; after five seconds
 * it ends whatever is still under way. A start that fails is told in one sentence, and what had begun is stopped.
 */
export async function runProgram(
  env: NodeJS.ProcessEnv,
  begin: (config: Config, begun: Begun) => Promise<void>,
): Promise<void> {
  const stops: Stop[] = [];
  let isEnding = false;
  const end = async (code: number): Promise<void> => {
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    const failures = await stopAll(stops);
    for (const failure of failures) process.stderr.write(`While stopping: ${sentenceOf(failure)}\n`);
    process.exit(failures.length > 0 ? 1 : code);
  };
  const interruption = new AbortController();
  const begun = {
    interrupted: interruption.signal,
    add(stop: Stop): void {
      stops.unshift(stop);
      if (isEnding) throw new StartInterruptedError();
    },
  };
  let beginning: Promise<void> = Promise.resolve();
  const onSignal = (): void => {
    if (isEnding) return;
    isEnding = true;
    interruption.abort(new StartInterruptedError());
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    // What is beginning at this moment must be known before it can be stopped.
    void beginning.catch(() => undefined).then(() => end(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  try {
    beginning = begin(readConfig(env), begun);
    await beginning;
  } catch (error) {
    if (isEnding) return;
    isEnding = true;
    process.stderr.write(`${sentenceOf(error)}\n`);
    await end(1);
  }
}

/** Gives what went wrong; one that fails does not keep the others from being stopped. */
async function stopAll(stops: readonly Stop[]): Promise<readonly unknown[]> {
  const failures: unknown[] = [];
  for (const stop of stops) await stop().catch((error: unknown) => failures.push(error));
  return failures;
}
