export * from './quality.js';
export * from './routes.js';
