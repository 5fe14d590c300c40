import { Injectable } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CustomerPrincipal } from '../../access/principal.js';
import { refuseFile } from '../../cases/evidence/inspect/file-refusals.js';
import { MAX_FILE_BYTES } from '../../cases/evidence/inspect/inspected-file.js';
import { StoreEvidence } from '../../cases/evidence/store-evidence.js';
import { UploadTurns } from '../../cases/evidence/upload-turns.js';
import { refuseUnholdableText } from '../../http/text-guard.js';
import { RefusalError, type FieldError } from '../../kernel/errors.js';
import { toSid } from '../../kernel/ids.js';
import { MOST_EVIDENCE } from '../../reassessments/reassessments.dto.js';
import { TypedForm } from './typed-form.js';

/** The field of the file input. */
export const FILE_FIELD = 'file';

/** What the button beside the file input says that it is for. */
const ADD_FILES = 'add:files';

/** Pressing that button with nothing chosen is no empty file: there is none. */
const NO_FILE_CHOSEN: FieldError = {
  field: FILE_FIELD,
  code: 'file_missing',
  message: 'Choose a file first, then add it.',
};

/** What came with a form: what was typed, the files that were taken, and which were not and why. */
export interface ReceivedForm {
  readonly typed: TypedForm;
  /** Sids of the evidence that was stored. */
  readonly files: readonly string[];
  readonly refusals: readonly FieldError[];
}

/** Every country ticked, ten files and their words; no form of ours has more. */
const READING = {
  limits: { fileSize: MAX_FILE_BYTES, files: MOST_EVIDENCE, fields: 500, parts: 520, fieldSize: 65_536 },
  // One file that is too large is told at the form; the rest of the form is read all the same.
  throwFileSizeLimit: false,
};

/**
 * Reads a form of the portal, with or without files. Each file is stored as soon as it is read, so that it stays whatever is
 * wrong with the rest of the form, and only one of them is in memory at a time.
 */
@Injectable()
export class PortalFormReader {
  private readonly turns = new UploadTurns();

  constructor(private readonly storeEvidence: StoreEvidence) {}

  async read(by: CustomerPrincipal, request: FastifyRequest, reply: FastifyReply): Promise<ReceivedForm> {
    if (!request.isMultipart()) return { typed: TypedForm.of(request.body), files: [], refusals: [] };
    const answered = new Promise<void>((resolve) => reply.raw.once('close', resolve));
    await this.turns.take(by.accountId, answered);
    const fields = new Map<string, string[]>();
    const files: string[] = [];
    const refusals: FieldError[] = [];
    for await (const part of request.parts(READING)) {
      if (part.type === 'field') {
        fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), String(part.value)]);
        continue;
      }
      const taken = await this.take(by, part);
      if (typeof taken === 'string') files.push(taken);
      else if (taken !== null) refusals.push(taken);
    }
    refuseUnholdableText(Object.fromEntries(fields));
    const typed = new TypedForm(fields);
    const isNothing = files.length === 0 && refusals.length === 0;
    return {
      typed,
      files,
      refusals: isNothing && typed.text('do') === ADD_FILES ? [NO_FILE_CHOSEN] : refusals,
    };
  }

  /** The sid of the stored file, why it was refused, or null when the file input was left empty. */
  private async take(by: CustomerPrincipal, part: MultipartFile): Promise<string | FieldError | null> {
    const bytes = await part.toBuffer();
    // An input in which nothing was chosen sends an empty file without a name, which the parser leaves out.
    const name: string | undefined = part.filename;
    if (bytes.length === 0 && (name === undefined || name === '')) return null;
    try {
      if (part.file.truncated) throw refuseFile('file_too_large');
      const { id } = await this.storeEvidence.store(by, { name: name ?? '', bytes });
      return toSid('evidence', id);
    } catch (refusal) {
      if (!(refusal instanceof RefusalError)) throw refusal;
      return { field: FILE_FIELD, code: refusal.code, message: `${name ?? 'A file'}: ${refusal.message}` };
    }
  }
}
