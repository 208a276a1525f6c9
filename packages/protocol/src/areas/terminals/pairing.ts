import { z } from 'zod';
import { IdSchema, InstantSchema } from '../../common.js';
import { DeviceInfoSchema } from './device.js';

export const PairingStateSchema = z.enum(['pending', 'approved', 'rejected', 'expired']);

export const PairingSchema = z.object({
  id: IdSchema,
  code: z.string().max(20),
  state: PairingStateSchema,
  requestedAt: InstantSchema,
  expiresAt: InstantSchema,
  device: DeviceInfoSchema,
  /** First characters of the key's thumbprint, shown on both screens so that staff compare them. */
  fingerprint: z.string().max(100),
});
export type Pairing = z.infer<typeof PairingSchema>;
