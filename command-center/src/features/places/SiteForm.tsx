import type { OrgUnit, SiteProfile } from '@falink/protocol';
import { App, Button, Form } from 'antd';
import { RefreshCw, Save, SquareX, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newValues, readValues, type SiteValues, valuesOf } from '../../model/site-values.js';
import { codeOf, troubleText } from '../../model/trouble.js';
import { useTell } from '../../ui/use-tell.js';
import css from './places.module.css';
import { SiteBasics } from './SiteBasics.js';
import { SiteHours } from './SiteHours.js';
import { SitePeople } from './SitePeople.js';
import { SiteServices } from './SiteServices.js';
import { useSiteActs } from './use-site-acts.js';

/** Everything that is known of a site. What is wrong is said at its field, what others changed above the form. */
export function SiteForm(props: {
  site: SiteProfile | null;
  unit: OrgUnit;
  canManage: boolean;
  onClosed: () => void;
  onMade: (id: string) => void;
}) {
  const { site, unit, canManage } = props;
  const { t, i18n } = useTranslation();
  const { modal } = App.useApp();
  const tell = useTell();
  const [form] = Form.useForm<SiteValues>();
  /** The version that the fields were filled from. */
  const [base, setBase] = useState(site);
  const [isTouched, setTouched] = useState(false);
  const { save, close, reopen } = useSiteActs();
  const isOvertaken = site !== null && base !== null && site.revision > base.revision;
  const error = save.error ?? close.error;
  const fill = (from: SiteProfile): void => {
    setBase(from);
    setTouched(false);
    save.reset();
    form.setFieldsValue(valuesOf(from));
  };
  const submit = (): void => {
    const values = { ...newValues(unit.id), ...form.getFieldsValue(true) } as SiteValues;
    const read = readValues(values);
    form.setFields(form.getFieldsError().map(({ name }) => ({ name: name as never, errors: [] })));
    if ('name' in read) {
      save.mutate(
        { site: base, orgUnitId: values.orgUnitId, details: read },
        {
          onSuccess: (saved) => {
            tell.done(t('places.saved', { name: saved.name }));
            if (base) fill(saved);
            else props.onMade(saved.id);
          },
        },
      );
      return;
    }
    form.setFields(
      read.map(({ field, wrong }) => ({ name: [...field] as never, errors: [t(`places.wrong.${wrong}`)] })),
    );
    const [first] = read;
    if (first) form.scrollToField([...first.field] as never, { block: 'center', focus: true });
  };
  const askClose = (of: SiteProfile): void => {
    modal.confirm({
      title: t('places.ask.closeSite', { name: of.name }),
      content: t('places.closeSiteText', { count: of.terminals }),
      okText: t('places.act.close'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: () =>
        close.mutateAsync(of).then(
          (closed) => {
            props.onClosed();
            const key = `site ${closed.id}`;
            tell.done(t('places.done.close', { name: closed.name }), {
              key,
              undo: { word: t('places.undo'), act: () => reopen.mutate(closed) },
            });
          },
          () => {},
        ),
    });
  };
  return (
    <Form<SiteValues>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!canManage || save.isPending}
      initialValues={base ? valuesOf(base) : newValues(unit.id)}
      onValuesChange={() => setTouched(true)}
      onFinish={submit}
      className={css.form}
    >
      {(isOvertaken || codeOf(save.error) === 'site.stale') && site && (
        <div className="note n-gold" role="alert">
          <TriangleAlert size={15} aria-hidden />
          <span className="grow">{t(isTouched ? 'places.overtakenTyped' : 'places.overtaken')}</span>
          <Button size="small" disabled={false} icon={<RefreshCw size={14} aria-hidden />} onClick={() => fill(site)}>
            {t('places.loadLatest')}
          </Button>
        </div>
      )}
      <SiteBasics unit={unit} />
      <SitePeople />
      <SiteHours />
      <SiteServices />
      {error !== null && codeOf(error) !== 'site.stale' && (
        <div className="note n-coral" role="alert">
          <TriangleAlert size={15} aria-hidden />
          {troubleText(error, i18n.language)}
        </div>
      )}
      {canManage && (
        <div className={css.foot}>
          {base && (
            <Button danger icon={<SquareX size={15} aria-hidden />} onClick={() => askClose(site ?? base)}>
              {t('places.closeSite')}
            </Button>
          )}
          <span className="grow" />
          <Button
            type="primary"
            htmlType="submit"
            icon={<Save size={15} aria-hidden />}
            loading={save.isPending}
            disabled={!isTouched || isOvertaken}
          >
            {t('places.save')}
          </Button>
        </div>
      )}
    </Form>
  );
}
