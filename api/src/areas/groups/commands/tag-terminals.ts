import { FalinkError, type TerminalTarget } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { nothing, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { tagsChanged } from '../changes.js';
import { changeTags, isTagInUse, renameTagRows } from '../queries/tags.js';

/**
 * Puts tags on terminals and takes others off: on all of them, or on none. A tag that is in both lists is put on.
 *
 * @throws FalinkError auth.forbidden, tag.too_many, group.unknown of the target, request.id_reused
 */
export function tagTerminals(
  ctx: Context,
  by: Actor,
  asked: {
    readonly requestId: string;
    readonly target: TerminalTarget;
    readonly add: readonly string[];
    readonly remove: readonly string[];
  },
): Promise<{ readonly terminals: number }> {
  const { orgUnit } = staffOf(by);
  const { requestId, ...input } = asked;
  const add = [...new Set(input.add)];
  const remove = input.remove.filter((tag) => !add.includes(tag));
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'terminals.tag', input },
    {
      permit: 'groups.manage',
      lock: nothing,
      authorise: () => {},
      change: async (tx) => {
        const terminals = await changeTags(tx, { target: input.target, scopePath: orgUnit.path }, { add, remove });
        if (terminals === 0) return unchanged({ terminals });
        return {
          audit: {
            action: 'terminals.tagged',
            subject: `org_unit:${orgUnit.id}`,
            data: { terminals, added: add.length, removed: remove.length },
          },
          changed: [tagsChanged(orgUnit.id)],
          result: { terminals },
        };
      },
    },
  );
}

/**
 * Renames a tag on every terminal in scope. `merge`: the other one is in use there, and the two become one.
 *
 * @throws FalinkError auth.forbidden, tag.in_use, request.id_reused
 */
export function renameTag(
  ctx: Context,
  by: Actor,
  asked: { readonly requestId: string; readonly from: string; readonly to: string; readonly merge: boolean },
): Promise<{ readonly terminals: number }> {
  const { orgUnit } = staffOf(by);
  const { requestId, ...input } = asked;
  const { from, to, merge } = input;
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'tag.rename', input },
    {
      permit: 'groups.manage',
      lock: nothing,
      authorise: () => {},
      change: async (tx) => {
        if (from === to) return unchanged({ terminals: 0 });
        if (!merge && (await isTagInUse(tx, to, orgUnit.path))) throw new FalinkError('tag.in_use');
        const terminals = await renameTagRows(tx, { from, to, scopePath: orgUnit.path });
        if (terminals === 0) return unchanged({ terminals });
        return {
          audit: { action: 'tag.renamed', subject: `org_unit:${orgUnit.id}`, data: { terminals, merge } },
          changed: [tagsChanged(orgUnit.id)],
          result: { terminals },
        };
      },
    },
  );
}
