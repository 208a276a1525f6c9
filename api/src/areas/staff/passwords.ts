import { hash, verify } from '@node-rs/argon2';

/** argon2id as OWASP asks for: 19 MiB, two passes, one lane. About 25 ms of one core. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** Compares against this when there is no such person, so that the answer takes the same time. */
let nobody: Promise<string> | undefined;

/** Whether `password` belongs to `passwordHash`; for null (no such person) false, after the same work. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const matches = await verify(passwordHash ?? (await nobody), password);
  return matches && passwordHash !== null;
}
