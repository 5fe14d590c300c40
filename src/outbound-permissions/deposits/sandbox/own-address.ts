import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CONFIG, type Config } from '../../../config/config.js';
import { publicUrl } from '../../../config/public-url.js';

/** Addresses that mean "every address of this machine": it is reached by its own. */
const EVERYWHERE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '127.0.0.1' };

/** Where this program can be reached from itself: what it listens on, or, in a process that listens on nothing, where people reach it. */
@Injectable()
export class OwnAddress {
  constructor(
    private readonly adapters: HttpAdapterHost,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl' | 'host' | 'port'>,
  ) {}

  url(): string {
    const server: unknown = this.adapters.httpAdapter?.getHttpServer();
    const address = hasAddress(server) ? server.address() : null;
    if (typeof address !== 'object' || address === null) return publicUrl(this.config);
    const host = EVERYWHERE[address.address] ?? address.address;
    return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  }
}

interface Listening {
  address(): { readonly address: string; readonly port: number } | string | null;
}

function hasAddress(server: unknown): server is Listening {
  return typeof server === 'object' && server !== null && 'address' in server;
}
