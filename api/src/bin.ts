#!/usr/bin/env node
import { runCli } from './cli.js';
import { readApiConfig } from './kernel/config.js';
import { serve } from './serve.js';

const args = process.argv.slice(2);
if (args.length === 0) await serve(() => readApiConfig());
else process.exitCode = await runCli(args);
