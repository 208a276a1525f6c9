export { erasePerson } from './erase-person.js';
export { exportPerson } from './export-person.js';
export { type Found, findPerson, type Sought } from './find-person.js';
export { restrictPersons } from './restrict-person.js';
