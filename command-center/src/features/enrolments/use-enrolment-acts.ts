import { type Enrolment, enrolmentRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { ENROLMENTS } from '../../data/enrolments.js';
import { useRefetch } from '../../data/live.js';
import { saveFile } from '../../ui/save-file.js';
import { useTell } from '../../ui/use-tell.js';
import { useTrouble } from '../../ui/use-trouble.js';

/** Files of expected boxes, their labels, and taking one back. */
export function useEnrolmentActs() {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const refetch = useRefetch();
  const trouble = useTrouble();
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const labels = useMutation({
    mutationFn: (of: { importId: string } | { ids: string[] }) =>
      http.blob(enrolmentRoutes.issueVouchers, { body: { ...of, locale } }),
    onSuccess: (file) => {
      saveFile(file, `${t('enrolments.labels.file')}.csv`);
      tell.done(t('enrolments.labels.done'), { seconds: 6 });
    },
    onError: trouble,
    onSettled: () => refetch(ENROLMENTS),
  });
  const exportAll = useMutation({
    mutationFn: () => http.blob(enrolmentRoutes.exportEnrolments, { query: { locale } }),
    onSuccess: (file) => saveFile(file, `${t('enrolments.title')}.csv`),
    onError: trouble,
  });
  const withdraw = useMutation({
    mutationFn: ({ id }: Enrolment) => http.send(enrolmentRoutes.withdrawEnrolment, { params: { id } }),
    onSuccess: ({ serial }) => tell.done(t('enrolments.withdraw.done', { serial })),
    onError: trouble,
    onSettled: () => refetch(ENROLMENTS),
  });
  return { labels, exportAll, withdraw };
}
