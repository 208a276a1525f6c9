import { FalinkError, type ProbeAccess } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { chooseSfu } from './queries/nodes.js';

/**
 * With which a device tries the ways to the sfu where a call that begins now would go (SPEC M15).
 *
 * @param proberId another probe of the same takes its place
 * @throws FalinkError service.no_sfu
 */
export async function probeAccess({ pool, config, tokens, hearing }: Context, proberId: string): Promise<ProbeAccess> {
  const sfu = await chooseSfu(pool, hearing.patience(config.times.sfuAliveMs));
  if (!sfu) throw new FalinkError('service.no_sfu', { retryAfterS: 2 });
  return { url: sfu.publicUrl, token: await tokens.signProbe(proberId) };
}
