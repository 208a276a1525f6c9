export * from './fleet-view.js';
export * from './group.js';
export * from './routes.js';
export * from './tag.js';
export * from './target.js';
export * from './terminal-filter.js';
