import { DEPENDANT_YEARS, MINOR_UNTIL } from '../../parameters/personal-injury.js';
import type { LegalDate } from '../dates.js';
import { equals, type Money, showAmount, smaller, toFen, ZERO } from '../money.js';
import { exactly } from '../span.js';
import { yearsFor } from './support-years.js';
import type { Worksheet } from './worksheet.js';

export interface Dependant {
  /** Full years. */
  readonly age: number;
  /** How many people have to support this one, the victim among them. */
  readonly supporters: Money;
}

interface Support {
  readonly dependants: readonly Dependant[];
  /** Local urban consumption per head, a year. */
  readonly consumption: Money;
  /** Percent of the working ability lost; 100 after a death. */
  readonly percent: string;
}

/**
 * 被扶养人生活费 (Arts. 16, 17): of each dependant the victim's share only, year by year, never more in a year than one
 * person's consumption [LR124].
 */
export function dependantsSupport(
  sheet: Worksheet,
  date: LegalDate,
  { dependants, consumption, percent }: Support,
): Money {
  const adultYears = sheet.figure(DEPENDANT_YEARS, date);
  const minorUntil = Number(sheet.figure(MINOR_UNTIL, date));
  const lasting = dependants.map(({ age, supporters }, index) => {
    const minor = age < minorUntil;
    const years = minor ? minorUntil - age : yearsFor(adultYears, age);
    const yearly = consumption.times(percent).div(supporters.times(100));
    sheet.step(
      `第${index + 1}位被扶养人${age}岁，算${years}年；一年：${showAmount(consumption)} × ${percent}% ÷ ${supporters.toString()}人 ${equals(yearly)}元。`,
      `Dependant ${index + 1}, aged ${age}: ${years} years; a year ${showAmount(consumption)} × ${percent}% ÷ ${supporters.toString()} ${equals(yearly)} yuan.`,
    );
    if (!minor && age < adultYears.lessFrom) {
      sheet.note(
        `${age}岁的被扶养人，只有没有劳动能力又没有其他生活来源才算。`,
        `A dependant aged ${age} counts only if unable to work and without other means.`,
      );
    }
    return { years, yearly };
  });

  let total = ZERO;
  let past = 0;
  for (const until of [...new Set(lasting.map(({ years }) => years))].sort((a, b) => a - b)) {
    const sum = lasting.filter(({ years }) => years >= until).reduce((all, { yearly }) => all.plus(yearly), ZERO);
    const yearly = smaller(sum, consumption);
    const years = until - past;
    const part = yearly.times(years);
    const capped = sum.gt(consumption);
    const product = `${showAmount(yearly)} × ${years} ${equals(part)}`;
    sheet.step(
      `第${past + 1}年到第${until}年，一年${capped ? `合计${showAmount(sum)}元，超过一个人的消费支出，只算` : ''}${showAmount(yearly)}元：${product}元。`,
      `Years ${past + 1} to ${until}, ${capped ? `${showAmount(sum)} a year is above one person's consumption and cut to it` : `${showAmount(yearly)} a year`}: ${product} yuan.`,
    );
    total = total.plus(part);
    past = until;
  }
  const pay = toFen(total);
  sheet.item({ zh: '被扶养人生活费', en: "Dependants' support" }, exactly(pay));
  return pay;
}
