/** The mail server did not take the mail: it refused, was not there, or took too long. */
export class MailDeliveryError extends Error {
  constructor(
    message: string,
    /** True when the server refused for good (5xx), so that only a person can help; false when it may go through later. */
    readonly permanent: boolean,
    /** The server's reply code, or null when there was no reply. */
    readonly replyCode: number | null,
    cause: unknown,
  ) {
    super(message, { cause });
    this.name = 'MailDeliveryError';
  }
}

/** The library's error, as far as it is of use to us. */
export function toMailDeliveryError(error: unknown): MailDeliveryError {
  const message = error instanceof Error ? error.message : String(error);
  const permanent = isObject(error) && error['permanent'] === true;
  const code = isObject(error) ? error['responseCode'] : undefined;
  return new MailDeliveryError(message, permanent, typeof code === 'number' ? code : null, error);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
