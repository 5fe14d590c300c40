import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { listRoutes, type Route } from '../http/routes.js';
import { ROUTE_ACCESS, type RouteAccess } from './access.decorator.js';

/** The program does not start with a route of which nobody has said who may come to it. */
@Injectable()
export class RoutesHaveAccess implements OnApplicationBootstrap {
  constructor(private readonly modules: ModulesContainer) {}

  onApplicationBootstrap(): void {
    const bare = listRoutes(this.modules).filter((route) => accessOf(route) === undefined);
    if (bare.length === 0) return;
    const names = bare.map(({ method, path }) => `${method} ${path}`).join(', ');
    throw new Error(`These routes have no @Access: ${names}.`);
  }
}

/** Who may come to the route; the handler's word counts before its class's. */
export function accessOf({ controller, handler }: Route): RouteAccess | undefined {
  return Reflect.getMetadata(ROUTE_ACCESS, handler) ?? Reflect.getMetadata(ROUTE_ACCESS, controller);
}
