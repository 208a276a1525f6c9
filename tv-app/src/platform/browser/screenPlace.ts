/** Where a point of the 1920 × 1080 page is in this window, which may have another size and shape. */
export function screenPlace({ x, y }: { readonly x: number; readonly y: number }): {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
} {
  const scale = Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
  return {
    left: (window.innerWidth - 1920 * scale) / 2 + x * scale,
    top: (window.innerHeight - 1080 * scale) / 2 + y * scale,
    scale,
  };
}
