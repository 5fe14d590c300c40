/** How a mail is written by hand, so that the test shows every byte that matters. */
export interface WrittenMail {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  /** Further header lines. */
  readonly headers?: readonly string[];
  readonly contentType?: string;
  readonly body?: string;
}

export const OWN = { local: 'support', domain: 'gatehouse.example' };

let counter = 0;

/** A mail from Ann to support, as raw bytes; each has a Message-ID of its own unless its headers say otherwise. */
export function aMail(written: WrittenMail = {}): Buffer {
  const {
    from = 'Ann <ann@brightline.example>',
    to = 'support@gatehouse.example',
    subject = 'Outbound calls',
    headers = [`Message-ID: <${++counter}.${process.pid}@brightline.example>`],
    contentType = 'text/plain; charset=utf-8',
    body = 'We would like to send delivery notices to our customers.\r\n',
  } = written;
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    'Date: Sun, 22 Nov 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    `Content-Type: ${contentType}`,
    ...headers,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** A mixed body of these parts, each with its headers. */
export function mixed(
  parts: readonly string[],
  boundary = 'b0undary',
): Pick<WrittenMail, 'contentType' | 'body'> {
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return { contentType: `multipart/mixed; boundary="${boundary}"`, body: `${body}--${boundary}--\r\n` };
}

/** A part that holds a file. */
export function filePart(name: string, contentType: string, bytes: Buffer): string {
  return [
    `Content-Type: ${contentType}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
  ].join('\r\n');
}
