import { SetMetadata, type Type } from '@nestjs/common';
import type { Schema } from './rule-schemas.js';

/** What a route answers when all is well. */
export interface Answer {
  readonly type: Type;
  /** A page of a list: `{items, nextCursor}`. */
  readonly list: boolean;
  /** The whole list at once: `[…]`. */
  readonly array: boolean;
  /** What a 202 carries, where the call may have to wait. */
  readonly waiting: Type | null;
}

/** A body that is not described by a class: a file, lines of JSON, a mail. */
export interface TakenBody {
  readonly contentType: string;
  readonly schema: Schema;
}

export const ANSWER = 'gatehouse:answer';
export const SUMMARY = 'gatehouse:summary';
export const TAKEN_BODY = 'gatehouse:taken-body';

/** Names the class whose validation rules describe the answer of a route, for the API's description. */
export const Answers = (
  type: Type,
  { list = false, array = false, waiting = null }: Partial<Omit<Answer, 'type'>> = {},
) => SetMetadata(ANSWER, { type, list, array, waiting } satisfies Answer);

/** One line of what the route does, for the API's description; without it the handler's name is spelled out. */
export const Summary = (text: string) => SetMetadata(SUMMARY, text);

/** Describes a body that is no class. */
export const TakesBody = (contentType: string, schema: Schema) =>
  SetMetadata(TAKEN_BODY, { contentType, schema } satisfies TakenBody);
