import { z } from 'zod';
import { PhoneSchema } from '../../common.js';
import { line } from '../../text.js';

/** Of "3+X" the three that every place has, then what may be added. */
export const SERVICE_CORE = ['legal_advice', 'legal_aid', 'mediation'] as const;

export const ServiceNameSchema = z.enum([
  ...SERVICE_CORE,
  'notary',
  'forensic',
  'arbitration',
  'review',
  'education',
  'correction',
  'other',
]);
export type ServiceName = z.infer<typeof ServiceNameSchema>;

export const MAX_SERVICES = 30;

/** One service of a place, and who is responsible for it. */
export const ServiceItemSchema = z
  .strictObject({
    service: ServiceNameSchema,
    /** What an `other` one is called; empty for those that have a name. */
    title: line(40),
    responsible: line(40).min(1),
    phone: PhoneSchema.nullable(),
  })
  .refine(({ service, title }) => service !== 'other' || title !== '', { path: ['title'], message: 'missing' });
export type ServiceItem = z.infer<typeof ServiceItemSchema>;
