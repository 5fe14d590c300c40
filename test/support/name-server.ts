import { createSocket } from 'node:dgram';

/** What a name of the test has; a name that is not listed does not exist. `silent` is never answered. */
export interface NameRecords {
  readonly mx?: string;
  readonly a?: string;
  readonly silent?: true;
}

const TYPES = { 1: 'a', 15: 'mx' } as const;

/** A real name server on 127.0.0.1 with the names of a test. */
export async function startNameServer(names: Readonly<Record<string, NameRecords>>) {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const end = query.indexOf(0, 12) + 5;
    const question = query.subarray(12, end);
    const records = names[nameIn(question)];
    if (records?.silent === true) return;
    const type = question.readUInt16BE(question.length - 4);
    const kind = type === 1 || type === 15 ? TYPES[type] : null;
    const value = kind === null ? undefined : records?.[kind];
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(records === undefined ? 0x8183 : 0x8180, 2);
    header.writeUInt16BE(value === undefined ? 0 : 1, 6);
    header.writeUInt32BE(0, 8);
    const answer = value === undefined || kind === null ? [] : [answerOf(kind, type, value)];
    socket.send(Buffer.concat([header, question, ...answer]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { address: `127.0.0.1:${socket.address().port}`, stop: () => socket.close() };
}

function nameIn(question: Buffer): string {
  const labels: string[] = [];
  for (let at = 0; (question[at] ?? 0) > 0; at += (question[at] ?? 0) + 1)
    labels.push(question.subarray(at + 1, at + 1 + (question[at] ?? 0)).toString());
  return labels.join('.').toLowerCase();
}

function answerOf(kind: 'a' | 'mx', type: number, value: string): Buffer {
  const content =
    kind === 'a'
      ? Buffer.from(value.split('.').map(Number))
      : Buffer.concat([Buffer.from([0, 10]), wire(value)]);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(content.length, 10);
  return Buffer.concat([head, content]);
}

function wire(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  return Buffer.concat([
    ...labels.map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}
