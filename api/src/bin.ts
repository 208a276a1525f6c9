#!/usr/bin/env node
import { gracefulShutdown } from '@falink/service-kit';
import { configFromEnv, create } from './index.js';

const service = await create(configFromEnv()).start();
gracefulShutdown({ log: service.ctx.log, steps: [{ name: 'api', run: () => service.stop() }] });
