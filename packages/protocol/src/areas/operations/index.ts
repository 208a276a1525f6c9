export * from './audit.js';
export * from './health.js';
export * from './overview.js';
export * from './problem.js';
export * from './routes.js';
