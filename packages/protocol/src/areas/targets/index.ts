export * from './report.js';
export * from './routes.js';
export * from './settings.js';
export * from './standing.js';
export * from './target.js';
