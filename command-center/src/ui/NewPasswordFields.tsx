import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@falink/protocol';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** A password that is chosen, twice: fields `password` and `again` of the form around. */
export function NewPasswordFields({ autoFocus = false }: { autoFocus?: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="password"
        label={t('staff.account.next')}
        extra={t('staff.account.rule')}
        rules={[
          { required: true, message: t('staff.missing') },
          { min: MIN_PASSWORD_LENGTH, message: t('staff.account.tooShort') },
        ]}
      >
        <Input.Password autoFocus={autoFocus} autoComplete="new-password" maxLength={MAX_PASSWORD_LENGTH} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('staff.account.again')}
        dependencies={['password']}
        rules={[
          { required: true, message: t('staff.missing') },
          ({ getFieldValue }) => ({
            validator: (_, value: string | undefined) =>
              !value || value === getFieldValue('password')
                ? Promise.resolve()
                : Promise.reject(new Error(t('staff.account.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={MAX_PASSWORD_LENGTH} />
      </Form.Item>
    </>
  );
}
