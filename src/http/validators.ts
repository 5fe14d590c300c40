import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import {
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  type ValidationOptions,
} from 'class-validator';
import { isCurrency } from '../kernel/money.js';
import { parseSid, SID_PREFIXES, type SidKind } from '../kernel/ids.js';
import { isCountry } from './countries.js';

/** The field may be left out; given, it must be right. Null is not "left out": it is refused like any wrong type. */
export function MayBeLeftOut(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined);
}

/** An ISO 3166 country code in capitals. */
export function IsCountry(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isCountry',
      validator: {
        validate: (value) => typeof value === 'string' && isCountry(value),
        defaultMessage: () => 'Give a country as two capital letters (ISO 3166), such as DE.',
      },
    },
    options,
  );
}

/** An ISO 4217 currency code in capitals. */
export function IsCurrency(): PropertyDecorator {
  return ValidateBy({
    name: 'isCurrency',
    validator: {
      validate: (value) => typeof value === 'string' && isCurrency(value),
      defaultMessage: () => 'Give a currency as three capital letters (ISO 4217), such as USD.',
    },
  });
}

/** A sid of that kind; whether it exists is asked later. */
export function IsSid(kind: SidKind): PropertyDecorator {
  return ValidateBy({
    name: 'isSid',
    validator: {
      validate: (value) => typeof value === 'string' && parseSid(kind, value) !== null,
      defaultMessage: () => `Give a sid: ${SID_PREFIXES[kind]} and 32 hex digits.`,
    },
  });
}

/** An http or https address of at most 500 characters with a host that has a dot. */
export function IsWebAddress(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isWebAddress',
      validator: {
        validate: (value) => typeof value === 'string' && isWebAddress(value),
        defaultMessage: () =>
          'Give a web address that begins with https:// or http://, such as https://example.com.',
      },
    },
    options,
  );
}

function isWebAddress(text: string): boolean {
  if (text.length > 500 || /\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.');
}

/** An e-mail address on one line, of at most 254 characters. What the mail server says of it is another matter. */
export function IsEmailAddress(): PropertyDecorator {
  return ValidateBy({
    name: 'isEmailAddress',
    validator: {
      validate: (value) => typeof value === 'string' && isEmailAddress(value),
      defaultMessage: () => 'Give an e-mail address, such as name@example.com.',
    },
  });
}

/** Whether it could be an e-mail address; deliberately loose about the local part, strict about line breaks and length. */
export function isEmailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]+\.[^\s@<>"(),:;\\[\]]{2,}$/u.test(text)
  );
}

/** Text of `least` to `most` characters that is more than blanks; blanks around it are cut off. */
export function IsPlainText(least: number, most: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsString({ message: 'Give text.' }),
    MinLength(least, {
      message: least === 1 ? 'Write something here.' : `Write at least ${least} characters.`,
    }),
    MaxLength(most, { message: `Write at most ${most} characters.` }),
  );
}

/** One line of text, for names. */
export function IsOneLine(least: number, most: number): PropertyDecorator {
  return applyDecorators(
    IsPlainText(least, most),
    Matches(/^[^\r\n\t\v\f]*$/, { message: 'Write it on one line.' }),
  );
}

/** The version of the row as it was read; a stale one is refused. */
export function IsVersion(): PropertyDecorator {
  return applyDecorators(
    IsInt({ message: 'Give the version that you read, a whole number.' }),
    Min(1),
    Max(2_147_483_647),
  );
}
