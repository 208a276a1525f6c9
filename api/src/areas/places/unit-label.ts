import { randomUUID } from 'node:crypto';

/** A part of a path that no unit ever had: paths are never given to another unit. */
export function freshLabel(): string {
  return `u${randomUUID().replaceAll('-', '')}`;
}
