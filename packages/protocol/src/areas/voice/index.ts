export * from './bundle.js';
export * from './routes.js';
export * from './sentences.js';
export * from './voice.js';
