export * from './retention.js';
export * from './routes.js';
