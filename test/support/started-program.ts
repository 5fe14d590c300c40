import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { eventually } from './eventually.js';

/** The built program as a process of its own. */
export interface StartedProgram {
  readonly process: ChildProcess;
  /** All that it has printed, both to its output and as errors. */
  printed(): string;
  /** Ends it and gives its exit code; null when it was killed. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a script of the built program with nothing in its environment but what is given. */
export function startProgram(
  script: readonly string[],
  env: Readonly<Record<string, string>>,
): StartedProgram {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [...script], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  return {
    process: child,
    printed: () => printed,
    end: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'exit');
      }
      return child.exitCode;
    },
  };
}

/** Waits until it has printed what is looked for. @throws Error with what it printed, when it ends or takes too long */
export async function untilPrinted(program: StartedProgram, text: string, withinMs = 30_000): Promise<void> {
  const failed = (what: string): Error => new Error(`The program ${what}: ${program.printed()}`);
  await eventually(() => {
    if (program.printed().includes(text)) return Promise.resolve(true);
    if (program.process.exitCode !== null) return Promise.reject(failed('ended'));
    return Promise.resolve(false);
  }, withinMs).catch((error: unknown) => {
    throw program.process.exitCode === null ? failed(`did not print ${text}`) : error;
  });
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
