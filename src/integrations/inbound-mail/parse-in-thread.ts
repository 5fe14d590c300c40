import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Email } from 'postal-mime';
import { SECOND } from '../../kernel/clock.js';
import type { InvalidError } from '../../kernel/errors.js';
import { MAX_DEPTH, MAX_HEADER_BYTES, refuseMail, type MailRefusal } from './mail-refusals.js';

/** Far more than any mail takes that a person has written. */
const PATIENCE_MS = 20 * SECOND;
/** Of a body that is longer, only the beginning is read. */
const LONGEST_BODY = 1_000_000;

/** Runs in the thread. It is text because only plain JavaScript can be started as one from the sources as well as from the built program. */
const IN_THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { default: PostalMime } = require(workerData.parser);
  const cut = (text) => (text === undefined ? undefined : text.slice(0, workerData.longestBody));
  PostalMime.parse(workerData.raw, workerData.limits).then(
    (mail) => parentPort.postMessage({ mail: { ...mail, text: cut(mail.text), html: cut(mail.html) } }),
    (error) => parentPort.postMessage({ failed: String(error.message) }),
  );
`;

const parser = createRequire(import.meta.url).resolve('postal-mime');

type Outcome = { readonly mail: Email } | { readonly failed: string };

/** One mail at a time: each may need several times its own size. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Parses a mail in a thread of its own, with bounds of time and memory, so that no mail can stop the program from answering others.
 * @throws InvalidError of `mail-refusals.ts`; nothing else, whatever the mail holds
 */
export function parseInThread(raw: Buffer): Promise<Email> {
  const parsed = last.then(() => parseNow(raw));
  last = parsed.catch(() => undefined);
  return parsed;
}

async function parseNow(raw: Buffer): Promise<Email> {
  const worker = new Worker(IN_THREAD, {
    eval: true,
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    workerData: {
      parser,
      raw: new Uint8Array(raw),
      longestBody: LONGEST_BODY,
      limits: {
        maxNestingDepth: MAX_DEPTH,
        maxHeadersSize: MAX_HEADER_BYTES,
        forceRfc822Attachments: true,
        maxRfc822NestingDepth: 0,
      },
    },
  });
  try {
    const outcome = await answerOf(worker);
    if ('failed' in outcome) throw refusalFor(outcome.failed);
    return outcome.mail;
  } finally {
    void worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const enough = setTimeout(() => reject(refuseMail('mail_unreadable')), PATIENCE_MS);
    const refuse = (): void => reject(refuseMail('mail_unreadable'));
    worker.once('message', resolve).once('error', refuse).once('exit', refuse);
    worker.once('exit', () => clearTimeout(enough)).once('message', () => clearTimeout(enough));
  });
}

/** What the parser says when a limit is passed, as our refusal. */
const SAID: readonly (readonly [RegExp, MailRefusal])[] = [
  [/nesting depth/i, 'mail_nested_too_deep'],
  [/header/i, 'mail_header_too_large'],
];

function refusalFor(said: string): InvalidError {
  return refuseMail(SAID.find(([words]) => words.test(said))?.[1] ?? 'mail_unreadable');
}
