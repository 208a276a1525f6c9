/** The mark: a pair of scales that is also a link. */
export function BrandMark({ size = 31 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--brand)" />
      <g fill="none" stroke="var(--brand-glyph)" strokeWidth="2.6" strokeLinecap="round">
        <path d="M7 9h18M16 6v19" />
        <circle cx="10" cy="19" r="4.4" />
        <circle cx="22" cy="19" r="4.4" />
      </g>
    </svg>
  );
}
