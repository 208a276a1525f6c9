import { Button, Input } from 'antd';
import { clsx } from 'clsx';
import { ClipboardPaste, FileUp, Lock, TriangleAlert } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card.js';
import css from './draw.module.css';
import { type ReadText, readRecordFile, readRecordText } from './read-record.js';

/** Takes a record of a draw: dropped, chosen or pasted. It is read here and sent nowhere. */
export function DrawInput(props: {
  /** Why the last record could not be replayed. */
  trouble: string | null;
  busy: boolean;
  /** True after a return from a result: takes the focus. */
  back: boolean;
  onRead: (text: string, name: string | null) => void;
  onTrouble: (sentence: string) => void;
}) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const pasteId = useId();
  const take = (read: ReadText, name: string | null): void => {
    if (read.ok) props.onRead(read.text, name);
    else props.onTrouble(t(`legal.draw.problem.${read.problem}`));
  };
  const open = (chosen: File | undefined): void => {
    if (!chosen) return;
    readRecordFile(chosen).then(
      (read) => take(read, chosen.name),
      () => props.onTrouble(t('legal.draw.problem.unreadable')),
    );
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 1) props.onTrouble(t('legal.draw.problem.several'));
    else open(event.dataTransfer.files[0]);
  };
  return (
    <Card title={t('legal.draw.title')} note={t('legal.draw.note')}>
      <div className="col" style={{ gap: 12 }}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first */}
        <div
          className={over ? clsx(css.drawDrop, css.over) : css.drawDrop}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={dropped}
        >
          <FileUp size={28} strokeWidth={1.5} aria-hidden />
          <b>{t('legal.draw.drop')}</b>
          <span className="s12 t3">{t('legal.draw.dropText')}</span>
          <div className="row">
            <Button type="primary" autoFocus={props.back} loading={props.busy} onClick={() => file.current?.click()}>
              {t('legal.draw.choose')}
            </Button>
            <Button
              icon={<ClipboardPaste size={16} aria-hidden />}
              aria-expanded={pasting}
              onClick={() => setPasting(!pasting)}
            >
              {t('legal.draw.paste')}
            </Button>
          </div>
          <span className="row s12 c-jade">
            <Lock size={14} aria-hidden />
            {t('legal.draw.here')}
          </span>
          <input
            ref={file}
            type="file"
            accept=".json,application/json"
            hidden
            onChange={(event) => {
              open(event.target.files?.[0]);
              // The same file can be chosen again after it was corrected.
              event.target.value = '';
            }}
          />
        </div>
        {pasting && (
          <form
            className="col"
            style={{ gap: 8 }}
            onSubmit={(event) => {
              event.preventDefault();
              take(readRecordText(text), null);
            }}
          >
            <label htmlFor={pasteId} className="field-label">
              {t('legal.draw.pasteLabel')}
            </label>
            <Input.TextArea
              id={pasteId}
              className="mono"
              rows={6}
              autoFocus
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <div className="row">
              <Button type="primary" htmlType="submit" loading={props.busy}>
                {t('legal.draw.check')}
              </Button>
            </div>
          </form>
        )}
        {props.trouble !== null && (
          <div className="note n-coral" role="alert">
            <TriangleAlert size={15} aria-hidden />
            {props.trouble}
          </div>
        )}
      </div>
    </Card>
  );
}
