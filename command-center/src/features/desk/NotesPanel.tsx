import { type CallNotes, CategorySchema, OutcomeCodeSchema, type StaffCall } from '@falink/protocol';
import { Input, Select, Skeleton } from 'antd';
import { clsx } from 'clsx';
import { Check, TriangleAlert } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCallNotes } from '../../data/calls.js';
import { useSay } from '../../ui/announcer.js';
import { KeyHint } from '../../ui/KeyHint.js';
import { Refusal } from '../../ui/Refusal.js';
import { SaveState } from '../../ui/SaveState.js';
import { Trouble } from '../../ui/Trouble.js';
import { useKeys } from '../../ui/use-keys.js';
import css from './desk.module.css';
import { type Inserter, MAX_NOTES, useInsert } from './use-insert.js';
import { useNotes } from './use-notes.js';

const CODES = OutcomeCodeSchema.options;

/** Category, notes and what came of it. What was noted before this window opened is loaded first. */
export function NotesPanel({ call, rows = 8, inserter }: { call: StaffCall; rows?: number; inserter?: Inserter }) {
  const [opened] = useState(call);
  const query = useCallNotes(opened.hasNotes ? opened.id : null, opened.notesVersion);
  const { notesVersion, category, outcome } = opened;
  const loaded = opened.hasNotes ? query.data : { version: notesVersion, notes: '', category, outcome };
  if (query.error) return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  if (!loaded) return <Skeleton active title={false} />;
  return <NotesForm call={call} loaded={loaded} rows={rows} inserter={inserter} />;
}

/** Alt and a digit choose the outcome, also while notes are typed; the digit alone does elsewhere. */
function NotesForm(props: { call: StaffCall; loaded: CallNotes; rows: number; inserter: Inserter | undefined }) {
  const { call, loaded, rows, inserter } = props;
  const { t } = useTranslation();
  const { draft, snapshot } = useNotes(call, loaded);
  const { value } = snapshot;
  const say = useSay();
  const set = (outcome: (typeof CODES)[number] | null): void => {
    draft.patch({ outcome });
    say(
      outcome === null ? t('desk.say.noOutcome') : t('desk.say.outcome', { outcome: t(`common.outcome.${outcome}`) }),
    );
  };
  const choose = (code: (typeof CODES)[number]): void => set(value.outcome === code ? null : code);
  const notes = `${useId()}notes`;
  useInsert(inserter, notes, value.notes, (text) => draft.patch({ notes: text }));
  const form = useRef<HTMLDivElement>(null);
  const id = useId();
  useKeys(
    Object.fromEntries(
      CODES.flatMap((code, i) => {
        const pick = (): void => set(code);
        return [
          [String(i + 1), pick],
          [`Alt+${i + 1}`, pick],
        ];
      }),
    ),
    form,
  );
  return (
    <div className={css.notes} ref={form}>
      <label className="field-label" htmlFor={`${id}category`}>
        {t('desk.notes.category')}
      </label>
      <Select
        id={`${id}category`}
        aria-label={t('desk.notes.category')}
        value={value.category}
        onChange={(category) => draft.patch({ category })}
        options={CategorySchema.options.map((one) => ({ value: one, label: t(`common.category.${one}`) }))}
      />
      <div className="row field-label" style={{ marginTop: 12 }}>
        <label htmlFor={notes} className="grow">
          {t('desk.notes.notes')}
        </label>
        <SaveState snapshot={snapshot} />
      </div>
      <Input.TextArea
        id={notes}
        value={value.notes}
        rows={rows}
        maxLength={MAX_NOTES}
        placeholder={t('desk.notes.placeholder')}
        onChange={(event) => draft.patch({ notes: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {snapshot.status === 'refused' && <Refusal error={snapshot.error} />}
      {snapshot.conflicts.length > 0 && (
        <div className="note n-gold" role="alert">
          <TriangleAlert size={15} aria-hidden />
          {t('desk.notes.conflict')}
        </div>
      )}
      <div className="field-label" style={{ marginTop: 14 }}>
        {t('desk.notes.outcome')}
      </div>
      <div className={css.outcomes} role="radiogroup" aria-label={t('desk.notes.outcome')}>
        {CODES.map((code, i) => (
          // biome-ignore lint/a11y/useSemanticElements: a button with its digit, which can be unchosen again
          <button
            key={code}
            type="button"
            role="radio"
            aria-checked={value.outcome === code}
            aria-label={t(`common.outcome.${code}`)}
            aria-keyshortcuts={`Alt+${i + 1}`}
            data-next-step={(value.outcome ?? CODES[0]) === code ? 'wrap_up' : undefined}
            className={value.outcome === code ? clsx(css.outcome, css.on) : css.outcome}
            onClick={() => choose(code)}
          >
            <KeyHint keys={`Alt ${i + 1}`} />
            <span className="grow ell">{t(`common.outcome.${code}`)}</span>
            {value.outcome === code && <Check size={16} aria-hidden />}
          </button>
        ))}
      </div>
    </div>
  );
}
