export { createDemoStories, seedDemo } from './areas/demo/index.js';

export { type Config, readConfig } from './kernel/config.js';
export { migrate } from './kernel/db/migrate.js';
export { type ApiService, create, type Overrides } from './service.js';
