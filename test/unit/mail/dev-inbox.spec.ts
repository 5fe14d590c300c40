import { describe, expect, it } from 'vitest';
import type { DevInboxEntry } from '../../../src/integrations/dev-inbox/dev-inbox-entry.js';
import { DevInboxMailSender } from '../../../src/integrations/mail/dev-inbox-mail-sender.js';
import { DevInboxSmsSender } from '../../../src/integrations/sms/dev-inbox-sms-sender.js';
import { MAX_SMS_LENGTH } from '../../../src/integrations/sms/sms-sender.js';
import { Clock } from '../../../src/kernel/clock.js';

const NOON = new Date('2026-03-02T12:00:00Z');

class StoppedClock extends Clock {
  override now(): Date {
    return NOON;
  }
}

function anInbox() {
  const entries: DevInboxEntry[] = [];
  const keep = async (entry: DevInboxEntry) => void entries.push(entry);
  const clock = new StoppedClock();
  return { entries, mail: new DevInboxMailSender(keep, clock), sms: new DevInboxSmsSender(keep, clock) };
}

describe('the development inbox', () => {
  it('P6: keeps a mail as it would have been sent, at the time of the program', async () => {
    const { entries, mail } = anInbox();
    const content = {
      to: 'a@b.example',
      subject: 'Hello',
      text: 'text',
      html: '<p>html</p>',
      messageId: '<1@g>',
    };

    await mail.send(content);

    expect(entries).toEqual([{ channel: 'email', replyTo: null, sentAt: NOON, ...content }]);
  });

  it('refuses the mail that the real sender refuses, so that nothing works in development only', async () => {
    const { entries, mail } = anInbox();
    const content = {
      to: 'a@b.example\nBcc: c@d.example',
      subject: '',
      text: '',
      html: '',
      messageId: '<1@g>',
    };

    await expect(mail.send(content)).rejects.toMatchObject({ code: 'mail_address_invalid' });
    expect(entries).toEqual([]);
  });

  it('keeps an SMS', async () => {
    const { entries, sms } = anInbox();

    await sms.send({ to: '+420601123456', text: 'Your code is 123456', messageId: '1' });

    expect(entries).toEqual([
      {
        channel: 'sms',
        to: '+420601123456',
        subject: '',
        text: 'Your code is 123456',
        html: '',
        messageId: '1',
        sentAt: NOON,
      },
    ]);
  });

  it.each([
    [{ to: '420601123456' }, 'sms_number_invalid'],
    [{ to: '+0601123456' }, 'sms_number_invalid'],
    [{ to: '+4206011234567890' }, 'sms_number_invalid'],
    [{ to: '+420601123456\n' }, 'sms_number_invalid'],
    [{ text: ' \n' }, 'sms_text_invalid'],
    [{ text: 'x'.repeat(MAX_SMS_LENGTH + 1) }, 'sms_text_invalid'],
  ])('refuses an SMS with %o', async (change, code) => {
    const { entries, sms } = anInbox();

    const sending = sms.send({ to: '+420601123456', text: 'Hello', messageId: '1', ...change });

    await expect(sending).rejects.toMatchObject({ code });
    expect(entries).toEqual([]);
  });
});
