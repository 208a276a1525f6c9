/** Why the pages cannot be drawn here, or undefined when they can. */
export function webGlMissing(): string | undefined {
  try {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('webgl') ?? canvas.getContext('experimental-webgl');
    return context ? undefined : 'webgl';
  } catch (error) {
    return error instanceof Error ? error.message : 'webgl';
  }
}

/** A plain page with the telephone number, for a browser that cannot draw the others. */
export function showFallback(reason: string): void {
  const page = document.getElementById('fallback');
  const line = document.getElementById('fallback-reason');
  if (line) line.textContent = `${reason}  ·  ${navigator.userAgent}`;
  if (page) page.hidden = false;
  const scene = {
    page: 'unsupported',
    title: document.querySelector('#fallback h1')?.textContent ?? '',
    focus: null,
    options: [],
  };
  Object.assign(window, { tv: { scene: () => scene } });
}
