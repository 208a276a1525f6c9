/** The api of the demo district: the only entry that opens the demo door. */
import { create, readApiConfig } from '@falink/api';
import { gracefulShutdown } from '@falink/service-kit';

const service = await create(readApiConfig(), { demo: true }).start();
gracefulShutdown({ log: service.ctx.log, steps: [{ name: 'api', run: () => service.stop() }] });
