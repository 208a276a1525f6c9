export * from './guest.js';
export * from './link.js';
export * from './proof.js';
export * from './report.js';
export * from './routes.js';
