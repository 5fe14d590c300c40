import { createServer, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

const FORM =
  '<html><title>Join</title><body><h1>Owl text club</h1><p>Enter your mobile number to get offers by SMS from Owl. Consent is not a condition of purchase. Message and data rates may apply. Reply STOP to opt out, HELP for help. See our privacy policy for how we handle what you tell us.</p><form><label>Mobile</label><input type="tel" name="phone"><input type="submit"></form></body></html>';
const HOME = `<html><title>Owl</title><body><h1>Owl, Inc.</h1><p>${'We sell coffee and tea from small farms, roasted each morning. '.repeat(8)}</p></body></html>`;
const SHARING = `<html><body><p>We collect your phone number. We may share your mobile number with our marketing partners for their own marketing purposes. ${'We keep what you tell us safe. '.repeat(10)}</p></body></html>`;

/** 100 MB of nothing. */
const BOMB = gzipSync(Buffer.alloc(100 * 1024 * 1024));

function html(body: string): (response: ServerResponse) => void {
  return (response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
}

/** What each path of a customer's site does. */
const PATHS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/': html(HOME),
  '/join': html(FORM),
  '/about': html(HOME),
  '/privacy': html(SHARING),
  '/login-wall': html('<title>Sign in</title><form>Sign in to go on <input><input type=password></form>'),
  '/gone': (response) => response.writeHead(404).end('gone'),
  '/silent': () => undefined,
  '/drips': (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const drip = setInterval(() => response.write('<'), 20);
    response.on('close', () => clearInterval(drip));
  },
  '/endless': (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    let sent = 0;
    const more = (): void => {
      while (sent < 100 && response.write(chunk)) sent += 1;
      sent += 1;
      if (sent <= 100) response.once('drain', more);
    };
    more();
  },
  '/inside': (response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/bomb': (response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(BOMB),
  '/picture': (response) =>
    response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from([0x89, 0x50])),
};

/** A real server on 127.0.0.1 with all that customers' addresses do. */
export async function startSites() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = PATHS[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
