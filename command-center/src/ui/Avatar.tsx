const GROUNDS = 6;

/** The first character of a name on a colour that stays the same for that name. */
export function Avatar({ name, size = 30 }: { name: string; size?: number }) {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997;
  return (
    <span
      className="avatar"
      style={{ width: size, height: size, fontSize: size * 0.45, background: `var(--avatar-${(sum % GROUNDS) + 1})` }}
      aria-hidden
    >
      {[...name][0]}
    </span>
  );
}
