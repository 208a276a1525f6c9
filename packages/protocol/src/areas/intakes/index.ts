export * from './application.js';
export * from './due.js';
export * from './form.js';
export * from './identity-document.js';
export * from './identity-number.js';
export * from './intake.js';
export * from './paper.js';
export * from './routes.js';
