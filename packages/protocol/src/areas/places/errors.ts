import { type ErrorSpec, spec } from '../../error-spec.js';

/** Televisions never edit places; an older one that met such a code would read it as one that it knows. */
const later = (before: string) => ({ since: 2, before });

const missing = (zh: string, en: string) => spec(404, 'missing', zh, en, later('request.not_found'));
const conflict = (zh: string, en: string) => spec(409, 'conflict', zh, en, later('call.state'));

export const placeErrors = {
  'unit.unknown': missing('没有这个单位，可能已经看不到了，请刷新列表。', 'There is no such unit. Refresh the list.'),
  'unit.name_taken': conflict(
    '同一上级下已有同名单位，请换一个名称。',
    'Another unit beside it has this name. Choose another name.',
  ),
  'unit.stale': conflict(
    '别人刚改过这个单位，您的修改没有保存。请看最新内容后再改。',
    'Somebody has just changed this unit; your change was not saved. Look at the latest state and try again.',
  ),
  'unit.closed': conflict('这个单位已经关闭，请选择别的单位。', 'This unit is closed. Choose another one.'),
  'unit.level': conflict(
    '区县下面是街道乡镇，街道乡镇下面是社区村，请选择合适的上级。',
    'A district holds streets and a street holds villages. Choose a unit of the right level.',
  ),
  'unit.under_itself': conflict(
    '不能把单位移到它自己或它的下级里，请选择别的上级。',
    'A unit cannot move into itself or below itself. Choose another unit.',
  ),
  'unit.merge_itself': conflict(
    '不能把单位并入它自己，请选择另一个单位。',
    'A unit cannot be merged into itself. Choose another one.',
  ),
  'unit.not_empty': conflict(
    '这个单位下还有在用的下级、地点或人员，请先移走，或者并入别的单位。',
    'Units, sites or staff of this unit are still in use. Move them first, or merge the unit into another one.',
  ),
  'unit.merged': conflict(
    '这个单位已并入别的单位，不能重新启用。请新建单位。',
    'This unit was merged into another one and cannot be opened again. Create a new one.',
  ),
  'site.unknown': missing('没有这个地点，可能已经看不到了，请刷新列表。', 'There is no such site. Refresh the list.'),
  'site.name_taken': conflict(
    '这个单位已有同名地点，请换一个名称。',
    'Another site of this unit has this name. Choose another name.',
  ),
  'site.stale': conflict(
    '别人刚改过这个地点，您的修改没有保存。请看最新内容后再改。',
    'Somebody has just changed this site; your change was not saved. Look at the latest state and try again.',
  ),
  'site.closed': conflict('这个地点已经关闭，请选择别的地点。', 'This site is closed. Choose another one.'),
  'site.not_empty': conflict(
    '这个地点还有在用的终端，请先移走或停用。',
    'Terminals at this site are in service. Move them or take them out of service first.',
  ),
} as const satisfies Record<string, ErrorSpec>;
