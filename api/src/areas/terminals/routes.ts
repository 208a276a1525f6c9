import { FalinkError, terminalRoutes } from '@falink/protocol';
import { staffOf } from '../../kernel/actor.js';
import { mapPage } from '../../kernel/db/page.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit, requireScope } from '../../kernel/policies/staff.js';
import type { ContactsContext } from '../contacts/index.js';
import { approvePairing, rejectPairing } from './commands/decide-pairing.js';
import { placeTerminal } from './commands/place-terminal.js';
import { TerminalProofs } from './commands/prove-terminal.js';
import { requestPairing } from './commands/request-pairing.js';
import { revokeTerminal } from './commands/revoke-terminal.js';
import { fingerprintOf } from './device-key.js';
import { countFleet, listUnitsAbove, listVersions } from './queries/fleet.js';
import { loadFleetMap } from './queries/fleet-map.js';
import { findPairing, findPairingByCode, listPendingPairings, toPairing } from './queries/pairings.js';
import { listTerminals, requireTerminalView } from './queries/terminals.js';
import { mountSecurity } from './security-routes.js';
import { outdatedOf } from './versions.js';

const PAIRING_POLL_MS = 2_000;

/** Pairing, proof of the device key, and what staff do with terminals. */
export function mountTerminals(host: MountHost, ctx: ContactsContext): void {
  mountPairing(host, ctx);
  mountProof(host);
  mountFleet(host, ctx);
  mountSecurity(host, ctx);
}

function mountPairing(host: MountHost, ctx: ContactsContext): void {
  mount(host, terminalRoutes.requestPairing, async ({ by, body }) => {
    const pairing = await requestPairing(ctx, by, body);
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
  mount(host, terminalRoutes.listPairings, async ({ by, query }) => {
    permit(staffOf(by), 'terminals.pair');
    return mapPage(await listPendingPairings(ctx.pool, query), toPairing);
  });
  mount(host, terminalRoutes.pairingByCode, async ({ by, params }) => {
    permit(staffOf(by), 'terminals.pair');
    const pairing = await findPairingByCode(ctx.pool, params.code);
    if (!pairing) throw new FalinkError('pairing.unknown');
    if (pairing.state === 'expired') throw new FalinkError('pairing.expired');
    return toPairing(pairing);
  });
  mount(host, terminalRoutes.approvePairing, ({ by, params, body }) => approvePairing(ctx, by, { ...params, ...body }));
  mount(host, terminalRoutes.rejectPairing, async ({ by, params }) => {
    await rejectPairing(ctx, by, params);
    return {};
  });
}

function mountProof(host: MountHost): void {
  const { ctx } = host;
  const gate = ctx.gates.boxes;
  const proofs = new TerminalProofs(ctx);
  mount(
    host,
    terminalRoutes.challenge,
    async ({ params }) => {
      const { nonce, expiresAt } = await proofs.issue(params.id);
      return { nonce, expiresAt: expiresAt.toISOString() };
    },
    { gate },
  );
  mount(
    host,
    terminalRoutes.token,
    async ({ params, body }) => {
      const { terminal, tokenVersion, rotateKey } = await proofs.prove(params.id, body);
      const { token, expiresInS } = await ctx.tokens.signTerminal(terminal.id, tokenVersion);
      return { token, expiresInS, rotateKey, terminal: { id: terminal.id, name: terminal.name, kind: terminal.kind } };
    },
    { gate },
  );
}

function mountFleet(host: MountHost, ctx: ContactsContext): void {
  mount(host, terminalRoutes.listTerminals, ({ by, query: { cursor, limit, sort, group, ...filter } }) => {
    const staff = staffOf(by);
    permit(staff, 'terminals.view');
    return listTerminals(ctx.pool, { scopePath: staff.orgUnit.path, filter, group, sort }, { cursor, limit });
  });
  mount(host, terminalRoutes.fleet, async ({ by }) => {
    const staff = staffOf(by);
    permit(staff, 'terminals.view');
    const scopePath = staff.orgUnit.path;
    const outdatedVersions = outdatedOf(await listVersions(ctx.pool, scopePath));
    const counts = await countFleet(ctx.pool, scopePath, outdatedVersions);
    return { ...counts, outdatedVersions, units: await listUnitsAbove(ctx.pool, scopePath) };
  });
  mount(host, terminalRoutes.fleetMap, ({ by }) => {
    const staff = staffOf(by);
    permit(staff, 'terminals.view');
    return loadFleetMap(ctx.pool, staff.orgUnit.path);
  });
  mount(host, terminalRoutes.getTerminal, async ({ by, params }) => {
    const staff = staffOf(by);
    permit(staff, 'terminals.view');
    const terminal = await requireTerminalView(ctx.pool, params.id);
    requireScope(staff, terminal.site.orgUnit.path);
    return terminal;
  });
  mount(host, terminalRoutes.revokeTerminal, ({ by, params, body }) => revokeTerminal(ctx, by, { ...params, ...body }));
  mount(host, terminalRoutes.placeTerminal, ({ by, params, body }) => placeTerminal(ctx, by, { ...params, ...body }));
}
