#!/usr/bin/env node
import { runService } from '@falink/service-kit';
import { runCli } from './cli.js';
import { readConfig } from './kernel/config.js';
import { create } from './service.js';

const args = process.argv.slice(2);
if (args.length === 0) await runService('api', () => create(readConfig()));
else process.exitCode = await runCli(args);
