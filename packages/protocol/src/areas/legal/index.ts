export { CalculationSchema, EligibilitySchema } from './answers.js';
export * from './figure.js';
export * from './routes.js';
