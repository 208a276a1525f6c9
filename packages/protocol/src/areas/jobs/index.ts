export * from './job.js';
export * from './routes.js';
