import type { Clock } from '../../kernel/clock.js';
import type { KeepDevInboxEntry } from '../dev-inbox/dev-inbox-entry.js';
import { assertSayable, VoiceCaller, type SpokenMessage } from './voice-caller.js';

/** Keeps what would be said in the development inbox instead of calling; refuses what a real call would refuse. */
export class DevInboxVoiceCaller extends VoiceCaller {
  constructor(
    private readonly keep: KeepDevInboxEntry,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async say(message: SpokenMessage): Promise<void> {
    assertSayable(message);
    const { to, text, messageId } = message;
    await this.keep({
      channel: 'voice',
      to,
      subject: '',
      text,
      html: '',
      messageId,
      sentAt: this.clock.now(),
    });
  }
}
