import { isPrivatePage, type PrivatePage, type Scene } from '@falink/protocol';

/** How a page of the television is called: by its own title, or, where that is withheld, by what kind of page it is. */
export function sceneTitle(
  { page, title, private: withheld }: Pick<Scene, 'page' | 'title' | 'private'>,
  t: (key: `fleet.privatePage.${PrivatePage | 'other'}`) => string,
): string {
  if (!withheld) return title;
  return t(`fleet.privatePage.${isPrivatePage(page) ? page : 'other'}`);
}
