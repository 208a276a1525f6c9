export * from './notice.js';
export * from './routes.js';
