import { type Intake, intakeRoutes, type Paper, takesMorePages } from '@falink/protocol';
import { Button, Dropdown } from 'antd';
import { ArrowRight, Camera, Check, FilePlus2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/KeyHint.js';
import { useKeys } from '../../ui/use-keys.js';
import css from './intake.module.css';
import { unseenPages } from './intake-model.js';
import { usePaperChange } from './use-paper-change.js';

/** What the officer decides on the paper under review: as it was seen, page by page. Each decision can be taken back. */
export function ReviewBar(props: {
  intake: Intake;
  paper: Paper;
  /** The page that is shown, from 0. */
  at: number;
  /** Pages whose picture was shown. */
  seen: ReadonlySet<string>;
  closed: boolean;
  onPage: (pageId: string) => void;
}) {
  const { t } = useTranslation();
  const { intake, paper, at, closed } = props;
  const { isPending, change } = usePaperChange(intake.id);
  const params = { id: intake.id, paperId: paper.id };
  const seen = paper.pages.map(({ id }) => id);
  const unseen = unseenPages(paper, props.seen);
  const next = unseen.find((page) => page.id !== seen[at]);
  const isFree = !closed && !isPending;
  const isAccepted = paper.state === 'accepted';

  const accept = (): void => {
    if (!isFree || isAccepted) return;
    if (next) props.onPage(next.id);
    else if (unseen.length === 0) change(intakeRoutes.reviewPaper, { params, body: { decision: 'accepted', seen } });
  };
  const retake = (pages?: readonly string[]): void => {
    if (!isFree) return;
    change(intakeRoutes.reviewPaper, {
      params,
      body: { decision: 'retake', seen, ...(pages && { pages: [...pages] }) },
    });
  };
  const retakeShown = (): void => retake(paper.pages.length > 1 ? seen.slice(at, at + 1) : undefined);
  const takeBack = (from: 'accepted' | 'retake'): void => change(intakeRoutes.reopenPaper, { params, body: { from } });
  useKeys({ a: accept, r: () => !isAccepted && retakeShown() });

  return (
    <footer className={css.viewerFoot}>
      {paper.pages.length > 1 ? (
        <Dropdown
          trigger={['click']}
          disabled={!isFree}
          menu={{
            items: [
              { key: 'page', label: t('intake.viewer.retakePage', { n: at + 1 }), onClick: retakeShown },
              { key: 'all', label: t('intake.viewer.retakeAll', { total: seen.length }), onClick: () => retake() },
            ],
          }}
        >
          <Button icon={<Camera size={16} aria-hidden />}>
            {t('intake.viewer.retake')}
            <KeyHint keys="R" />
          </Button>
        </Dropdown>
      ) : (
        <Button icon={<Camera size={16} aria-hidden />} disabled={!isFree} onClick={() => retake()}>
          {t('intake.viewer.retake')}
          <KeyHint keys="R" />
        </Button>
      )}
      {takesMorePages(paper) && (paper.state === 'received' || isAccepted) && (
        <Button
          icon={<FilePlus2 size={16} aria-hidden />}
          disabled={!isFree}
          onClick={() => change(intakeRoutes.requestPages, { params })}
        >
          {t('intake.viewer.more')}
        </Button>
      )}
      <span className="grow" />
      {paper.state === 'retake' && (
        <Button icon={<Undo2 size={16} aria-hidden />} disabled={!isFree} onClick={() => takeBack('retake')}>
          {t('intake.viewer.noRetake')}
        </Button>
      )}
      {isAccepted ? (
        <>
          <span className="tag t-jade">
            <Check size={13} aria-hidden />
            {t('intake.papers.state.accepted')}
          </span>
          <Button icon={<Undo2 size={16} aria-hidden />} disabled={!isFree} onClick={() => takeBack('accepted')}>
            {t('intake.viewer.reopen')}
          </Button>
        </>
      ) : (
        <Button
          type="primary"
          icon={next ? <ArrowRight size={16} aria-hidden /> : <Check size={16} aria-hidden />}
          disabled={!isFree || (!next && unseen.length > 0)}
          loading={isPending}
          onClick={accept}
        >
          {next ? t('intake.viewer.next', { left: unseen.length }) : t('intake.viewer.accept')}
          <KeyHint keys="A" />
        </Button>
      )}
    </footer>
  );
}
