import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface BucketServer {
  readonly endpoint: string;
  /** What the bucket holds, by `/bucket/key`. */
  readonly objects: Map<string, { bytes: Buffer; contentType: string | undefined }>;
  /** What every request said of itself, in order. */
  readonly requests: { method: string; path: string; signed: boolean; acl: string | undefined }[];
  close(): Promise<void>;
}

/** The four calls of S3 that storage needs (PUT, GET, HEAD, DELETE of an object) over real HTTP on loopback. */
export async function startBucketServer(): Promise<BucketServer> {
  const objects: BucketServer['objects'] = new Map();
  const requests: BucketServer['requests'] = [];
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body, contentType }) => {
      response.writeHead(status, { 'content-type': contentType ?? 'application/xml' });
      response.end(request.method === 'HEAD' ? undefined : body);
    });
  });

  async function answer(request: IncomingMessage) {
    const path = new URL(request.url ?? '/', 'http://bucket').pathname;
    const method = request.method ?? 'GET';
    const body = await buffer(request);
    const acl = request.headers['x-amz-acl'];
    requests.push({
      method,
      path,
      signed: /^AWS4-HMAC-SHA256 Credential=key-id\//.test(request.headers.authorization ?? ''),
      acl: Array.isArray(acl) ? acl[0] : acl,
    });
    if (method === 'PUT') objects.set(path, { bytes: body, contentType: request.headers['content-type'] });
    if (method === 'DELETE') objects.delete(path);
    if (method === 'PUT' || method === 'DELETE') return { status: 200, body: '' };
    const found = objects.get(path);
    if (found) return { status: 200, body: found.bytes, contentType: found.contentType };
    return { status: 404, body: '<Error><Code>NoSuchKey</Code><Message>No such key.</Message></Error>' };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bucket server has no port.');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    objects,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
