import type { Config } from './config.js';

/** Hosts that mean "every address of this machine": nobody can follow a link to them. */
const EVERYWHERE = new Set(['0.0.0.0', '::', '[::]']);

/** Where people reach the site, without a trailing slash: `PUBLIC_URL`, else the address it listens on. Links in e-mail begin with it. */
export function publicUrl(config: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  if (config.publicUrl !== null) return config.publicUrl;
  const host = EVERYWHERE.has(config.host) ? 'localhost' : config.host;
  return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${config.port}`;
}
