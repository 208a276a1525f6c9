export * from './area-hours.js';
export * from './history.js';
export * from './routes.js';
export * from './worst.js';
