#!/usr/bin/env node
import { runService } from '@falink/service-kit';
import { readConfig } from './config.js';
import { create } from './service.js';

await runService('sfu', () => create(readConfig()));
