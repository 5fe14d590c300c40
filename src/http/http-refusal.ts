/** Refusals that exist only in HTTP, before any rule of the business is asked. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  static unauthenticated(
    message = 'Say who you are: send the credentials that this address asks for.',
  ): HttpRefusal {
    return new HttpRefusal(401, 'unauthenticated', message, {
      'WWW-Authenticate': 'Bearer, Basic realm="Gatehouse"',
    });
  }

  static tooMany(retryAfterSeconds: number): HttpRefusal {
    return new HttpRefusal(
      429,
      'too_many_requests',
      `Too many requests. Try again in ${retryAfterSeconds} seconds.`,
      {
        'Retry-After': String(retryAfterSeconds),
      },
    );
  }
}
