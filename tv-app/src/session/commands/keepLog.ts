import type { BoxControl } from '../../platform/BoxControl.js';
import type { FleetLink } from '../FleetLink.js';
import type { Navigator } from '../Navigator.js';
import { PAGE_TRAITS } from '../pageTraits.js';

/** Keeps in the box's log which page is shown and whether there is a line; nothing of a private page. */
export function keepLog({ log }: Pick<BoxControl, 'log'>, navigator: Navigator, link: FleetLink): void {
  let page = '';
  navigator.store.subscribe(({ location }) => {
    if (location.page === page) return;
    page = location.page;
    log.setPrivate(false);
    log.add('info', `page ${page}`);
    log.setPrivate(PAGE_TRAITS[location.page].private === true);
  });
  let connected = false;
  link.store.subscribe((state) => {
    if (state.connected === connected) return;
    connected = state.connected;
    log.add('info', connected ? 'line up' : 'line down');
  });
}
