import { FalinkError, type Terminal, terminalRoutes } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { staffOf, terminalOf } from '../../kernel/http/identity.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit, requireScope } from '../../kernel/policies/staff.js';
import { pairDemoTerminal } from '../demo/pair-demo-terminal.js';
import { loadHomes } from '../home/queries.js';
import { approvePairing, rejectPairing } from './commands/decide-pairing.js';
import { issueChallenge, proveTerminal } from './commands/prove-terminal.js';
import { requestPairing } from './commands/request-pairing.js';
import { revokeTerminal } from './commands/revoke-terminal.js';
import { fingerprintOf } from './device-key.js';
import { findPairing, findPairingByCode, listPendingPairings, toPairing } from './queries/pairings.js';
import { loadSites, loadTerminal, loadTerminals } from './queries/terminals.js';

const PAIRING_POLL_MS = 2_000;

/** Pairing, proof of the device key, and what staff do with terminals. */
export function mountTerminals(host: MountHost): void {
  mountPairing(host);
  mountProof(host);
  mountFleet(host);
}

function mountPairing(host: MountHost): void {
  const { ctx } = host;

  mount(host, terminalRoutes.requestPairing, async ({ body }) => {
    const pairing = await requestPairing(ctx, body);
    return {
      pairingId: pairing.id,
      code: pairing.code,
      fingerprint: fingerprintOf(pairing.thumbprint),
      // The code travels in the fragment, which no server and no log sees.
      approveUrl: `${ctx.publicUrl()}/console/pair#${pairing.code}`,
      expiresAt: pairing.expires_at.toISOString(),
      pollAfterMs: PAIRING_POLL_MS,
    };
  });

  mount(host, terminalRoutes.pairingStatus, async ({ params }) => {
    const pairing = await findPairing(ctx.pool, params.id);
    if (!pairing) throw new FalinkError('pairing.unknown');
    return { state: pairing.state, terminalId: pairing.terminal_id, pollAfterMs: PAIRING_POLL_MS };
  });

  mount(host, terminalRoutes.listPairings, async ({ identity }) => {
    permit(staffOf(identity), 'terminals.pair');
    return { pairings: (await listPendingPairings(ctx.pool)).map(toPairing) };
  });

  mount(host, terminalRoutes.pairingByCode, async ({ identity, params }) => {
    permit(staffOf(identity), 'terminals.pair');
    const pairing = await findPairingByCode(ctx.pool, params.code);
    if (!pairing) throw new FalinkError('pairing.unknown');
    if (pairing.state === 'expired') throw new FalinkError('pairing.expired');
    return toPairing(pairing);
  });

  mount(host, terminalRoutes.approvePairing, async ({ identity, params, body }) => {
    const staff = staffOf(identity);
    permit(staff, 'terminals.pair');
    const terminalId = await approvePairing(ctx, staff, params.id, body);
    return knownTerminal(ctx, terminalId);
  });

  mount(host, terminalRoutes.rejectPairing, async ({ identity, params }) => {
    const staff = staffOf(identity);
    permit(staff, 'terminals.pair');
    await rejectPairing(ctx, staff, params.id);
    return {};
  });

  // The demo door is not there at all outside the demo.
  if (ctx.demo) {
    mount(host, terminalRoutes.demoPair, async ({ body }) => ({ terminalId: await pairDemoTerminal(ctx, body) }));
  }
}

function mountProof(host: MountHost): void {
  const { ctx } = host;

  mount(host, terminalRoutes.challenge, async ({ params }) => {
    const { nonce, expiresAt } = await issueChallenge(ctx, params.id);
    return { nonce, expiresAt: expiresAt.toISOString() };
  });

  mount(host, terminalRoutes.token, async ({ params, body }) => {
    const { terminal, tokenVersion } = await proveTerminal(ctx, params.id, body);
    const { token, expiresInS } = await ctx.tokens.signTerminal(terminal.id, tokenVersion);
    return { token, expiresInS, terminal: { id: terminal.id, name: terminal.name, kind: terminal.kind } };
  });

  mount(host, terminalRoutes.home, async ({ identity }) => {
    const { id } = terminalOf(identity);
    const home = (await loadHomes(ctx.pool, [id])).get(id);
    if (!home) throw new FalinkError('terminal.unknown');
    return home;
  });
}

function mountFleet(host: MountHost): void {
  const { ctx } = host;

  mount(host, terminalRoutes.listTerminals, async ({ identity }) => {
    const staff = staffOf(identity);
    permit(staff, 'terminals.view');
    return { terminals: await loadTerminals(ctx.pool, { scopePath: staff.orgUnit.path }) };
  });

  mount(host, terminalRoutes.getTerminal, async ({ identity, params }) => {
    const staff = staffOf(identity);
    permit(staff, 'terminals.view');
    const terminal = await knownTerminal(ctx, params.id);
    requireScope(staff, terminal.site.orgUnit.path);
    return terminal;
  });

  mount(host, terminalRoutes.revokeTerminal, async ({ identity, params, body }) => {
    const staff = staffOf(identity);
    permit(staff, 'terminals.revoke');
    await revokeTerminal(ctx, staff, params.id, body.reason);
    return knownTerminal(ctx, params.id);
  });

  mount(host, terminalRoutes.listSites, async ({ identity }) => {
    const staff = staffOf(identity);
    permit(staff, 'terminals.view');
    return { sites: await loadSites(ctx.pool, staff.orgUnit.path) };
  });
}

async function knownTerminal(ctx: Context, id: string): Promise<Terminal> {
  const terminal = await loadTerminal(ctx.pool, id);
  if (!terminal) throw new FalinkError('terminal.unknown');
  return terminal;
}
