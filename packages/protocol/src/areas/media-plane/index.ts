export * from './messages.js';
export * from './quality.js';
export * from './routes.js';
export * from './sfu-event.js';
export * from './token.js';
