import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFoundError } from '../kernel/errors.js';
import { parseSid, type SidKind } from '../kernel/ids.js';

/** A sid in a path becomes the uuid behind it; what is not a sid of that kind does not exist. */
@Injectable()
export class SidPipe implements PipeTransform<string, string> {
  constructor(private readonly kind: SidKind) {}

  transform(sid: string): string {
    const id = parseSid(this.kind, sid);
    if (id === null) throw new NotFoundError(this.kind, sid.slice(0, 40));
    return id;
  }
}
