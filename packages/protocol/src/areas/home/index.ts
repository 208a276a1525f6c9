export * from './home.js';
export * from './routes.js';
