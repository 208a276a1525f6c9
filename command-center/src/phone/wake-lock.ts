/**
 * Keeps the screen on: a phone that locks itself takes the camera away. The system releases it whenever the page is
 * hidden, so it is taken again when the page is back. Nothing happens in a browser without it. Returns a function that
 * lets the screen go.
 */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined;
  let held: WakeLockSentinel | null = null;
  let wanted = true;
  const take = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return;
    // Refused with a nearly empty battery: the call goes on.
    const lock = await navigator.wakeLock.request('screen').catch(() => null);
    if (wanted) held = lock;
    else void lock?.release().catch(() => undefined);
  };
  const back = (): void => void take();
  document.addEventListener('visibilitychange', back);
  void take();
  return () => {
    wanted = false;
    document.removeEventListener('visibilitychange', back);
    void held?.release().catch(() => undefined);
  };
}
