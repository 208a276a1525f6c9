export * from './companion.js';
export * from './routes.js';
