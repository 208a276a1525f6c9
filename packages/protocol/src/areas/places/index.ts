export * from './opening-hours.js';
export * from './org-unit.js';
export * from './place-word.js';
export * from './routes.js';
export * from './service-item.js';
export * from './site-kind.js';
export * from './site-notice.js';
export * from './site-profile.js';
