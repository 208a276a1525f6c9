import { changeKind } from '../../kernel/delivery/change-feed.js';

/** A channel, by id, shows another programme. */
export const onAirChanged = changeKind('on_air');
