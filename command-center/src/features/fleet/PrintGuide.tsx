import { homeRoutes, type Terminal } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { saveFile } from '../../ui/save-file.js';
import { useTrouble } from '../../ui/use-trouble.js';

/** The sheet that lies beside a television, in the language of this page, as a file to print. */
export function PrintGuide({ terminal: { id, name } }: { terminal: Pick<Terminal, 'id' | 'name'> }) {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const trouble = useTrouble();
  const save = useMutation({
    mutationFn: () =>
      http.blob(homeRoutes.terminalGuide, {
        params: { id },
        query: { locale: i18n.language === 'en' ? 'en' : 'zh-CN' },
      }),
    onSuccess: (file) => saveFile(file, `${t('fleet.guide.file', { name })}.pdf`),
    onError: trouble,
  });
  return (
    <Button icon={<Printer size={16} aria-hidden />} loading={save.isPending} onClick={() => save.mutate()}>
      {t('fleet.guide.button')}
    </Button>
  );
}
