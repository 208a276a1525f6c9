import type { Feature } from '@falink/protocol';
import type { PageId } from './Navigator.js';

/** Pages that are not there on a television that does not offer what they are for. */
export const PAGE_FEATURES: Readonly<Partial<Record<PageId, Feature>>> = {
  library: 'library',
  'legal-aid': 'legal_aid',
  precheck: 'legal_aid',
  calculators: 'calculators',
  calculator: 'calculators',
  follow: 'follow',
  notice: 'notice',
  callback: 'callback',
  handover: 'call',
};
