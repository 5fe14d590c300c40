import { createHash } from 'node:crypto';

/**
 * One SQL statement with its values. `name` makes it a prepared statement: the same name must always carry the same text.
 * Hot reads and writes are statements kept in a `*.sql.ts` beside the command that uses them.
 */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** For a write: the row it touches, so that two writes to one row never share a statement. */
  readonly touches?: string;
}

/** A prepared statement put together at run time from few variants: its name follows from its text. */
export function statementOf(label: string, text: string, values: readonly unknown[]): Statement {
  const known = namesOfTexts.get(text);
  const name = known ?? `${label}-${createHash('sha1').update(text).digest('hex').slice(0, 16)}`;
  if (known === undefined) namesOfTexts.set(text, name);
  return { name, text, values };
}

const namesOfTexts = new Map<string, string>();

/** The writes in as few groups as can each be one statement: in order, and no two of a group touch the same row. */
export function groupWrites(writes: readonly Statement[]): Statement[][] {
  const groups: Statement[][] = [];
  let touched = new Set<string>();
  for (const write of writes) {
    const group = groups.at(-1);
    const again = write.touches !== undefined && touched.has(write.touches);
    if (group === undefined || again) {
      groups.push([write]);
      touched = new Set();
    } else group.push(write);
    if (write.touches !== undefined) touched.add(write.touches);
  }
  return groups;
}

/**
 * Several writes as one statement: each becomes a CTE, so that they cost one round trip and succeed or fail together.
 * They all see the state before the first of them, so no two may touch the same row.
 */
export function composeWrites(writes: readonly Statement[]): Statement {
  const [only] = writes;
  if (only !== undefined && writes.length === 1) return only;
  const { name, text } = composedShape(writes);
  return { name, text, values: writes.flatMap((write) => write.values) };
}

const composed = new Map<string, { name: string; text: string }>();

/** The text for writes of these names in this order is put together once. */
function composedShape(writes: readonly Statement[]): { name: string; text: string } {
  const key = writes.map((write) => write.name).join('+');
  const known = composed.get(key);
  if (known !== undefined) return known;
  let offset = 0;
  const parts = writes.map((write, at) => {
    const before = offset;
    offset += write.values.length;
    return `w${at} AS (${write.text.replaceAll(/\$(\d+)/g, (_, n: string) => `$${Number(n) + before}`)})`;
  });
  const made = { name: `writes-${composed.size}`, text: `WITH ${parts.join(', ')} SELECT 1` };
  composed.set(key, made);
  return made;
}

/** Whether an error is Postgres refusing a row because of the named unique index. */
export function violatesUnique(error: unknown, index: string): boolean {
  return violates(error, '23505', index);
}

/** Whether an error is Postgres refusing a row because what its named foreign key refers to is not there. */
export function violatesForeignKey(error: unknown, key: string): boolean {
  return violates(error, '23503', key);
}

function violates(error: unknown, code: string, constraint: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === code &&
    'constraint' in error &&
    error.constraint === constraint
  );
}
