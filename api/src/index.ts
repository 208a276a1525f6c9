export { createDemoStories, seedDemo } from './areas/demo/index.js';
export { HEALTH_MINUTE_COLUMNS, type MinuteRow, sumHour, writeMinutes } from './areas/terminal-health/index.js';

export { type Config, readConfig } from './kernel/config.js';
export { migrate } from './kernel/db/migrate.js';
export { type ApiService, create, type Overrides } from './service.js';
