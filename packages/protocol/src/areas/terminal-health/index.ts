export * from './history.js';
export * from './routes.js';
export * from './worst.js';
