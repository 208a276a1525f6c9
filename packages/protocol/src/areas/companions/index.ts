export * from './companion.js';
export * from './paper.js';
export * from './routes.js';
