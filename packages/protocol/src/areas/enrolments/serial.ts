import { z } from 'zod';
import { MAX_TYPED_NUMBER } from '../../common.js';
import { tidyNumber } from '../../number-text.js';
import { tidyLine } from '../../text.js';

/** A serial number as it is printed on a box: capitals, no spaces; full-width characters as plain ones. */
const tidySerial = (text: string): string => tidyLine(text.normalize('NFKC')).replace(/\s+/g, '').toUpperCase();

/** What a box's label says; anybody can read it, so alone it grants nothing (SPEC T2). */
export const SerialSchema = z
  .string()
  .max(MAX_TYPED_NUMBER)
  .overwrite(tidySerial)
  .regex(/^[A-Z0-9][A-Z0-9._:-]{3,39}$/, 'serial');

export const VOUCHER_DIGITS = 10;

/** The digits that approve one expected box, once. */
export const VoucherSchema = z
  .string()
  .max(MAX_TYPED_NUMBER)
  .overwrite(tidyNumber)
  .regex(/^\d{10}$/, 'voucher');
