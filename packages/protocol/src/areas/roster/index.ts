export * from './duty.js';
export * from './routes.js';
export * from './shift.js';
