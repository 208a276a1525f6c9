import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_ROOT } from '@falink/dev-env';

/** What a calculator's valid vectors enter. @throws Error when there are none: then nothing would be measured */
export async function exampleInputs(calculator: string): Promise<Record<string, unknown>[]> {
  const file = path.join(PROJECT_ROOT, 'packages/legal-rules/vectors', calculator, 'valid.json');
  const vectors: { input: Record<string, unknown>; overrides?: unknown; today?: unknown }[] = JSON.parse(
    await readFile(file, 'utf8'),
  );
  // Those that need a district's own figures would not run with the packaged ones.
  const plain = vectors.filter((vector) => vector.overrides === undefined && vector.today === undefined);
  if (plain.length === 0) throw new Error(`no plain vectors in ${file}`);
  return plain.map(({ input }) => input);
}
