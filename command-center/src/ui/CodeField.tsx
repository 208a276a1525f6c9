import { SecondFactorCodeSchema } from '@falink/protocol';
import { Form, Input, type InputRef } from 'antd';
import { KeyRound } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';

/** A code of the authenticator, or a recovery code: field `code` of the form around. */
export function CodeField({ inputRef, autoFocus = false }: { inputRef?: Ref<InputRef>; autoFocus?: boolean }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="code"
      label={t('staff.totp.code')}
      validateTrigger="onSubmit"
      rules={[
        {
          validator: (_, value: string | undefined) =>
            SecondFactorCodeSchema.safeParse(value ?? '').success
              ? Promise.resolve()
              : Promise.reject(new Error(t('staff.totp.codeWrong'))),
        },
      ]}
    >
      <Input
        {...(inputRef && { ref: inputRef })}
        prefix={<KeyRound size={17} aria-hidden />}
        autoFocus={autoFocus}
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={40}
      />
    </Form.Item>
  );
}
