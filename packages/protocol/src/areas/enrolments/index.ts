export * from './columns.js';
export * from './enrolment.js';
export * from './file-check.js';
export * from './routes.js';
export * from './serial.js';
