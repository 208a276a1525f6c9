export * from './programme.js';
export * from './routes.js';
