import { type Intake, type Paper, type PaperPage, pageQuality } from '@falink/protocol';
import { Button, Skeleton } from 'antd';
import { clsx } from 'clsx';
import { ChevronLeft, ChevronRight, FileSearch, RotateCw, TriangleAlert, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageImage } from '../../data/intakes.js';
import { troubleText } from '../../model/trouble.js';
import { Empty } from '../../ui/Empty.js';
import { timeOfDay } from '../../ui/format.js';
import { useKeys } from '../../ui/use-keys.js';
import css from './intake.module.css';
import { ReviewBar } from './ReviewBar.js';

const ZOOMS = [1, 1.5, 2, 3] as const;

/** A captured page as an object URL; fetched with the token, never by an address that could be passed on. */
function usePage(intakeId: string, pageId: string | null) {
  const query = usePageImage(intakeId, pageId);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!query.data) {
      setUrl(null);
      return;
    }
    const made = URL.createObjectURL(query.data);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [query.data]);
  return { url, error: query.error, loading: query.isLoading };
}

function Thumb(props: {
  intakeId: string;
  page: PaperPage;
  on: boolean;
  /** Its print may not be readable. */
  doubtful: boolean;
  label: string;
  onClick: () => void;
}) {
  const { url } = usePage(props.intakeId, props.page.id);
  return (
    <button
      type="button"
      className={clsx(css.thumb, props.page.retake && css.again, props.on && css.on)}
      onClick={props.onClick}
      aria-label={props.label}
    >
      {url && <img src={url} alt="" />}
      {props.doubtful && <TriangleAlert size={14} className={css.doubt} aria-hidden />}
    </button>
  );
}

/** The pages of the paper under review, one at a time and large: leaf, zoom, turn, and decide. */
export function PageViewer(props: {
  intake: Intake;
  paper: Paper | null;
  pageId: string | null;
  closed: boolean;
  /** Pages whose picture was shown. */
  seen: ReadonlySet<string>;
  onPage: (pageId: string) => void;
  onSeen: (pageId: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const [zoom, setZoom] = useState(0);
  const [turn, setTurn] = useState(0);
  const { intake, paper, pageId } = props;
  const page = usePage(intake.id, pageId);
  const at = paper?.pages.findIndex((p) => p.id === pageId) ?? -1;
  const current = paper?.pages[at];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page starts upright and fitted
  useEffect(() => {
    setZoom(0);
    setTurn(0);
  }, [pageId]);
  const leaf = (by: 1 | -1) => (): void => {
    const to = paper?.pages[at + by];
    if (to) props.onPage(to.id);
  };
  useKeys({
    ArrowLeft: leaf(-1),
    ArrowRight: leaf(1),
    '+': () => setZoom((z) => Math.min(ZOOMS.length - 1, z + 1)),
    '-': () => setZoom((z) => Math.max(0, z - 1)),
  });
  if (!paper || !current) {
    return (
      <section className={clsx('card', css.viewer)}>
        <Empty icon={FileSearch} title={t('intake.viewer.empty')}>
          <span>{t('intake.viewer.emptyText')}</span>
        </Empty>
      </section>
    );
  }
  const quality = pageQuality(paper.kind, current);
  return (
    <section className={clsx('card', css.viewer)} aria-label={paper.label}>
      <header className={css.viewerHead}>
        <h2 className="ell">{paper.label}</h2>
        <span className="s12 t3 nowrap">
          {t('intake.viewer.page', { n: at + 1, total: paper.pages.length })}
          {!current.retake && quality === 'good' && ` · ${timeOfDay(current.capturedAt, i18n.language)}`}
        </span>
        {current.retake && <span className="tag t-gold">{t('intake.papers.state.retake')}</span>}
        {!current.retake && quality !== 'good' && (
          <span className="tag t-coral" title={t(`intake.quality.${quality}Why`)}>
            {t(`intake.quality.${quality}`)}
          </span>
        )}
        <span className="grow" />
        {paper.pages.length > 1 && (
          <>
            <Button
              icon={<ChevronLeft size={17} aria-hidden />}
              aria-label={t('intake.viewer.previousPage')}
              disabled={at === 0}
              onClick={leaf(-1)}
            />
            <Button
              icon={<ChevronRight size={17} aria-hidden />}
              aria-label={t('intake.viewer.nextPage')}
              disabled={at === paper.pages.length - 1}
              onClick={leaf(1)}
            />
          </>
        )}
        <Button
          icon={<ZoomOut size={17} aria-hidden />}
          aria-label={t('intake.viewer.zoomOut')}
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
        />
        <Button
          icon={<ZoomIn size={17} aria-hidden />}
          aria-label={t('intake.viewer.zoomIn')}
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => setZoom(zoom + 1)}
        />
        <Button
          icon={<RotateCw size={17} aria-hidden />}
          aria-label={t('intake.viewer.turn')}
          onClick={() => setTurn((turn + 90) % 360)}
        />
      </header>
      <div className={css.viewerStage}>
        {page.loading && <Skeleton.Image active />}
        {page.error !== null && <div className="note n-coral">{troubleText(page.error, i18n.language)}</div>}
        {page.url && (
          <img
            src={page.url}
            onLoad={() => props.onSeen(current.id)}
            alt={t('intake.viewer.alt', { label: paper.label, n: at + 1 })}
            className={zoom === 0 ? css.fit : ''}
            style={{ transform: `rotate(${turn}deg)`, ...(zoom > 0 && { width: `${(ZOOMS[zoom] ?? 1) * 100}%` }) }}
          />
        )}
      </div>
      {paper.pages.length > 1 && (
        <div className={css.viewerThumbs}>
          {paper.pages.map((one, i) => (
            <Thumb
              key={one.id}
              intakeId={intake.id}
              page={one}
              on={one.id === pageId}
              doubtful={pageQuality(paper.kind, one) !== 'good'}
              label={t('intake.viewer.page', { n: i + 1, total: paper.pages.length })}
              onClick={() => props.onPage(one.id)}
            />
          ))}
        </div>
      )}
      <ReviewBar intake={intake} paper={paper} at={at} seen={props.seen} closed={props.closed} onPage={props.onPage} />
    </section>
  );
}
