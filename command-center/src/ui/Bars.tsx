const HEIGHTS = [6, 11, 16, 21] as const;

/** Four bars, as on a telephone; the word beside them says the same. */
export function Bars({ level, className = '' }: { level: 0 | 1 | 2 | 3 | 4; className?: string }) {
  return (
    <svg
      viewBox="0 0 26 24"
      width="16"
      height="15"
      className={`bars ${className}`}
      aria-hidden="true"
      focusable="false"
    >
      {HEIGHTS.map((height, i) => (
        <rect
          key={height}
          x={i * 6.5}
          y={22 - height}
          width="4.5"
          height={height}
          rx="1.5"
          className={i < level ? '' : 'low'}
        />
      ))}
    </svg>
  );
}
