import type { Readable } from 'node:stream';
import { MailRoomFullError, MAX_MAIL_BYTES, refuseMail } from './mail-refusals.js';

/** What may be in memory of all mails together while they arrive and are read. */
const ROOM_BYTES = 4 * MAX_MAIL_BYTES;

/** A mail that has arrived whole; `leave` gives its room back. */
export interface GatheredMail {
  readonly raw: Buffer;
  leave(): void;
}

/** Gathers mails as they arrive, each up to its limit and all together up to theirs, however many come at once. */
export class MailRoom {
  private bytesInHand = 0;

  constructor(private readonly roomBytes = ROOM_BYTES) {}

  /**
   * Gathers one mail. After a refusal, what its sender has still to send is left in the stream.
   * @throws InvalidError `mail_too_large`, MailRoomFullError
   */
  async gather(arriving: Readable): Promise<GatheredMail> {
    const chunks: Buffer[] = [];
    let size = 0;
    const leave = (): void => {
      this.bytesInHand -= size;
      size = 0;
    };
    try {
      // Not destroyed on refusal: the sender must still be able to read what we answer.
      for await (const chunk of arriving.iterator({ destroyOnReturn: false })) {
        const bytes = Buffer.from(chunk);
        if (size + bytes.length > MAX_MAIL_BYTES) throw refuseMail('mail_too_large');
        if (this.bytesInHand + bytes.length > this.roomBytes) throw new MailRoomFullError();
        this.bytesInHand += bytes.length;
        size += bytes.length;
        chunks.push(bytes);
      }
      return { raw: Buffer.concat(chunks, size), leave };
    } catch (error) {
      leave();
      throw error;
    }
  }
}
