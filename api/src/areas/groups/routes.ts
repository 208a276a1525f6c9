import { terminalGroupRoutes as routes } from '@falink/protocol';
import { type Actor, staffOf } from '../../kernel/actor.js';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import { permit } from '../../kernel/policies/staff.js';
import { countTerminals } from '../terminals/index.js';
import { changeMembers } from './commands/change-members.js';
import { createGroup } from './commands/create-group.js';
import { deleteGroup, editGroup } from './commands/edit-group.js';
import { deleteView, editView, saveView } from './commands/save-view.js';
import { renameTag, tagTerminals } from './commands/tag-terminals.js';
import { listGroups, requireGroup } from './queries/groups.js';
import { listSavedViews } from './queries/saved-views.js';
import { listTags } from './queries/tags.js';

function viewer(by: Actor) {
  const staff = staffOf(by);
  permit(staff, 'terminals.view');
  return staff;
}

/** Groups, tags and saved lists of terminals. */
export function mountGroups(host: MountHost): void {
  const { ctx } = host;
  mount(host, routes.listTerminalGroups, ({ by, query: { q, ...page } }) =>
    listGroups(ctx.pool, { scopePath: viewer(by).orgUnit.path, q }, page),
  );
  mount(host, routes.getTerminalGroup, async ({ by, params: { id } }) => {
    const { path } = viewer(by).orgUnit;
    const group = await requireGroup(ctx.pool, id, path);
    return { group, terminals: await countTerminals(ctx.pool, { group: id }, path) };
  });
  mount(host, routes.createTerminalGroup, ({ by, body }) => createGroup(ctx, by, body));
  mount(host, routes.editTerminalGroup, ({ by, params, body }) => editGroup(ctx, by, { ...params, ...body }));
  mount(host, routes.addToTerminalGroup, ({ by, params, body }) =>
    changeMembers(ctx, by, { ...params, ...body, act: 'add' }),
  );
  mount(host, routes.removeFromTerminalGroup, ({ by, params, body }) =>
    changeMembers(ctx, by, { ...params, ...body, act: 'remove' }),
  );
  mount(host, routes.deleteTerminalGroup, ({ by, params, body }) => deleteGroup(ctx, by, { ...params, ...body }));
  mount(host, routes.listTags, ({ by, query: { q, ...page } }) =>
    listTags(ctx.pool, { scopePath: viewer(by).orgUnit.path, q }, page),
  );
  mount(host, routes.tagTerminals, ({ by, body }) => tagTerminals(ctx, by, body));
  mount(host, routes.renameTag, ({ by, body }) => renameTag(ctx, by, body));
  mount(host, routes.listSavedViews, ({ by, query }) => listSavedViews(ctx.pool, viewer(by), query));
  mount(host, routes.saveView, ({ by, body }) => saveView(ctx, by, body));
  mount(host, routes.editView, ({ by, params, body }) => editView(ctx, by, { ...params, ...body }));
  mount(host, routes.deleteView, ({ by, params, body }) => deleteView(ctx, by, { ...params, ...body }));
}
