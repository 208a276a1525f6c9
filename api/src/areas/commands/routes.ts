import { commandRoutes } from '@falink/protocol';
import { type Actor, staffOf } from '../../kernel/actor.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit, requireScope } from '../../kernel/policies/staff.js';
import { cancelCommand } from './commands/cancel-command.js';
import { createCommand } from './commands/create-command.js';
import { readFindings } from './commands/read-findings.js';
import { repeatCommand } from './commands/repeat-command.js';
import { listCommandTerminals } from './queries/command-terminals.js';
import { listCommands, requireCommand } from './queries/commands.js';
import { countReach, resolveTarget } from './queries/targets.js';

function viewer(by: Actor) {
  const staff = staffOf(by);
  permit(staff, 'commands.view');
  return staff;
}

/** What staff ask of terminals, and what became of it. */
export function mountCommands(host: MountHost): void {
  const { ctx } = host;
  mount(host, commandRoutes.previewCommand, async ({ by, body }) => {
    const staff = staffOf(by);
    permit(staff, 'commands.send');
    return countReach(ctx.pool, await resolveTarget(ctx.pool, staff.orgUnit.path, body.target));
  });
  mount(host, commandRoutes.createCommand, ({ by, body }) => createCommand(ctx, by, body));
  mount(host, commandRoutes.listCommands, ({ by, query: { group, ...page } }) =>
    listCommands(ctx.pool, { scopePath: viewer(by).orgUnit.path, group }, page),
  );
  mount(host, commandRoutes.getCommand, async ({ by, params }) => (await found(host, by, params.id)).command);
  mount(host, commandRoutes.listCommandTerminals, async ({ by, params, query: { state, q, ...page } }) => {
    await found(host, by, params.id);
    return listCommandTerminals(ctx.pool, { commandId: params.id, states: state, q }, page);
  });
  mount(host, commandRoutes.commandFindings, ({ by, params }) => readFindings(ctx, by, params));
  mount(host, commandRoutes.cancelCommand, ({ by, params }) => cancelCommand(ctx, by, params));
  mount(host, commandRoutes.repeatCommand, ({ by, params, body }) => repeatCommand(ctx, by, { ...params, ...body }));
}

/** A command that this person may see: in scope, and of a role, or one's own. */
async function found({ ctx }: MountHost, by: Actor, id: string) {
  const staff = staffOf(by);
  const scoped = await requireCommand(ctx.pool, id);
  if (scoped.command.createdBy.id !== staff.id) permit(staff, 'commands.view');
  requireScope(staff, scoped.orgPath);
  return scoped;
}
