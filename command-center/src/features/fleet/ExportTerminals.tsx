import { enrolmentRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import type { FleetFilter } from '../../model/fleet.js';
import { saveFile } from '../../ui/save-file.js';
import { useTrouble } from '../../ui/use-trouble.js';

/** The list as it is filtered, as a file that a spreadsheet opens. */
export function ExportTerminals({ filter: { view, states, units, text } }: { filter: FleetFilter }) {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const trouble = useTrouble();
  const save = useMutation({
    mutationFn: () =>
      http.blob(enrolmentRoutes.exportTerminals, {
        query: {
          view,
          locale: i18n.language === 'en' ? 'en' : 'zh-CN',
          ...(states.length > 0 && { state: [...states] }),
          ...(units.length > 0 && { unit: [...units] }),
          ...(text.trim() !== '' && { q: text.trim() }),
        },
      }),
    onSuccess: (file) => saveFile(file, `${t('fleet.title')}.csv`),
    onError: trouble,
  });
  return (
    <Button icon={<Download size={16} aria-hidden />} loading={save.isPending} onClick={() => save.mutate()}>
      {t('enrolments.export')}
    </Button>
  );
}
