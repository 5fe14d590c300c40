import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { S3Driver } from 'flydrive/drivers/s3';
import type { WriteOptions } from 'flydrive/types';

/** flydrive's S3 driver, except that a stream is gathered first: S3 wants to know the length of an object before its first byte. */
export class BucketDriver extends S3Driver {
  override async putStream(key: string, contents: Readable, options?: WriteOptions): Promise<void> {
    await this.put(key, await buffer(contents), options);
  }
}
