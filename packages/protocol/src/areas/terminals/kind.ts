import { z } from 'zod';

export const TerminalKindSchema = z.enum(['home', 'room', 'kiosk']);
export type TerminalKind = z.infer<typeof TerminalKindSchema>;
