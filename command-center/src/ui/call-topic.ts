import type { CallKind, Category } from '@falink/protocol';
import type { TFunction } from 'i18next';

/** What a call is about, in words: its category; of an intake its kind first, and of a call without a category its kind. */
export function callTopic(
  t: TFunction,
  { kind, category }: { readonly kind: CallKind; readonly category: Category },
): string {
  const kindText = t(`common.callKind.${kind}`);
  if (category === 'uncategorised') return kindText;
  const categoryText = t(`common.category.${category}`);
  return kind === 'intake' ? `${kindText} · ${categoryText}` : categoryText;
}
