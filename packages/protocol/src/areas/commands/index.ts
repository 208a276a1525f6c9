export * from './command.js';
export * from './log-line.js';
export * from './offer.js';
export * from './order.js';
export * from './routes.js';
export * from './state.js';
