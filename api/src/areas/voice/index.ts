import { join } from 'node:path';
import { CommandEngine, EspeakEngine } from '@falink/stories/speech';
import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { Bundles } from './bundles.js';
import { type Engines, Renderer } from './renderer.js';
import { mountVoice } from './routes.js';

/** The voice of televisions that have none of their own. */
export function createVoice(ctx: Context): Area {
  const engines = enginesOf(ctx.config.voiceCommand);
  const renderer = new Renderer(engines);
  const bundles = new Bundles({ folder: join(ctx.config.dataDir, 'voice'), engines, renderer, log: ctx.log });
  return {
    name: 'voice',
    mount: (host) => mountVoice(host, { renderer, bundles }),
    stop: async () => {
      const stopped = bundles.stop();
      renderer.stop();
      await stopped;
    },
  };
}

function enginesOf(command: readonly [string, ...string[]] | null): Engines {
  return command === null
    ? { 'zh-CN': new EspeakEngine('zh-CN'), en: new EspeakEngine('en') }
    : { 'zh-CN': new CommandEngine(command, 'zh-CN'), en: new CommandEngine(command, 'en') };
}
