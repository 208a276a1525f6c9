import { SerialSchema, VoucherSchema } from '@falink/protocol';
import type { Device } from '../platform/Platform.js';

/** What is printed on a box, as far as its start address has it. */
export interface BoxLabel {
  readonly serial: string | null;
  readonly voucher: string | null;
}

/** Reads `?serial=…#voucher=…` of the page's address; what is none is left out. */
export function readLabel(device: Pick<Device, 'parameter'>): BoxLabel {
  return {
    serial: SerialSchema.safeParse(device.parameter('serial')).data ?? null,
    voucher: VoucherSchema.safeParse(device.parameter('voucher')).data ?? null,
  };
}
