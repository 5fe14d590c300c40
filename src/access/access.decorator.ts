import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Action, SubjectKind } from './ability.js';
import { principalOf, type CustomerPrincipal, type Principal, type StaffPrincipal } from './principal.js';

/** Who may come to a route at all. The rows are guarded inside the command, on the locked row. */
export interface RouteAccess {
  readonly platform?: boolean;
  readonly customer?: boolean;
  /** Staff whose roles allow this on some row; `true`: everybody of the staff. */
  readonly staff?: readonly [Action, SubjectKind] | true;
  /** Anybody, known or not. */
  readonly public?: boolean;
}

export const ROUTE_ACCESS = 'gatehouse:access';

/** Every route carries it; one without is refused at start. */
export const Access = (access: RouteAccess) => SetMetadata(ROUTE_ACCESS, access);

/** The principal, as a handler's argument. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal =>
  principalOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The signed-in staff member, on routes for staff only. */
export const CallingStaff = createParamDecorator((_: unknown, context: ExecutionContext): StaffPrincipal => {
  const principal = principalOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (principal.kind !== 'staff') throw new Error('@CallingStaff on a route that lets others in.');
  return principal;
});

/** The customer, on routes for customers only. */
export const CallingCustomer = createParamDecorator(
  (_: unknown, context: ExecutionContext): CustomerPrincipal => {
    const principal = principalOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (principal.kind !== 'customer') throw new Error('@CallingCustomer on a route that lets others in.');
    return principal;
  },
);
