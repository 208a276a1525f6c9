import { type Intake, intakeRoutes, type Paper } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Dropdown, Input, Modal } from 'antd';
import { clsx } from 'clsx';
import {
  Camera,
  CircleCheck,
  Eye,
  FileImage,
  Hourglass,
  IdCard,
  Plus,
  RotateCcw,
  TimerOff,
  Undo2,
  UserRound,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { usePutIntake } from '../../data/intakes.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { useTrouble } from '../../ui/use-trouble.js';
import css from './intake.module.css';
import { freeLabel } from './intake-model.js';
import { usePaperChange } from './use-paper-change.js';

const PRESETS = [
  { key: 'identityFront', kind: 'identity_front' },
  { key: 'identityBack', kind: 'identity_back' },
  { key: 'person', kind: 'person' },
  { key: 'contract', kind: 'document' },
  { key: 'debt', kind: 'document' },
  { key: 'payslips', kind: 'document' },
  { key: 'ruling', kind: 'document' },
  { key: 'means', kind: 'document' },
] as const satisfies readonly { key: string; kind: Paper['kind'] }[];

const STATE = {
  requested: { family: 'gold', Glyph: Hourglass },
  received: { family: 'blue', Glyph: Eye },
  accepted: { family: 'jade', Glyph: CircleCheck },
  retake: { family: 'gold', Glyph: RotateCcw },
  later: { family: 'slate', Glyph: TimerOff },
} as const;

const KIND = { identity_front: IdCard, identity_back: IdCard, person: UserRound, document: FileImage } as const;

/** Papers asked for and how far each is. */
export function Papers(props: {
  intake: Intake;
  selected: string | null;
  closed: boolean;
  onSelect: (paper: Paper) => void;
}) {
  const { t } = useTranslation();
  const { http } = useServices();
  const put = usePutIntake();
  const trouble = useTrouble();
  const [other, setOther] = useState<string | null>(null);
  const { intake } = props;
  const ask = useMutation({
    mutationFn: (body: { kind: Paper['kind']; label: string }) =>
      http.send(intakeRoutes.requestPaper, { params: { id: intake.id }, body }),
    onSuccess: (answer) => {
      put(answer);
      setOther(null);
    },
    onError: trouble,
  });
  const document = intake.form.identityDocument;
  const presetLabel = (key: (typeof PRESETS)[number]['key']): string => {
    const isSide = key === 'identityFront' || key === 'identityBack';
    return isSide && document !== 'resident' && document !== 'none'
      ? t(`intake.papers.preset.${key}Of`, { document: t(`intake.document.short.${document}`) })
      : t(`intake.papers.preset.${key}`);
  };
  const asked = intake.papers.map((p) => p.label);
  const { isPending, change } = usePaperChange(intake.id);
  const count = intake.papers.filter((p) => p.state === 'accepted').length;
  return (
    <Card
      className={css.papers}
      title={t('intake.papers.title')}
      note={t('intake.papers.count', { done: count, total: intake.papers.length })}
      extra={
        <Dropdown
          trigger={['click']}
          disabled={props.closed}
          menu={{
            items: [
              ...PRESETS.map(({ key, kind }) => {
                // One that was asked for can be asked for again, as a paper of its own.
                const label = freeLabel(presetLabel(key), asked);
                return { key, label, onClick: () => ask.mutate({ kind, label }) };
              }),
              { type: 'divider' as const },
              { key: 'other', label: t('intake.papers.other'), onClick: () => setOther('') },
            ],
          }}
        >
          <Button size="small" icon={<Plus size={15} aria-hidden />} loading={ask.isPending}>
            {t('intake.papers.ask')}
          </Button>
        </Dropdown>
      }
    >
      {intake.papers.length === 0 ? (
        <Empty icon={Camera} title={t('intake.papers.empty')}>
          <span>{t('intake.papers.emptyText')}</span>
        </Empty>
      ) : (
        <ul className={css.paperList}>
          {intake.papers.map((paper) => {
            const { family, Glyph } = STATE[paper.state];
            const KindGlyph = KIND[paper.kind];
            return (
              <li key={paper.id} className={css.paperRow}>
                <button
                  type="button"
                  className={props.selected === paper.id ? clsx(css.paper, css.on) : css.paper}
                  disabled={paper.pages.length === 0}
                  onClick={() => props.onSelect(paper)}
                >
                  <span className={css.paperIcon}>
                    <KindGlyph size={20} strokeWidth={1.5} aria-hidden />
                  </span>
                  <span className="col grow">
                    <b className="ell">{paper.label}</b>
                    <span className="s12 t3">
                      {paper.pages.length > 0
                        ? t('intake.papers.pages', { count: paper.pages.length })
                        : t(paper.state === 'later' ? 'intake.papers.notHere' : 'intake.papers.onTv')}
                    </span>
                  </span>
                  <span className={`tag t-${family}`}>
                    <Glyph size={13} aria-hidden />
                    {t(`intake.papers.state.${paper.state}`)}
                  </span>
                </button>
                {(paper.state === 'requested' || paper.state === 'retake') && !props.closed && (
                  <Button
                    size="small"
                    icon={<TimerOff size={15} aria-hidden />}
                    loading={isPending}
                    aria-label={t('intake.papers.postponeOne', { label: paper.label })}
                    onClick={() => change(intakeRoutes.postponePaper, { params: { id: intake.id, paperId: paper.id } })}
                  >
                    {t('intake.papers.postpone')}
                  </Button>
                )}
                {paper.state === 'later' && !props.closed && (
                  <Button
                    size="small"
                    icon={<Undo2 size={15} aria-hidden />}
                    loading={isPending}
                    aria-label={t('intake.papers.resumeOne', { label: paper.label })}
                    onClick={() =>
                      change(intakeRoutes.reopenPaper, {
                        params: { id: intake.id, paperId: paper.id },
                        body: { from: 'later' },
                      })
                    }
                  >
                    {t('intake.papers.resume')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Modal
        open={other !== null}
        title={t('intake.papers.otherTitle')}
        okText={t('intake.papers.ask')}
        cancelText={t('common.cancel')}
        okButtonProps={{ disabled: (other ?? '').trim() === '', loading: ask.isPending }}
        onCancel={() => setOther(null)}
        onOk={() => ask.mutate({ kind: 'document', label: freeLabel((other ?? '').trim(), asked) })}
        width={420}
      >
        <Input
          value={other ?? ''}
          maxLength={40}
          autoFocus
          aria-label={t('intake.papers.otherTitle')}
          placeholder={t('intake.papers.otherHint')}
          onChange={(event) => setOther(event.target.value)}
        />
      </Modal>
    </Card>
  );
}
