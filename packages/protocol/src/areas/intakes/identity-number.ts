/** What is wrong with an 18-digit identity number, the first that somebody can put right. */
export type IdentityNumberFault = 'length' | 'characters' | 'birth' | 'check_digit';

/** What is wrong with an 18-digit resident identity number: digits, birth date, check digit (GB 11643-1999); null: nothing. */
export function identityNumberFault(value: string): IdentityNumberFault | null {
  if (value.length !== 18) return 'length';
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return 'characters';
  const [year, month, day] = [value.slice(6, 10), value.slice(10, 12), value.slice(12, 14)];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return 'birth';
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(value[i]), 0);
  return '10X98765432'[sum % 11] === value[17] ? null : 'check_digit';
}

/** Whether it is an 18-digit resident identity number. */
export function isIdentityNumber(value: string): boolean {
  return identityNumberFault(value) === null;
}
