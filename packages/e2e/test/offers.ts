import type { Scene } from '@falink/protocol';

/** A page on which this can be chosen now. */
export const offers = (id: string) => (scene: Scene) =>
  scene.options.some((option) => option.id === id && !option.disabled);
