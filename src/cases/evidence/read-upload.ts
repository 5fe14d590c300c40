import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { HttpRefusal } from '../../http/http-refusal.js';
import { InvalidError, type FieldError } from '../../kernel/errors.js';
import { MAX_FILE_BYTES } from './inspect/inspected-file.js';
import { refuseFile } from './inspect/file-refusals.js';
import type { ReceivedFile } from './received-file.js';

export const FILE_FIELD = 'file';

/** What a form may weigh besides its file: boundaries, names, the form's token. */
const FORM_OVERHEAD_BYTES = 64 * 1024;

/** The form's token has done its work before the form is read; a browser sends it all the same. */
const KNOWN_FIELDS: ReadonlySet<string> = new Set(['_csrf']);

/**
 * Reads the one file of a multipart form, in the field `file`.
 * @throws HttpRefusal, InvalidError or the parser's own error, each a 4xx: not a form, cut off, no file, another field,
 * a second file, more than 10 MB
 */
export async function readUpload(request: FastifyRequest): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw notAForm();
  if (request.raw.destroyed) throw malformedForm(); // the sender has left while he waited for his turn
  if (Number(request.headers['content-length'] ?? 0) > MAX_FILE_BYTES + FORM_OVERHEAD_BYTES)
    throw refuseFile('file_too_large');
  const { files, errors } = await readParts(request);
  if (errors.length > 0)
    throw new InvalidError('input_invalid', errors.map((error) => error.message).join(' '), errors);
  const [file] = files;
  // A browser sends a file field in which nothing was chosen as an empty file without a name.
  if (file === undefined || (file.name === '' && file.bytes.length === 0)) throw fileMissing();
  return file;
}

async function readParts(request: FastifyRequest): Promise<{ files: ReceivedFile[]; errors: FieldError[] }> {
  const files: ReceivedFile[] = [];
  const errors: FieldError[] = [];
  try {
    // To the end, so that a second file behind the first one is seen.
    for await (const part of request.parts()) {
      const error = refusalOfPart(part);
      if (error !== null) errors.push(error);
      if (part.type === 'field') continue;
      if (error === null) files.push({ name: nameOf(part), bytes: await part.toBuffer() });
      else part.file.resume();
    }
  } catch (error) {
    // What was not read is let run out, else the connection would wait for somebody to read it.
    request.raw.unpipe();
    request.raw.resume();
    throw refusalOfForm(error);
  }
  return { files, errors };
}

/** A part that is bytes by its type alone comes without a name, whatever the parser's types say. */
function nameOf({ filename }: { readonly filename?: string }): string {
  return filename ?? '';
}

function refusalOfPart(part: MultipartFile | MultipartValue): FieldError | null {
  const field = part.fieldname;
  if (field === FILE_FIELD && part.type === 'file') return null;
  if (field === FILE_FIELD)
    return { field, code: 'not_a_file', message: 'The field "file" holds text. Send a file with a name.' };
  if (KNOWN_FIELDS.has(field) && part.type === 'field') return null;
  return {
    field,
    code: 'unknown_field',
    message: 'This field is not known here. Send one file, in the field "file".',
  };
}

/**
 * The parser's refusals have codes of their own (`http/to-problem.ts`), the connection's have codes too; a bare Error is how
 * the parser says that the form is no form. Anything else is a mistake of ours.
 */
function refusalOfForm(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code.startsWith('FST_')) return error;
  return code !== '' || Object.getPrototypeOf(error) === Error.prototype ? malformedForm() : error;
}

function notAForm(): HttpRefusal {
  return new HttpRefusal(
    415,
    'media_type_unsupported',
    'Send the file as multipart/form-data, in the field "file".',
  );
}

function malformedForm(): HttpRefusal {
  return new HttpRefusal(
    400,
    'multipart_malformed',
    'The form is cut off or malformed. Send the file again.',
  );
}

function fileMissing(): InvalidError {
  return InvalidError.field(FILE_FIELD, 'file_missing', 'Choose a file. It is sent in the field "file".');
}
