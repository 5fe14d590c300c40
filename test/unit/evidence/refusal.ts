import { inspectUpload } from '../../../src/cases/evidence/inspect/inspect-upload.js';
import { InvalidError } from '../../../src/kernel/errors.js';

/** The code with which the file is refused, or `accepted`. What is not a refusal is thrown on. */
export async function refusalOf(bytes: Buffer, name: string): Promise<string> {
  try {
    await inspectUpload(bytes, name);
    return 'accepted';
  } catch (error) {
    if (error instanceof InvalidError) return error.code;
    throw error;
  }
}
