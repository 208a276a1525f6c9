import type { Context } from '../../kernel/context.js';
import type { SfuClient } from '../media-plane/index.js';

/** What calls add to the kernel's context: ending one closes its room. */
export interface CallsContext extends Context {
  readonly sfu: SfuClient;
}
