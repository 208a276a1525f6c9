import {
  CategorySchema,
  may,
  type NewStaffLink,
  RoleSchema,
  type StaffAccount,
  type StaffDetails,
} from '@falink/protocol';
import { Button, Form, Input, Select } from 'antd';
import { clsx } from 'clsx';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { troubleText } from '../../model/trouble.js';
import { Note } from '../../ui/Note.js';
import { useTell } from '../../ui/use-tell.js';
import css from './staff.module.css';
import { UnitPicker } from './UnitPicker.js';
import { useStaffActs } from './use-staff-acts.js';

/** Skills are entered only of those who take calls. */
type Values = Omit<StaffDetails, 'skills'> & { skills?: StaffDetails['skills']; username?: string };

const SKILLS = CategorySchema.exclude(['uncategorised']).options;

function valuesOf({ displayName, title, office, orgUnit, roles, skills }: StaffAccount): Values {
  return { displayName, title, office, orgUnitId: orgUnit.id, roles, skills: skills as StaffDetails['skills'] };
}

/** What an administrator enters of a person. `account` null: somebody new, who is given a link right after. */
export function StaffForm(props: {
  account: StaffAccount | null;
  ownUnit: { readonly id: string; readonly name: string };
  /** `link` null: the account is there, its link could not be made. */
  onMade: (account: StaffAccount, link: NewStaffLink | null) => void;
}) {
  const { account, ownUnit } = props;
  const { t, i18n } = useTranslation();
  const tell = useTell();
  const [form] = Form.useForm<Values>();
  const { create, edit, act } = useStaffActs();
  /** The revision that the fields were filled from. */
  const filled = useRef(account?.revision ?? 0);
  const fill = (from: StaffAccount): void => {
    filled.current = from.revision;
    form.setFieldsValue(valuesOf(from));
  };
  const isStale = account !== null && account.revision !== filled.current && form.isFieldsTouched();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when somebody else has changed the account
  useEffect(() => {
    if (account && account.revision !== filled.current && !form.isFieldsTouched()) fill(account);
  }, [account?.revision]);
  const submit = async ({ username = '', ...values }: Values): Promise<void> => {
    const skills = values.skills ?? (account ? valuesOf(account).skills : []) ?? [];
    const details = { ...values, skills };
    try {
      if (account) {
        const after = await edit.mutateAsync({ account: { ...account, revision: filled.current }, details });
        form.resetFields();
        fill(after);
        tell.done(t('staff.saved', { name: after.displayName }));
        return;
      }
      const made = await create.mutateAsync({ username, details });
      props.onMade(made, await act.mutateAsync({ id: made.id, act: 'link' }).catch(() => null));
    } catch {
      // Shown below the fields.
    }
  };
  const error = create.error ?? edit.error;
  const roles = Form.useWatch('roles', form) ?? account?.roles ?? [];
  const answers = may({ roles }, 'calls.answer');
  const required = { required: true, whitespace: true, message: t('staff.missing') };
  return (
    <Form<Values>
      form={form}
      className={css.form}
      layout="vertical"
      requiredMark={false}
      initialValues={account ? valuesOf(account) : { orgUnitId: ownUnit.id, roles: [], skills: [] }}
      onFinish={(values) => void submit(values)}
    >
      <h2 className="drawer-h">{t('staff.details')}</h2>
      <div className={css.pair}>
        <Form.Item name="displayName" label={t('staff.name')} rules={[required]}>
          <Input maxLength={40} autoFocus={account === null} />
        </Form.Item>
        {account ? (
          <Form.Item label={t('staff.username')}>
            <Input value={account.username} readOnly variant="filled" aria-label={t('staff.username')} />
          </Form.Item>
        ) : (
          <Form.Item
            name="username"
            label={t('staff.username')}
            extra={t('staff.usernameHint')}
            rules={[required, { pattern: /^[A-Za-z0-9._-]+$/, message: t('staff.usernameWrong') }]}
          >
            <Input maxLength={64} autoCapitalize="none" spellCheck={false} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="title" label={t('staff.title')} extra={t('staff.titleHint')} rules={[required]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="office" label={t('staff.office')} extra={t('staff.officeHint')} rules={[required]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="orgUnitId"
          label={t('staff.unit')}
          rules={[{ required: true, message: t('staff.missingUnit') }]}
        >
          <UnitPicker current={account?.orgUnit ?? ownUnit} />
        </Form.Item>
        <Form.Item name="roles" label={t('staff.roles')} rules={[{ required: true, message: t('staff.missingRoles') }]}>
          <Select
            mode="multiple"
            options={RoleSchema.options.map((value) => ({ value, label: t(`common.role.${value}`) }))}
          />
        </Form.Item>
      </div>
      {answers && (
        <Form.Item name="skills" label={t('staff.skills')} extra={t('staff.skillsHint')}>
          <Select mode="multiple" options={SKILLS.map((value) => ({ value, label: t(`common.category.${value}`) }))} />
        </Form.Item>
      )}
      {account && (
        <p className="s12 t3" style={{ marginBottom: 10 }}>
          {t('staff.ownUnit')}
        </p>
      )}
      {account && may(account, 'calls.answer') && !answers && (
        <Note tone="gold" icon={TriangleAlert} className={css.note}>
          {t('staff.losesCalls')}
        </Note>
      )}
      {isStale && account && (
        <Note
          tone="gold"
          icon={TriangleAlert}
          className={css.note}
          action={
            <Button
              size="small"
              onClick={() => {
                form.resetFields();
                fill(account);
                edit.reset();
              }}
            >
              {t('staff.loadLatest')}
            </Button>
          }
        >
          {t('staff.changedElsewhere')}
        </Note>
      )}
      {error !== null && (
        <div className={clsx('note n-coral', css.note)} role="alert">
          <TriangleAlert size={15} aria-hidden />
          {troubleText(error, i18n.language)}
        </div>
      )}
      <Button
        type="primary"
        htmlType="submit"
        disabled={isStale}
        loading={create.isPending || edit.isPending || act.isPending}
      >
        {t(account ? 'staff.save' : 'staff.create')}
      </Button>
    </Form>
  );
}
