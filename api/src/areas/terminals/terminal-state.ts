import { type CallState, isOpen, isWaiting, type Scene, type TerminalState } from '@falink/protocol';

/** States of a player that count as playing; the column is_playing has the same. */
const PLAYING: ReadonlySet<string> = new Set(['playing', 'loading', 'stalled', 'ducked']);

/**
 * What a terminal is doing, from what is known about it; a call counts more than the picture.
 *
 * @param contested another window or box asks for its line, and is not the same one that comes back
 */
export function terminalState(
  connected: boolean,
  call: CallState | null,
  scene: Scene | null,
  contested: boolean,
): TerminalState {
  if (!connected) return 'offline';
  if (call !== null && isWaiting(call)) return 'waiting';
  if (call !== null && isOpen(call)) return 'on_call';
  if (contested) return 'alert';
  return scene?.player && PLAYING.has(scene.player.state) ? 'playing' : 'idle';
}
