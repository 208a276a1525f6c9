/** Compares versions by their numbers: 0.10.0 is newer than 0.9.3. */
export function compareVersions(a: string, b: string): number {
  const of = (version: string): number[] => version.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);
  const x = of(a);
  const y = of(b);
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The versions older than the newest of them. */
export function outdatedOf(versions: readonly string[]): string[] {
  return versions.filter((version) => versions.some((other) => compareVersions(other, version) > 0));
}
