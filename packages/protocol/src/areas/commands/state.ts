import { z } from 'zod';

/** Where one command stands at one terminal (SPEC K2). Nothing follows the last six. */
export const CommandStateSchema = z.enum([
  'pending',
  'sent',
  'acknowledged',
  'done',
  'failed',
  'unsupported',
  'refused',
  'expired',
  'cancelled',
]);
export type CommandState = z.infer<typeof CommandStateSchema>;

export const OPEN_COMMAND_STATES = ['pending', 'sent', 'acknowledged'] as const satisfies readonly CommandState[];

/** Why a command came to nothing at a terminal. */
export const CommandReasonSchema = z.enum([
  /** Its page is of a version that knows no commands. */
  'app_too_old',
  /** This box has no way to do it. */
  'platform',
  /** A call or an intake is open. */
  'in_call',
  /** Somebody there refused. */
  'declined',
  /** Nobody pressed a key. */
  'no_answer',
  /** There is no such video there. */
  'no_video',
  /** The box lost its page or its power while it was at it; it is not attempted again. */
  'interrupted',
  /** It was acknowledged, and the box never reported. */
  'no_report',
  'error',
]);
export type CommandReason = z.infer<typeof CommandReasonSchema>;
