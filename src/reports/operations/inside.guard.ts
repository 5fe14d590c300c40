import { BlockList, isIP } from 'node:net';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config/config.js';
import { NotFoundError } from '../../kernel/errors.js';

/** What only the inside may ask: this machine and private networks, or those of `OPERATIONS_FROM`. To all others it does not exist. */
@Injectable()
export class InsideGuard implements CanActivate {
  private readonly inside = new BlockList();

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'operationsFrom' | 'trustedProxies'>) {
    for (const network of config.operationsFrom) {
      const [address = '', bits] = network.split('/');
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      this.inside.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
    }
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.isInside(request)) return true;
    throw new NotFoundError('page or resource');
  }

  /** Behind a proxy that is not known as one, every request seems to come from the inside: then nobody is let in through it. */
  private isInside(request: FastifyRequest): boolean {
    const isForwarded =
      request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
    if (isForwarded && this.config.trustedProxies.length === 0) return false;
    const address = request.ip.replace(/^::ffff:/i, '');
    return this.inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
}
