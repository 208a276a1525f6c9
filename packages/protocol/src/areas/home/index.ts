export * from './home.js';
export * from './room.js';
export * from './routes.js';
