export { DEADLINES, type Deadline, type DeadlineRule } from '../parameters/deadlines.js';
export { type Holiday, REST_YEARS, type RestYear } from '../parameters/rest-days.js';
export * from './dates.js';
export * from './due-date.js';
export * from './parameter.js';
export * from './rest-days.js';
