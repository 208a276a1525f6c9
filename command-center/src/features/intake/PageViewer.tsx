import { type Intake, intakeRoutes, type Paper } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { clsx } from 'clsx';
import { Camera, Check, FileSearch, RotateCw, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { usePageImage, usePutIntake } from '../../data/intakes.js';
import { troubleText } from '../../model/trouble.js';
import { Empty } from '../../ui/Empty.js';
import { timeOfDay } from '../../ui/format.js';
import { useKeys } from '../../ui/use-keys.js';
import { useTrouble } from '../../ui/use-trouble.js';
import css from './intake.module.css';

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

function Thumb(props: { intakeId: string; pageId: string; on: boolean; label: string; onClick: () => void }) {
  const { url } = usePage(props.intakeId, props.pageId);
  return (
    <button
      type="button"
      className={props.on ? clsx(css.thumb, css.on) : css.thumb}
      onClick={props.onClick}
      aria-label={props.label}
    >
      {url && <img src={url} alt="" />}
    </button>
  );
}

/** The page under review, large: zoom, turn, accept or ask to take it again. */
export function PageViewer(props: {
  intake: Intake;
  paper: Paper | null;
  pageId: string | null;
  closed: boolean;
  onPage: (pageId: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const put = usePutIntake();
  const trouble = useTrouble();
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
  const review = useMutation({
    mutationFn: (decision: 'accepted' | 'retake') =>
      http.send(intakeRoutes.reviewPaper, { params: { id: intake.id, paperId: paper?.id ?? '' }, body: { decision } }),
    onSuccess: put,
    onError: trouble,
  });
  const reviewable = paper !== null && !props.closed && paper.state === 'received' && !review.isPending;
  useKeys({
    a: () => reviewable && review.mutate('accepted'),
    r: () => reviewable && review.mutate('retake'),
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
  return (
    <section className={clsx('card', css.viewer)} aria-label={paper.label}>
      <header className={css.viewerHead}>
        <h2 className="ell">{paper.label}</h2>
        <span className="s12 t3 nowrap">
          {t('intake.viewer.page', { n: at + 1, total: paper.pages.length })} ·{' '}
          {timeOfDay(current.capturedAt, i18n.language)}
        </span>
        <span className="grow" />
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
              pageId={one.id}
              on={one.id === pageId}
              label={t('intake.viewer.page', { n: i + 1, total: paper.pages.length })}
              onClick={() => props.onPage(one.id)}
            />
          ))}
        </div>
      )}
      <footer className={css.viewerFoot}>
        <Button
          icon={<Camera size={16} aria-hidden />}
          disabled={!reviewable && (props.closed || paper.state !== 'accepted')}
          onClick={() => review.mutate('retake')}
        >
          {t('intake.viewer.retake')}
          <kbd>R</kbd>
        </Button>
        <span className="grow" />
        {paper.state === 'accepted' ? (
          <span className="tag t-jade">
            <Check size={13} aria-hidden />
            {t('intake.papers.state.accepted')}
          </span>
        ) : (
          <Button
            type="primary"
            icon={<Check size={16} aria-hidden />}
            disabled={!reviewable}
            loading={review.isPending}
            onClick={() => review.mutate('accepted')}
          >
            {t('intake.viewer.accept')}
            <kbd>A</kbd>
          </Button>
        )}
      </footer>
    </section>
  );
}
