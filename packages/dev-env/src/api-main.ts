/** The api of the demo district: the only entry that opens the demo door, and that makes demo videos. */
import path from 'node:path';
import { type Config, create, createDemoStories, readConfig } from '@falink/api';
import { runService } from '@falink/service-kit';
import { PROJECT_ROOT } from './paths.js';

const storiesBin = path.join(PROJECT_ROOT, 'packages/stories/dist/bin.js');

/** The demo district is invented, and so is the office that its privacy notice names. */
function demoConfig(): Config {
  const { privacy, ...config } = readConfig();
  return {
    ...config,
    privacy: { processor: privacy.processor ?? '云河区司法局（演示）', contact: privacy.contact ?? '0470-8212348' },
  };
}

await runService('api', () =>
  create(demoConfig(), {
    demo: true,
    // Set by `npm start`; tests and benches that use the demo district have the videos that they need.
    areas: (ctx) =>
      process.env.FALINK_DEMO_STORIES === '1'
        ? [
            createDemoStories(ctx, {
              command: ['nice', '-n', '19', process.execPath, storiesBin, '--tied'],
              say: (line) => process.stdout.write(`[media] ${line}\n`),
            }),
          ]
        : [],
  }),
);
