/**
 * Arrays as Postgres reads them in its binary form: for statements that take thousands of rows, of which the driver's text
 * form would cost as much as writing them. One function a type; each takes the rows and what of a row goes in.
 */
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;
const TWO_TO_32 = 4_294_967_296;

/** The types' numbers, the same in every Postgres. */
const OF_TYPE = { int4: 23, int8: 20, text: 25, uuid: 2950 } as const;

type Read<Row, T> = (row: Row) => T;

/** Whole numbers below 2^31. */
export function int4s<Row>(rows: readonly Row[], read: Read<Row, number>): Buffer {
  const array = begin(rows, 'int4', 4);
  let at = HEADER_BYTES;
  for (const row of rows) {
    at = array.writeInt32BE(4, at);
    at = array.writeInt32BE(read(row), at);
  }
  return array;
}

/** Whole numbers below 2^53, at least 0; null is NULL. */
export function int8s<Row>(rows: readonly Row[], read: Read<Row, number | null>): Buffer {
  const array = begin(rows, 'int8', 8);
  let at = HEADER_BYTES;
  for (const row of rows) {
    const value = read(row);
    if (value === null) {
      at = array.writeInt32BE(NULL_LENGTH, at);
      continue;
    }
    const high = Math.floor(value / TWO_TO_32);
    at = array.writeInt32BE(8, at);
    at = array.writeInt32BE(high, at);
    at = array.writeUInt32BE(value - high * TWO_TO_32, at);
  }
  return array.subarray(0, at);
}

/** ASCII texts of at most `longest` characters. */
export function shortTexts<Row>(rows: readonly Row[], longest: number, read: Read<Row, string>): Buffer {
  const array = begin(rows, 'text', longest);
  let at = HEADER_BYTES;
  for (const row of rows) {
    const value = read(row);
    at = array.writeInt32BE(value.length, at);
    at += array.write(value, at, 'latin1');
  }
  return array.subarray(0, at);
}

/** Uuids in their usual form. */
export function uuids<Row>(rows: readonly Row[], read: Read<Row, string>): Buffer {
  const array = begin(rows, 'uuid', 16);
  const known = new Map<string, Buffer>();
  let at = HEADER_BYTES;
  for (const row of rows) {
    const id = read(row);
    const octets = known.get(id) ?? Buffer.from(id.replaceAll('-', ''), 'hex');
    known.set(id, octets);
    at = array.writeInt32BE(16, at);
    array.set(octets, at);
    at += 16;
  }
  return array;
}

/** One dimension, perhaps with nulls, counted from 1. */
function begin(rows: readonly unknown[], type: keyof typeof OF_TYPE, longest: number): Buffer {
  const array = Buffer.allocUnsafe(HEADER_BYTES + rows.length * (LENGTH_BYTES + longest));
  array.writeInt32BE(1, 0);
  array.writeInt32BE(1, 4);
  array.writeInt32BE(OF_TYPE[type], 8);
  array.writeInt32BE(rows.length, 12);
  array.writeInt32BE(1, 16);
  return array;
}
