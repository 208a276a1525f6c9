import type { CallState, Scene, TerminalState } from '@falink/protocol';

const PLAYING: ReadonlySet<string> = new Set(['playing', 'loading', 'stalled', 'ducked']);

/** What a terminal is doing, from what is known about it; a call counts more than the picture. */
export function terminalState(connected: boolean, call: CallState | null, scene: Scene | null): TerminalState {
  if (!connected) return 'offline';
  if (call === 'queued' || call === 'offered') return 'waiting';
  if (call !== null && call !== 'ended') return 'on_call';
  return scene?.player && PLAYING.has(scene.player.state) ? 'playing' : 'idle';
}
