import { terminalRoutes } from '@falink/protocol';
import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { mount } from '../../kernel/http/mount.js';
import type { Contacts } from '../contacts/index.js';
import { pairDemoTerminal } from './pair-demo-terminal.js';
import { seedDemo } from './seed.js';

export { seedDemo } from './seed.js';
export { createDemoStories } from './stories/index.js';

/** The demo district and its door. Outside the demo neither of them is there at all. */
export function createDemo(ctx: Context, calls: Contacts): Area {
  if (!ctx.demo) return { name: 'demo' };
  return {
    name: 'demo',
    mount: (host) => mount(host, terminalRoutes.demoPair, ({ by, body }) => pairDemoTerminal(calls.ctx, by, body)),
    start: () => seedDemo(ctx.pool),
  };
}
