import { FalinkError, type Staff } from '@falink/protocol';
import { isDistrict } from '../jobs/index.js';

/** Everybody in the installation uses the answers: staff of a street do not write them. @throws FalinkError auth.out_of_scope */
export function requireKeeper({ orgUnit }: Pick<Staff, 'orgUnit'>): void {
  if (!isDistrict(orgUnit.path)) throw new FalinkError('auth.out_of_scope');
}
