import { createHash } from 'node:crypto';
import {
  createParamDecorator,
  Injectable,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { IdentifiedRequest } from '../../http/caller.js';
import { readUpload } from './read-upload.js';
import type { ReceivedFile } from './received-file.js';
import { UploadTurns } from './upload-turns.js';

interface UploadRequest extends IdentifiedRequest {
  upload?: ReceivedFile;
}

/**
 * Reads the uploaded file once the caller is known to be allowed here, and before the idempotency key is looked at: the
 * request's body becomes the file's name and hash, so that the same key with another file is refused.
 */
@Injectable()
export class UploadGuard implements CanActivate {
  private readonly turns = new UploadTurns();

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<UploadRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const answered = new Promise<void>((resolve) => reply.raw.once('close', resolve));
    await this.turns.take(request.callerKey ?? request.ip, answered);
    const file = await readUpload(request);
    request.upload = file;
    request.body = {
      file: { name: file.name, sha256: createHash('sha256').update(file.bytes).digest('hex') },
    };
    return true;
  }
}

/** A route that takes one file, as multipart form in the field `file`. */
export const TakesUpload = () => UseGuards(UploadGuard);

/** The file that came in, as a handler's argument; nobody has looked at it yet. */
export const Upload = createParamDecorator((_: unknown, context: ExecutionContext): ReceivedFile => {
  const { upload } = context.switchToHttp().getRequest<UploadRequest>();
  if (upload === undefined) throw new Error('@Upload on a route without @TakesUpload.');
  return upload;
});
