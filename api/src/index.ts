export { createDemoStories, seedDemo } from './areas/demo/index.js';

export { type Config, readApiConfig } from './kernel/config.js';
export { migrate } from './kernel/db/migrate.js';
export { serve } from './serve.js';
export { type CreateOptions, create, type Service } from './service.js';
