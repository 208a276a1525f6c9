import { Button, Form } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './places.module.css';

/** A list of the form: rows to fill in, another one by a button, up to so many. */
export function RowList<Value>(props: {
  name: string;
  max: number;
  /** What one row is called: `联系人`. */
  label: string;
  fresh: Value;
  children: (row: number) => ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Form.List name={props.name}>
      {(rows, { add, remove }) => (
        <div className={css.rows}>
          {rows.map(({ key, name }, n) => (
            <fieldset key={key} className={css.row} aria-label={`${props.label} ${n + 1}`}>
              {props.children(name)}
              <Button
                type="text"
                icon={<Trash2 size={15} aria-hidden />}
                aria-label={t('places.removeRow', { what: props.label, n: n + 1 })}
                onClick={() => remove(name)}
              />
            </fieldset>
          ))}
          {rows.length < props.max && (
            <div>
              <Button type="dashed" size="small" icon={<Plus size={14} aria-hidden />} onClick={() => add(props.fresh)}>
                {t('places.addRow', { what: props.label })}
              </Button>
            </div>
          )}
        </div>
      )}
    </Form.List>
  );
}
