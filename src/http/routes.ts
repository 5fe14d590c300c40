import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, type ModulesContainer } from '@nestjs/core';

/** One route of one controller. */
export interface Route {
  /** `GET`, `POST`, … */
  readonly method: string;
  /** With parameters as `:name`. */
  readonly path: string;
  readonly controller: Type;
  readonly handlerName: string;
  readonly handler: (...args: never[]) => unknown;
}

/** Every route of every controller of the running application. */
export function listRoutes(modules: ModulesContainer): readonly Route[] {
  const controllers = new Set<Type>();
  for (const module of modules.values())
    for (const { metatype } of module.controllers.values()) if (isClass(metatype)) controllers.add(metatype);
  return [...controllers].flatMap(routesOf);
}

function routesOf(controller: Type): Route[] {
  const names = new MetadataScanner().getAllMethodNames(controller.prototype);
  return names.flatMap((handlerName) => {
    const handler: Route['handler'] = controller.prototype[handlerName];
    const method: RequestMethod | undefined = Reflect.getMetadata(METHOD_METADATA, handler);
    if (method === undefined) return [];
    const path = `/${pathOf(controller)}/${pathOf(handler)}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1');
    return [{ method: RequestMethod[method], path, controller, handlerName, handler }];
  });
}

function pathOf(target: object): string {
  const path: unknown = Reflect.getMetadata(PATH_METADATA, target);
  if (typeof path === 'string') return path;
  throw new Error(`A route with several paths is not known here: ${JSON.stringify(path)}.`);
}

function isClass(value: unknown): value is Type {
  return typeof value === 'function';
}
