import { type ErrorSpec, spec } from '../../error-spec.js';

/** Televisions never edit targets; an older one that met such a code would read it as one that it knows. */
const later = { since: 2, before: 'call.state' };

export const targetErrors = {
  'target.stale': spec(
    409,
    'conflict',
    '别人刚改过这里的设置，您的修改没有保存。请看最新内容后再改。',
    'Somebody has just changed the settings here; your change was not saved. Look at the latest state and try again.',
    later,
  ),
  'target.channel_unknown': spec(
    409,
    'conflict',
    '没有这个频道，设置没有保存。请从频道列表里选择。',
    'There is no such channel; nothing was saved. Choose one of the list of channels.',
    later,
  ),
  'target.call_needed': spec(
    409,
    'conflict',
    '呼叫律师只能在单个地点或单台终端上关闭，不能整个单位关闭。请到那个地点或那台终端上设置。',
    'Calling a lawyer can be switched off at one site or one terminal, never for a whole unit. Set it there.',
    later,
  ),
} as const satisfies Record<string, ErrorSpec>;
