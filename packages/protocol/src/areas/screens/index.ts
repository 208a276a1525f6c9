export * from './routes.js';
export * from './screen.js';
