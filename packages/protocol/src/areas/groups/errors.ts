import { type ErrorSpec, spec } from '../../error-spec.js';

/** Televisions never meet these codes; an older one would read them as ones that it knows. */
const later = (before: string) => ({ since: 2, before });
const missing = (zh: string, en: string) => spec(404, 'missing', zh, en, later('request.not_found'));
const conflict = (zh: string, en: string) => spec(409, 'conflict', zh, en, later('call.state'));

export const groupErrors = {
  'group.unknown': missing(
    '没有这个分组，可能已被删除，请刷新列表。',
    'There is no such group; it may have been deleted. Refresh the list.',
  ),
  'group.name_taken': conflict(
    '这个单位已有同名分组，请换一个名称。',
    'Another group of this unit has this name. Choose another name.',
  ),
  'group.stale': conflict(
    '别人刚改过这个分组，您的修改没有保存。请看最新内容后再改。',
    'Somebody has just changed this group; your change was not saved. Look at the latest state and try again.',
  ),
  'group.dynamic': conflict(
    '这是按条件自动更新的分组，不能手工增减终端。请修改它的条件。',
    'A filter decides what this group holds; terminals cannot be added or removed by hand. Change its filter.',
  ),
  'group.explicit': conflict(
    '这个分组的终端是手工选定的，没有条件可改。请增减终端，或另建一个按条件的分组。',
    'The terminals of this group were named by hand; it has no filter. Add or remove terminals, or make another group.',
  ),
  'tag.too_many': conflict(
    '有终端的标签会超过 10 个，什么都没有改。请先去掉一些标签。',
    'Some terminals would carry more than 10 tags; nothing was changed. Remove some tags first.',
  ),
  'tag.in_use': conflict(
    '已经有这个标签。要把两个标签合并，请确认合并。',
    'This tag is in use already. Confirm the merge to make the two one.',
  ),
  'view.unknown': missing(
    '没有这个视图，可能已被删除，请刷新列表。',
    'There is no such view; it may have been deleted. Refresh the list.',
  ),
  'view.name_taken': conflict('您已有同名视图，请换一个名称。', 'You have a view of this name. Choose another name.'),
  'view.stale': conflict(
    '别人刚改过这个视图，您的修改没有保存。请看最新内容后再改。',
    'Somebody has just changed this view; your change was not saved. Look at the latest state and try again.',
  ),
} as const satisfies Record<string, ErrorSpec>;
