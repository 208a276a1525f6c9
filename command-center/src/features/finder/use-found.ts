import { useTranslation } from 'react-i18next';
import { useFoundApplications, useFoundTerminals } from '../../data/found.js';
import { mayBeNumber, pagesFor } from '../../model/finder.js';
import { placeOf } from '../../model/place.js';
import { type Area, areasOf } from '../../model/roles.js';
import { troubleText } from '../../model/trouble.js';
import { useSettled } from '../../ui/use-settled.js';
import type { FinderGroup, FinderOption, FinderPage } from './options.js';

type Person = Parameters<typeof areasOf>[0];

/** Pages that this person may open, by their names. */
function usePages(staff: Person): FinderPage[] {
  const { t } = useTranslation();
  const areas = areasOf(staff);
  const page = (area: Area): FinderPage => ({ path: `/${area}`, name: t(`common.area.${area}`), icon: area });
  return [
    ...areas.map(page),
    ...(areas.includes('legal') ? [{ path: '/legal/draw', name: t('legal.tab.draw'), icon: 'legal' as const }] : []),
    { path: '/account', name: t('common.myAccount'), icon: 'account' },
  ];
}

interface Answer<T> {
  readonly data: { readonly items: readonly T[]; readonly total: number | null } | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

export interface Found {
  readonly groups: readonly FinderGroup[];
  readonly isLoading: boolean;
}

/** What the words lead to, group by group, of what this person may open. A question in progress is cancelled by the next. */
export function useFound(staff: Person, typed: string): Found {
  const { t, i18n } = useTranslation();
  const words = typed.trim();
  const q = useSettled(words);
  const areas = areasOf(staff);
  const terminalsFor = areas.includes('fleet') && q !== '' ? q : null;
  const applicationsFor = areas.includes('applications') && mayBeNumber(q) ? q : null;
  const terminals = useFoundTerminals(terminalsFor);
  const applications = useFoundApplications(applicationsFor);
  const pages = pagesFor(usePages(staff), words).map(
    (page): FinderOption => ({ kind: 'page', id: page.path, ...page }),
  );

  const listed = <T>(
    name: 'terminals' | 'applications',
    answer: Answer<T>,
    optionOf: (item: T) => FinderOption,
    list: string,
  ): FinderGroup | null => {
    if (answer.error) {
      const why = troubleText(answer.error, i18n.language);
      return { name, options: [{ kind: 'retry', id: `${name}-retry`, name: why, retry: () => void answer.refetch() }] };
    }
    if (!answer.data || answer.data.items.length === 0) return null;
    const { items, total } = answer.data;
    const all: FinderOption = {
      kind: 'list',
      id: `${name}-all`,
      path: `${list}?q=${encodeURIComponent(q)}`,
      name: t(`finder.all.${name}`, { count: total ?? items.length }),
    };
    return { name, options: [...items.map(optionOf), ...((total ?? 0) > items.length ? [all] : [])] };
  };

  // Answers to what was typed before lead elsewhere: Enter must not open them.
  const isSettled = q === words;
  const groups = [
    { name: 'pages' as const, options: pages },
    isSettled && terminalsFor !== null
      ? listed(
          'terminals',
          terminals,
          ({ id, name, site, state }) => ({
            kind: 'terminal',
            id,
            path: `/fleet/${id}`,
            name,
            note: placeOf({ siteName: site.name, orgUnitName: site.orgUnit.name }),
            state,
          }),
          '/fleet',
        )
      : null,
    isSettled && applicationsFor !== null
      ? listed(
          'applications',
          applications,
          ({ id, number, matter, siteName }) => ({
            kind: 'application',
            id,
            path: `/applications?q=${encodeURIComponent(number)}`,
            name: number,
            note: `${t(`intake.matter.${matter}`)} · ${siteName}`,
          }),
          '/applications',
        )
      : null,
  ].filter((group) => group !== null && group.options.length > 0) as FinderGroup[];
  const asks = areas.includes('fleet') || (areas.includes('applications') && mayBeNumber(words));
  const isLoading = words !== '' && asks && (!isSettled || terminals.isFetching || applications.isFetching);
  return { groups, isLoading };
}
