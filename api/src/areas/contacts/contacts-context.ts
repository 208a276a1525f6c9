import type { Context } from '../../kernel/context.js';
import type { SfuClient } from '../sessions/index.js';

/** What calls add to the kernel's context: ending one closes its room. */
export interface ContactsContext extends Context {
  readonly sfu: SfuClient;
}
