import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { HttpRefusal } from '../http/http-refusal.js';
import { networkOf } from '../http/network-of.js';
import { RateLimits } from '../http/rate-limit.js';
import { sessionKindOf } from '../http/session-cookie.js';
import { ForbiddenError, NotFoundError } from '../kernel/errors.js';
import { abilityOf } from './ability.js';
import { ROUTE_ACCESS, type RouteAccess } from './access.decorator.js';
import { Authentication } from './authentication.js';
import type { AuthenticatedRequest, Principal } from './principal.js';

/** The early check, on the route: who is calling, and may such a caller come here at all. The true check is on the locked row. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} has no @Access.`);
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const principal = await this.findPrincipal(request);
    await this.refuseTooMany(request, principal);
    if (principal !== null) {
      request.principal = principal;
      request.callerKey = callerKey(principal);
    }
    if (access.public === true) return true;
    if (principal === null) throw HttpRefusal.unauthenticated();
    refuseStranger(principal, access);
    return true;
  }

  /** The platform, one trusted machine that carries everybody's traffic, is exempt; everybody else is limited by network and by caller. */
  private async refuseTooMany(request: AuthenticatedRequest, principal: Principal | null): Promise<void> {
    if (principal?.kind === 'platform') return;
    const network = networkOf(request.ip);
    await this.limits.consume('network', network);
    if (principal !== null) await this.limits.consume('caller', callerKey(principal));
    else if (request.headers.authorization !== undefined)
      await this.limits.consume('wrong_credentials', network);
  }

  /** API routes read the Authorization header only, pages their session cookie only: a cookie never drives the API. */
  private findPrincipal(request: AuthenticatedRequest): Promise<Principal | null> {
    const kind = sessionKindOf(request);
    if (kind === null || request.headers.authorization !== undefined)
      return this.authentication.identify(request);
    return this.authentication.identifySession(request, kind);
  }
}

function callerKey(principal: Principal): string {
  if (principal.kind === 'staff') return `staff:${principal.staff.id}`;
  if (principal.kind === 'customer') return `account:${principal.accountId}`;
  return `platform:${principal.keyId ?? 'env'}`;
}

function refuseStranger(principal: Principal, access: RouteAccess): void {
  if (principal.kind !== 'staff') {
    if (access[principal.kind] === true) return;
    throw new ForbiddenError('forbidden', 'These credentials are not for this address.');
  }
  if (access.staff === true) return;
  if (access.staff === undefined) throw new ForbiddenError('forbidden', 'This address is not for staff.');
  const [action, kind] = access.staff;
  const ability = abilityOf(principal);
  if (ability.can(action, kind)) return;
  if (!ability.can('read', kind)) throw new NotFoundError('page or resource');
  throw new ForbiddenError('forbidden', 'Your role does not allow this. Ask an admin or a senior reviewer.');
}
