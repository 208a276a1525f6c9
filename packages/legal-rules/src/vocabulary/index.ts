export * from './application-form.js';
export * from './case-statuses.js';
export * from './figures.js';
export * from './grounds.js';
