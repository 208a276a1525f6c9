export * from './agent.js';
export * from './call.js';
export * from './call-state.js';
export * from './callback.js';
export * from './media-ability.js';
export * from './offer.js';
export * from './routes.js';
export * from './words.js';
