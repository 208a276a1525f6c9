import { MAX_COMMAND_TEXT, MAX_LOG_LINES, programmeRoutes } from '@falink/protocol';
import { useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Radio, Select, Slider } from 'antd';
import { useTranslation } from 'react-i18next';
import { useServices } from '../api/services.js';
import { said } from '../ui/format.js';
import type { OrderDraft } from './order-draft.js';

interface FieldsProps {
  readonly draft: OrderDraft;
  readonly onChange: (change: Partial<OrderDraft>) => void;
}

/** The videos of the library, with the channel before them. */
function Programme({ draft, onChange }: FieldsProps) {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const library = useQuery({
    queryKey: ['assets'],
    queryFn: ({ signal }) => http.send(programmeRoutes.listAssets, { signal }),
  });
  const videos = library.data?.assets ?? [];
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('commands.field.programme')}
      value={draft.assetId ?? ''}
      loading={library.isLoading}
      options={[
        { value: '', label: t('commands.field.channel') },
        ...videos.map(({ id, title }) => ({ value: id, label: said(title, i18n.language) })),
      ]}
      onChange={(assetId: string) => onChange({ assetId: assetId || null })}
    />
  );
}

/** What a type of command needs besides its type. */
export function OrderFields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  switch (draft.type) {
    case 'message':
      return (
        <>
          <Input.TextArea
            autoFocus
            value={draft.text}
            maxLength={MAX_COMMAND_TEXT}
            showCount
            autoSize={{ minRows: 3, maxRows: 6 }}
            aria-label={t('commands.field.text')}
            placeholder={t('commands.field.text')}
            onChange={(event) => onChange({ text: event.target.value })}
          />
          <Select
            aria-label={t('commands.field.seconds')}
            value={draft.seconds ?? 0}
            options={[0, 15, 30, 60, 300].map((seconds) => ({
              value: seconds,
              label: seconds === 0 ? t('commands.field.untilOk') : t('commands.field.forSeconds', { seconds }),
            }))}
            onChange={(seconds: number) => onChange({ seconds: seconds || null })}
          />
        </>
      );
    case 'play':
      return <Programme draft={draft} onChange={onChange} />;
    case 'volume':
      return (
        <Slider
          value={draft.level}
          aria-label={t('commands.field.level')}
          marks={{ 0: t('commands.field.silent'), 50: '50', 100: t('commands.field.loud') }}
          onChange={(level) => onChange({ level })}
        />
      );
    case 'collect_logs':
      return (
        <InputNumber
          value={draft.lines}
          min={1}
          max={MAX_LOG_LINES}
          precision={0}
          suffix={t('commands.field.lines')}
          aria-label={t('commands.field.lines')}
          onChange={(lines) => onChange({ lines: lines ?? 1 })}
        />
      );
    case 'screen_power':
      return (
        <Radio.Group
          value={draft.on}
          options={[
            { value: false, label: t('commands.field.off') },
            { value: true, label: t('commands.field.on') },
          ]}
          onChange={(event) => onChange({ on: event.target.value as boolean })}
        />
      );
    default:
      return null;
  }
}
