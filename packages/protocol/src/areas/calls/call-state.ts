import { z } from 'zod';

export const CallStateSchema = z.enum(['queued', 'offered', 'connecting', 'active', 'held', 'ended']);
export type CallState = z.infer<typeof CallStateSchema>;
