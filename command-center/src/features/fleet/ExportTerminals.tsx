import { enrolmentRoutes, type FleetLook } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { saveFile } from '../../ui/save-file.js';
import { useTrouble } from '../../ui/use-trouble.js';

/** The list as it is filtered and ordered, as a file that a spreadsheet opens. */
export function ExportTerminals({ look: { filter, group, sort } }: { look: FleetLook }) {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const trouble = useTrouble();
  const save = useMutation({
    mutationFn: () =>
      http.blob(enrolmentRoutes.exportTerminals, {
        query: { ...filter, ...(group && { group }), sort, locale: i18n.language === 'en' ? 'en' : 'zh-CN' },
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
