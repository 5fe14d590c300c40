import { createRequire } from 'node:module';
import type { Type } from '@nestjs/common';

interface TypeStorage {
  findTypeMetadata(target: Type, property: string): { typeFunction(): Type } | undefined;
}

// class-transformer keeps what @Type was given in a storage that it does not type for import.
const { defaultMetadataStorage }: { defaultMetadataStorage: TypeStorage } = createRequire(import.meta.url)(
  'class-transformer/cjs/storage.js',
);

/** The class of a nested field: what `@Type` names, else what it is declared as. */
export function nestedClassOf(owner: Type, property: string, declared: unknown): Type | null {
  const named = defaultMetadataStorage.findTypeMetadata(owner, property)?.typeFunction();
  if (named !== undefined) return named;
  return isOwnClass(declared) ? declared : null;
}

function isOwnClass(value: unknown): value is Type {
  return typeof value === 'function' && value !== Object && value !== Array;
}
