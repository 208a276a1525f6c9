import { CONTRACT_LAW_FROM, NO_CONTRACT_MONTHS } from '../../parameters/labour.js';
import { addDays, daysBetween, type LegalDate } from '../dates.js';
import { type Money, showAmount, ZERO } from '../money.js';
import { addMonths, fullMonths } from '../months.js';
import { exactly } from '../span.js';
import type { Worksheet } from './worksheet.js';

interface NoContract {
  readonly hired: LegalDate;
  /** The last day of work. */
  readonly left: LegalDate;
  /** Null: never signed. */
  readonly signed: LegalDate | null;
  readonly monthlyWage: Money;
}

/**
 * The second half of the double pay without a written contract (劳动合同法 Art. 82 ¶1, 实施条例 Arts. 6, 7): from the day
 * after the first month, at most eleven months [LR112].
 */
export function noContractPay(sheet: Worksheet, { hired, left, signed, monthlyWage }: NoContract): Money {
  // Who was hired before the law had a month from its first day on (Art. 97 ¶2).
  const begin = hired < CONTRACT_LAW_FROM ? CONTRACT_LAW_FROM : hired;
  const from = addMonths(begin, 1);
  const most = Number(sheet.figure(NO_CONTRACT_MONTHS, left));
  const limit = addMonths(begin, most + 1);
  const until = [limit, addDays(left, 1), signed ?? limit].reduce((a, b) => (a < b ? a : b));
  const label = { zh: '没签书面合同的另一倍工资', en: 'Second half of the double pay without a contract' };
  if (until <= from) {
    sheet.step('一个月内签了合同或者已离职，没有二倍工资。', 'Signed or left within a month: no double pay.');
    sheet.item(label, exactly(ZERO));
    return ZERO;
  }
  // Counted from the first day of work: from the end of a short month, eleven months would be a day longer.
  const worked = fullMonths(begin, until);
  const months = worked - 1;
  const rest = addMonths(begin, worked);
  const days = daysBetween(rest, until);
  const daysOfMonth = daysBetween(rest, addMonths(begin, worked + 1));
  sheet.step(
    `没签书面合同，从${from}到${addDays(until, -1)}每月再付一倍工资，最多${most}个月。`,
    `Without a written contract one more wage a month is owed from ${from} to ${addDays(until, -1)}, at most for ${most} months.`,
  );
  const wage = showAmount(monthlyWage);
  const pay = sheet.part(
    label,
    `${wage} × ${months}${days > 0 ? ` + ${wage} × ${days}/${daysOfMonth}` : ''}`,
    monthlyWage.times(months).plus(monthlyWage.times(days).div(daysOfMonth)),
  );
  sheet.note(
    '二倍工资要在一年内申请仲裁；各月工资不同的，按当月实际工资算。',
    'Double pay is to be claimed within a year; where wages differed, each month counts with its own.',
  );
  return pay;
}
