import { clsx } from 'clsx';
import { LoaderCircle, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type ListKey, placeAfter } from '../../model/finder.js';
import type { areasOf } from '../../model/roles.js';
import { KeyHint } from '../../ui/KeyHint.js';
import css from './finder.module.css';
import { Option } from './Option.js';
import type { FinderOption } from './options.js';
import { useFound } from './use-found.js';

const LIST_KEYS: ReadonlySet<string> = new Set<ListKey>(['ArrowDown', 'ArrowUp', 'Home', 'End']);

/** Takes the focus while it is shown. `returned` gives it back to the element that had it, where that is still there. */
function useBorrowedFocus(field: React.RefObject<HTMLElement | null>): () => void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => field.current?.focus(), [field]);
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}

/**
 * Finds pages, terminals and applications, whatever page is open. The field is all that can have the focus; what was
 * found is pointed at with the arrows.
 */
export function Finder({ staff, onClose }: { staff: Parameters<typeof areasOf>[0]; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const returnFocus = useBorrowedFocus(field);
  const [words, setWords] = useState('');
  const [pointed, setPointed] = useState<string | null>(null);
  const { groups, isLoading } = useFound(staff, words);
  const options = groups.flatMap((group) => group.options);
  const at = Math.max(
    options.findIndex((option) => option.id === pointed),
    options.length > 0 ? 0 : -1,
  );
  const active = options[at];
  const domId = (option: FinderOption): string => `${id}${option.id}`;

  const close = (): void => {
    returnFocus();
    onClose();
  };
  const choose = (option: FinderOption): void => {
    if (option.kind === 'retry') option.retry();
    else {
      close();
      void navigate(option.path);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (LIST_KEYS.has(key)) setPointed(options[placeAfter(key as ListKey, at, options.length)]?.id ?? null);
    else if (key === 'Enter' && active) choose(active);
    else if (key === 'Escape') close();
    // Nothing else here takes the focus, and behind the finder nothing must.
    else if (key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  };
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape does the same
    <div className={css.shade} onMouseDown={(event) => event.target === event.currentTarget && close()}>
      <div className={css.box} role="dialog" aria-modal aria-label={t('finder.title')} data-yields-focus>
        <div className={css.field}>
          <Search size={18} className="t3" aria-hidden />
          <input
            ref={field}
            role="combobox"
            aria-label={t('finder.label')}
            aria-expanded={options.length > 0}
            aria-controls={`${id}list`}
            aria-autocomplete="list"
            aria-activedescendant={active && domId(active)}
            placeholder={t('finder.label')}
            value={words}
            maxLength={60}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setWords(event.target.value);
              setPointed(null);
            }}
            onKeyDown={onKeyDown}
          />
          {isLoading && <LoaderCircle size={16} className="t3 spin" aria-hidden />}
          <KeyHint keys="Esc" />
        </div>
        <div className={css.list} id={`${id}list`} role="listbox" aria-label={t('finder.found')}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
            <div key={group.name} role="group" aria-labelledby={`${id}${group.name}`}>
              <div className={css.group} id={`${id}${group.name}`}>
                {t(`finder.group.${group.name}`)}
              </div>
              {group.options.map((option) => (
                <Option
                  key={option.id}
                  option={option}
                  domId={domId(option)}
                  isActive={option === active}
                  onActive={() => setPointed(option.id)}
                  onChoose={() => choose(option)}
                />
              ))}
            </div>
          ))}
        </div>
        <p className={clsx(css.foot, 's12 t3')} role="status">
          {isLoading
            ? t('finder.loading')
            : options.length === 0
              ? t('finder.nothing', { words: words.trim() })
              : t('finder.count', { count: options.length })}
        </p>
      </div>
    </div>,
    document.body,
  );
}
