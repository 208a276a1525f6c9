import { Button } from 'antd';
import { clsx } from 'clsx';
import { FileSpreadsheet, FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrolmentTemplate } from '../../model/enrolment-template.js';
import { saveFile } from '../../ui/save-file.js';
import css from './enrolments.module.css';

/** Takes a file: dropped here, or chosen with the keyboard or the mouse. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const { t, i18n } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; the button within is the other
    <div
      className={clsx(css.drop, over && css.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileUp size={30} strokeWidth={1.5} aria-hidden />
      <b>{t('enrolments.file.drop')}</b>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('enrolments.file.choose')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file again, corrected, is a change too.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <div className="row">
        <Button type="primary" onClick={() => input.current?.click()}>
          {t('enrolments.file.choose')}
        </Button>
        <Button
          icon={<FileSpreadsheet size={16} aria-hidden />}
          onClick={() =>
            saveFile(
              new Blob([enrolmentTemplate(i18n.language)], { type: 'text/csv' }),
              `${t('enrolments.file.templateName')}.csv`,
            )
          }
        >
          {t('enrolments.file.template')}
        </Button>
      </div>
      <span className="s12 t3">{t('enrolments.file.rules')}</span>
    </div>
  );
}
