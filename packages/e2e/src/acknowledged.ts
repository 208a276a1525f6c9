/**
 * Runs in a page before its own scripts: somebody has read the privacy notice of this demo terminal, as on every day but
 * the first. It asks the page's own service which version that is, and waits for the answer: the page must not start before.
 */
export function acknowledgePrivacyNotice(): void {
  const name = new URLSearchParams(location.search).get('demo');
  if (!location.pathname.startsWith('/tv') || name === null) return;
  try {
    const key = `falink.tv.privacy.demo-${name}`;
    if (localStorage.getItem(key) !== null) return;
    const request = new XMLHttpRequest();
    request.open('GET', `/api/v1/privacy-notice?audience=${name.startsWith('room') ? 'room' : 'home'}`, false);
    request.send();
    const { version } = JSON.parse(request.responseText) as { version: string };
    localStorage.setItem(key, JSON.stringify({ acknowledged: [version] }));
  } catch {
    // No service, or no storage: the page says so itself.
  }
}
