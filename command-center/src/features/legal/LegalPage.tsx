import { Button, Tabs } from 'antd';
import { clsx } from 'clsx';
import { CloudOff, ShieldX, TriangleAlert } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useFigures } from '../../data/figures.js';
import { codeOf, troubleText } from '../../model/trouble.js';
import { Empty } from '../../ui/Empty.js';
import { fullDate } from '../../ui/format.js';
import { Page } from '../../ui/Page.js';
import { FigureDrawer } from './FigureDrawer.js';
import { FiguresTab } from './FiguresTab.js';
import css from './legal.module.css';

// The rules come along with it, for those who check a draw.
const DrawTab = lazy(() => import('./draw/DrawTab.js').then((m) => ({ default: m.DrawTab })));

/** The figures of the law in force here, and a draw of lawyers run again. `canKeep`: offered to check and to enter figures. */
export function LegalPage({ canKeep }: { canKeep: boolean }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  // In the query: ids have dots, and a path that ends in one asks for a file.
  const id = useSearchParams()[0].get('figure');
  const query = useFigures();
  const tab = pathname.endsWith('/draw') ? 'draw' : 'figures';
  const figures = query.data?.figures ?? [];
  const open = tab === 'figures' ? (figures.find((figure) => figure.parameterId === id) ?? null) : null;
  const today = query.data?.today ?? '';

  const forbidden = codeOf(query.error) === 'auth.forbidden';
  const list = query.error ? (
    <Empty
      icon={forbidden ? ShieldX : CloudOff}
      title={forbidden ? t('common.forbidden.title') : troubleText(query.error, i18n.language)}
    >
      {!forbidden && (
        <Button loading={query.isFetching} onClick={() => void query.refetch()}>
          {t('common.retry')}
        </Button>
      )}
    </Empty>
  ) : (
    <div className={open ? clsx(css.legalMain, css.beside) : css.legalMain}>
      {query.data && id !== null && open === null && (
        <div className="note n-gold" role="alert">
          <TriangleAlert size={15} aria-hidden />
          {t('legal.unknown')}
        </div>
      )}
      <FiguresTab
        figures={figures}
        loading={query.isLoading}
        open={open?.parameterId ?? null}
        onOpen={(next) => void navigate(next === id ? '/legal' : `/legal?figure=${encodeURIComponent(next)}`)}
      />
    </div>
  );
  return (
    <Page
      title={t('legal.title')}
      note={query.data && t('legal.count', { count: figures.length, date: fullDate(today, i18n.language) })}
      className={css.legal}
    >
      <Tabs
        activeKey={tab}
        onChange={(next) => void navigate(next === 'draw' ? '/legal/draw' : '/legal')}
        items={[
          { key: 'figures', label: t('legal.tab.figures'), children: list },
          {
            key: 'draw',
            label: t('legal.tab.draw'),
            children: (
              <Suspense fallback={null}>
                <DrawTab />
              </Suspense>
            ),
          },
        ]}
      />
      <FigureDrawer
        figure={open}
        overrides={query.data?.overrides ?? []}
        today={today}
        canKeep={canKeep}
        onClose={() => void navigate('/legal')}
      />
    </Page>
  );
}
