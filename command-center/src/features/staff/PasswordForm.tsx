import { staffSessionRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { useRefetch } from '../../data/live.js';
import { STAFF_SESSIONS } from '../../data/staff.js';
import { troubleText } from '../../model/trouble.js';
import { NewPasswordFields } from '../../ui/NewPasswordFields.js';
import { useTell } from '../../ui/use-tell.js';
import css from './staff.module.css';

/** Another password for oneself. */
export function PasswordForm({ username }: { username: string }) {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const refetch = useRefetch();
  const [form] = Form.useForm<{ current: string; password: string }>();
  const change = useMutation({
    mutationFn: ({ current, password }: { current: string; password: string }) =>
      http.send(staffSessionRoutes.changePassword, { body: { current, password } }),
    onSuccess: () => {
      form.resetFields();
      refetch(STAFF_SESSIONS);
      tell.done(t('staff.account.changed'));
    },
  });
  return (
    <Form
      form={form}
      className={css.form}
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => change.mutate(values)}
    >
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <Form.Item
        name="current"
        label={t('staff.account.current')}
        rules={[{ required: true, message: t('staff.missing') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={256} />
      </Form.Item>
      <NewPasswordFields />
      <p className="s12 t3" style={{ marginBottom: 10 }}>
        {t('staff.account.endsOthers')}
      </p>
      {change.error !== null && (
        <div className="note n-coral" role="alert" style={{ marginBottom: 10 }}>
          <TriangleAlert size={15} aria-hidden />
          {troubleText(change.error, i18n.language)}
        </div>
      )}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('staff.account.change')}
      </Button>
    </Form>
  );
}
