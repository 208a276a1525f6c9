export * from './canned-answer.js';
export * from './routes.js';
