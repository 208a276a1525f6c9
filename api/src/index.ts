export { type Config, readApiConfig } from './config.js';
export { migrate } from './db/migrate.js';
export { seedDemo } from './demo/seed.js';
export { serve } from './serve.js';
export { type CreateOptions, create, type Service } from './service.js';
