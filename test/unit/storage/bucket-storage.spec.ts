import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { NotFoundError } from '../../../src/kernel/errors.js';
import { openFileStorage } from '../../../src/integrations/storage/open-storage.js';
import { newStorageKey } from '../../../src/integrations/storage/storage-key.js';
import type { FileStorage } from '../../../src/integrations/storage/storage.js';
import { startBucketServer, type BucketServer } from './bucket-server.js';

describe('files in a bucket', () => {
  let server: BucketServer;
  let storage: FileStorage;

  beforeAll(async () => {
    server = await startBucketServer();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key-id');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'key-secret');
    const { endpoint } = server;
    storage = openFileStorage(
      { driver: 's3', bucket: 'evidence', region: 'eu-central-1', endpoint },
      '/nowhere',
    );
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });

  it('P9: a file goes out signed, private and with its content type, and comes back byte for byte', async () => {
    const key = newStorageKey();
    const bytes = Buffer.from('%PDF-1.7 \0 \xff', 'latin1');

    await storage.put(key, bytes, 'application/pdf');

    expect(server.objects.get(`/evidence/${key}`)).toEqual({ bytes, contentType: 'application/pdf' });
    expect(server.requests.at(-1)).toMatchObject({ method: 'PUT', signed: true, acl: undefined });
    expect(await storage.get(key)).toEqual(bytes);
    expect(await storage.exists(key)).toBe(true);
  });

  it('a stream of unknown length arrives whole', async () => {
    const key = newStorageKey();

    await storage.put(key, Readable.from([Buffer.from('first '), Buffer.from('second')]), 'image/png');

    expect(server.objects.get(`/evidence/${key}`)?.bytes.toString()).toBe('first second');
  });

  it('a missing object is "not found", and a deleted one is missing', async () => {
    const key = newStorageKey();
    await storage.put(key, Buffer.from('x'), 'image/png');

    await storage.delete(key);

    expect(await storage.exists(key)).toBe(false);
    await expect(storage.get(key)).rejects.toBeInstanceOf(NotFoundError);
  });
});
