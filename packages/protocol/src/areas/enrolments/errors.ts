import { type ErrorSpec, spec } from '../../error-spec.js';

export const enrolmentErrors = {
  'enrolment.refused': spec(
    401,
    'auth',
    '安装码不对、已经用过或者过期了。请核对后再输，或者返回用配对码登记。',
    'The installation code is wrong, used or expired. Check it and type it again, or go back and register with the pairing code.',
    { since: 2, before: 'terminal.challenge_invalid' },
  ),
  'enrolment.unknown': spec(
    404,
    'missing',
    '没有这条待装记录，可能已经看不到了，请刷新列表。',
    'There is no such expected box. Refresh the list.',
    { since: 2, before: 'request.not_found' },
  ),
  'enrolment.file_wrong': spec(
    409,
    'conflict',
    '文件里有错，一台都没有导入。请先检查文件，改好后再导入。',
    'The file has errors, and no box of it was imported. Check the file, correct it and import it again.',
    { since: 2, before: 'call.state' },
  ),
  'enrolment.used': spec(
    409,
    'conflict',
    '这台电视盒已经装好，不能再撤销。要停用请到终端页面。',
    'This box is enrolled already and can no longer be withdrawn. Take its terminal out of service instead.',
    { since: 2, before: 'call.state' },
  ),
} as const satisfies Record<string, ErrorSpec>;
