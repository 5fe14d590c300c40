import { HttpException } from '@nestjs/common';
import { InvalidError, RefusalError, type ErrorFamily } from '../kernel/errors.js';
import { HttpRefusal } from './http-refusal.js';
import { toProblem, type Problem } from './problem.js';

const STATUS_OF_FAMILY: Readonly<Record<ErrorFamily, number>> = {
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
};

/** Refusals whose code HTTP has a status of its own for. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  file_too_large: 413,
  mail_too_large: 413,
  too_many_uploads: 429,
  code_sent_recently: 429,
  codes_used_up: 429,
  codes_paused_for_prefix: 429,
};

/** What Fastify and Nest say in their own words, in ours. Keys are Fastify error codes and HTTP statuses. */
const READ_ERRORS: Readonly<Record<string, readonly [number, string, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body_too_large', 'The body is larger than this address takes.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'json_malformed', 'The body is not valid JSON.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'json_malformed', 'The body is empty; send a JSON object.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    'media_type_unsupported',
    'Send JSON with Content-Type: application/json, or a file as multipart/form-data.',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    400,
    'content_length_wrong',
    'The body is not as long as Content-Length says.',
  ],
  FST_REQ_FILE_TOO_LARGE: [413, 'file_too_large', 'A file may have up to 10 MB.'],
  FST_FILES_LIMIT: [413, 'too_many_files', 'Send one file at a time.'],
  FST_PARTS_LIMIT: [413, 'too_many_fields', 'The form has too many fields. Send only the file.'],
  FST_FIELDS_LIMIT: [413, 'too_many_fields', 'The form has too many fields. Send only the file.'],
  FST_INVALID_JSON_FIELD_ERROR: [400, 'json_malformed', 'A field of the form is not valid JSON.'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [
    415,
    'media_type_unsupported',
    'Send the file as multipart/form-data, in the field "file".',
  ],
  FST_ERR_BAD_URL: [400, 'url_malformed', 'The address is not a valid URL.'],
  400: [400, 'request_malformed', 'The request cannot be read.'],
  401: [401, 'unauthenticated', 'Say who you are: send the credentials that this address asks for.'],
  403: [403, 'forbidden', 'This is not allowed.'],
  404: [404, 'not_found', 'There is nothing at this address.'],
  405: [405, 'method_not_allowed', 'This address does not take that method.'],
  413: [413, 'body_too_large', 'The body is larger than this address takes.'],
  415: [415, 'media_type_unsupported', 'Send JSON with Content-Type: application/json.'],
  503: [503, 'unavailable', 'Not available at the moment. Try again shortly.'],
};

/** Turns whatever was thrown into a problem, or null when it is a bug of ours (the caller logs it and answers 500). */
export function problemOf(
  thrown: unknown,
): { problem: Problem; headers: Readonly<Record<string, string>> } | null {
  if (thrown instanceof RefusalError) {
    const { retryAfterSeconds, triesLeft } = thrown.facts;
    // Of wrong input the fields are told, and how often it may be tried again; what was found in it (in a refused file, say) is for us.
    const told = triesLeft === undefined ? {} : { facts: { triesLeft } };
    const more =
      thrown instanceof InvalidError ? { errors: thrown.fields, ...told } : { facts: thrown.facts };
    const status = STATUS_OF_CODE[thrown.code] ?? STATUS_OF_FAMILY[thrown.family];
    return {
      problem: toProblem(status, thrown.code, thrown.message, more),
      headers: typeof retryAfterSeconds === 'number' ? { 'Retry-After': String(retryAfterSeconds) } : {},
    };
  }
  if (thrown instanceof HttpRefusal)
    return { problem: toProblem(thrown.status, thrown.code, thrown.message), headers: thrown.headers };
  const known = READ_ERRORS[fastifyCode(thrown)] ?? READ_ERRORS[statusOf(thrown)];
  if (known === undefined) return null;
  return { problem: toProblem(known[0], known[1], known[2]), headers: {} };
}

/** The answer to a bug of ours: no stack, no SQL, and the id under which the log has both. */
export function unexpectedProblem(requestId: string): Problem {
  return toProblem(
    500,
    'unexpected',
    `Something went wrong on our side. Nothing was changed. Say ${requestId} when you report it.`,
    { facts: { requestId } },
  );
}

function fastifyCode(thrown: unknown): string {
  // Nest hands on what the JSON parser says with its sentence, but without its code.
  if (
    thrown instanceof HttpException &&
    thrown.getStatus() === 400 &&
    thrown.message.includes('application/json')
  )
    return 'FST_ERR_CTP_INVALID_JSON_BODY';
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
}

function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'statusCode' in thrown && typeof thrown.statusCode === 'number')
    return thrown.statusCode;
  return 0;
}
