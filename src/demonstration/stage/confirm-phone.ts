import { Injectable } from '@nestjs/common';
import type { CustomerPrincipal } from '../../access/principal.js';
import { Database } from '../../database/database.js';
import { NotFoundError } from '../../kernel/errors.js';
import { CheckPhoneCode } from '../../outbound-permissions/phone-codes/check-phone-code.js';
import { WritePhoneCode } from '../../outbound-permissions/phone-codes/write-phone-code.js';

/** Reads the code off the message, as whoever has the phone would, and types it in. */
@Injectable()
export class ConfirmPhone {
  constructor(
    private readonly database: Database,
    private readonly writing: WritePhoneCode,
    private readonly checking: CheckPhoneCode,
  ) {}

  async confirm(by: CustomerPrincipal, requestId: string): Promise<void> {
    const code = await this.database.find<{ id: string }>({
      name: 'demonstration-phone-code',
      text: `SELECT p.id FROM phone_codes p WHERE p.outbound_permission_id = $1 ORDER BY p.sent_at DESC, p.id DESC LIMIT 1`,
      values: [requestId],
    });
    if (code === null) throw new NotFoundError('phone code');
    const { text } = await this.writing.write(code.id);
    await this.checking.check(by, requestId, /\d{6}/.exec(text)?.[0] ?? '');
  }
}
