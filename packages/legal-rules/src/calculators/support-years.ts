import type { YearsByAge } from '../../parameters/personal-injury.js';

/** How many years are compensated for somebody of this age, in full years. */
export function yearsFor({ full, lessFrom, leastFrom, least }: YearsByAge, age: number): number {
  if (age >= leastFrom) return least;
  return age >= lessFrom ? full - (age - lessFrom) : full;
}
