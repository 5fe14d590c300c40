import { describe, expect, it } from 'vitest';
import { HttpRefusal } from '../../../src/http/http-refusal.js';
import { vendorErrorOf } from '../../../src/http/compatible/vendor-error.js';
import { vendorPageRequest } from '../../../src/http/compatible/vendor-page.js';
import { VendorRefusal } from '../../../src/http/compatible/vendor-refusal.js';
import { NotFoundError } from '../../../src/kernel/errors.js';

describe('errors in the shape of the compatible API', () => {
  it('W179: code and message, with status and where to read more', () => {
    expect(vendorErrorOf(new VendorRefusal(409, 'Another verification exists.')).error).toEqual({
      code: 409,
      message: 'Another verification exists.',
      more_info: 'https://www.twilio.com/docs/errors/409',
      status: 409,
    });
  });

  it('says Authenticate with code 20003 to whoever is not known', () => {
    expect(vendorErrorOf(HttpRefusal.unauthenticated()).error).toMatchObject({
      code: 20003,
      message: 'Authenticate',
      status: 401,
    });
  });

  it('W198: tells nothing of a bug of ours, which the caller logs', () => {
    const { error, known } = vendorErrorOf(new Error('SELECT secret'));
    expect(known).toBe(false);
    expect(error).toMatchObject({ status: 500, message: 'General/Server Error.' });
  });

  it('W199: never has the members of problem details that make the client lose the message', () => {
    const { error } = vendorErrorOf(new NotFoundError('account'));
    expect(Object.keys(error).sort()).toEqual(['code', 'message', 'more_info', 'status']);
  });
});

describe('pages of the compatible API', () => {
  it.each([
    ['100000', 50],
    ['2', 2],
    ['0', 1],
    ['-5', 50],
    ['many', 50],
    [undefined, 50],
  ])('W77: PageSize=%s gives %i, never a refusal', (PageSize, expected) => {
    expect(vendorPageRequest({ PageSize }).pageSize).toBe(expected);
  });

  it.each(['PA', 'PAnope', 'x', 'PAWzEsMl0'])(
    'refuses the page token %s, which no list gave',
    (PageToken) => {
      expect(() => vendorPageRequest({ PageToken })).toThrow('The PageToken parameter is invalid.');
    },
  );
});
