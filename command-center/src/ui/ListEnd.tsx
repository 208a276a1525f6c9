import { Button } from 'antd';
import { ChevronDown, LoaderCircle, RotateCw, TriangleAlert } from 'lucide-react';
import { type UIEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { troubleText } from '../model/trouble.js';
import './list-end.css';

/** What the end of a list shows of it. */
export interface ListState {
  readonly items: readonly unknown[];
  readonly total: number | null;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly moreError: unknown;
  readonly more: () => void;
  readonly retry: () => void;
}

/** So close to the end of what is loaded the next page is fetched, in CSS pixels. */
const NEAR_PX = 480;

/** For a list with its own scroll bar, e.g. a table of virtual rows: loads more near its end. */
export function loadNearEnd(list: Pick<ListState, 'hasMore' | 'moreError' | 'more'>) {
  return ({ currentTarget: box }: UIEvent<HTMLElement>): void => {
    const left = box.scrollHeight - box.scrollTop - box.clientHeight;
    if (left < NEAR_PX && list.hasMore && list.moreError === null) list.more();
  };
}

/**
 * The end of a list: how much of it is shown, and more by a button, or by scrolling near it when `follows` (the end
 * scrolls with the rows). After a failure only the button goes on.
 */
export function ListEnd({ list, follows = true }: { list: ListState; follows?: boolean }) {
  const { t, i18n } = useTranslation();
  const near = useRef<HTMLSpanElement>(null);
  const more = useRef(list.more);
  more.current = list.more;
  const shown = list.items.length;
  const watches = follows && list.hasMore && !list.isLoadingMore && list.moreError === null;
  useEffect(() => {
    const element = near.current;
    if (!watches || !element) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) more.current();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [watches]);
  if (shown === 0 && !list.hasMore) return null;
  const count = list.total;
  return (
    <div className="list-end">
      {follows && <span className="list-near" ref={near} aria-hidden />}
      <span className="t3" role="status">
        {list.hasMore
          ? count === null
            ? t('common.list.shownOnly', { shown })
            : t('common.list.shown', { shown, count: Math.max(count, shown) })
          : `${t('common.list.total', { count: shown })} · ${t('common.list.end')}`}
      </span>
      {list.moreError !== null && (
        <span className="list-failed" role="alert">
          <TriangleAlert size={14} aria-hidden />
          {t('common.list.failed', { why: troubleText(list.moreError, i18n.language) })}
        </span>
      )}
      {list.hasMore && (
        <Button
          size="small"
          aria-disabled={list.isLoadingMore}
          icon={
            list.isLoadingMore ? (
              <LoaderCircle size={14} className="list-spin" aria-hidden />
            ) : list.moreError !== null ? (
              <RotateCw size={14} aria-hidden />
            ) : (
              <ChevronDown size={14} aria-hidden />
            )
          }
          onClick={list.moreError !== null ? list.retry : list.more}
        >
          {t(
            list.isLoadingMore ? 'common.list.loading' : list.moreError !== null ? 'common.retry' : 'common.list.more',
          )}
        </Button>
      )}
    </div>
  );
}
