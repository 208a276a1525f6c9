import { z } from 'zod';

export const CallStateSchema = z.enum(['ringing', 'queued', 'offered', 'connecting', 'active', 'held', 'ended']);
export type CallState = z.infer<typeof CallStateSchema>;

/** A desk calls the terminal, and nobody there has answered yet. */
export function isRinging(state: CallState): boolean {
  return state === 'ringing';
}

/** In the queue: nobody has answered yet. */
export function isWaiting(state: CallState): boolean {
  return state === 'queued' || state === 'offered';
}

/** An agent is bound to the call, whether or not media flows yet. */
export function isAnswered(state: CallState): boolean {
  return state === 'connecting' || isTalking(state);
}

/** Media has flowed. */
export function isTalking(state: CallState): boolean {
  return state === 'active' || state === 'held';
}

/** The call waits or lasts: its terminal can begin no other one. */
export function isOpen(state: CallState): boolean {
  return state !== 'ended';
}
