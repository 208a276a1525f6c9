import { PRIVATE_PAGES } from '@falink/protocol';
import type { PageId } from './Navigator.js';
import { PAGE_TRAITS, type PageTraits } from './pageTraits.js';

const pages = Object.keys(PAGE_TRAITS) as PageId[];
const having = (trait: keyof PageTraits): PageId[] => pages.filter((page) => PAGE_TRAITS[page][trait]);

describe('the traits of pages', () => {
  it('a page of a call says itself how the call stands, and gives back the video that the call interrupted', () => {
    for (const page of having('ofCall'))
      expect(PAGE_TRAITS[page]).toMatchObject({ bannerHidden: true, keepsVideo: true });
    for (const page of having('givesPlace')) expect(having('ofCall')).toContain(page);
  });

  it('a lost line takes no call, no receipt and no calculation from the screen', () => {
    expect(having('staysOffline')).toEqual(
      expect.arrayContaining(['call-waiting', 'call-active', 'call-rating', 'intake', 'receipt', 'calculator']),
    );
  });

  it('the page that explains a lost line stays, or it would replace itself', () => {
    expect(PAGE_TRAITS.offline.staysOffline).toBe(true);
  });

  it('[C13] what this television keeps to itself, the service withholds of an older one', () => {
    expect(having('private').sort()).toEqual([...PRIVATE_PAGES].sort());
  });

  it('pages that show videos of their own appear without a transition', () => {
    for (const page of having('picture')) expect(page === 'home' || PAGE_TRAITS[page].instant === true).toBe(true);
  });

  it('no page has a picture of the programme and pauses it', () => {
    expect(having('picture').filter((page) => PAGE_TRAITS[page].pausesProgramme)).toEqual([]);
  });

  it('Back leads home from every page of a paired television but home and those that stand in its place', () => {
    expect(having('root').sort()).toEqual(
      ['home', 'in-use', 'locked', 'offline', 'pairing', 'privacy', 'ready', 'revoked', 'starting', 'welcome'].sort(),
    );
  });
});
