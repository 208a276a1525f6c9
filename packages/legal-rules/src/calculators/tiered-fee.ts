import type { TierTable } from '../../parameters/tiers.js';
import { equals, type Money, money, showAmount, smaller } from '../money.js';
import type { Worksheet } from './worksheet.js';

const HUNDRED = money(100);

/** The fee of an amount by parts, each part a step. Exact: rounding to the fen is for the end. */
export function tieredFee(sheet: Worksheet, { base, rates, cap }: TierTable, amount: Money): Money {
  let fee = money(base.fee);
  if (amount.lte(base.upTo) || !fee.eq(0)) {
    sheet.step(
      `${show(base.upTo)}元以内：${showAmount(fee)}元。`,
      `Up to ${show(base.upTo)} yuan: ${showAmount(fee)} yuan.`,
    );
  }
  for (const [index, { over, percent }] of rates.entries()) {
    if (amount.lte(over)) break;
    const next = rates[index + 1]?.over;
    const part = (next ? smaller(amount, money(next)) : amount).minus(over);
    const partFee = part.times(percent).div(HUNDRED);
    fee = fee.plus(partFee);
    const sum = `${showAmount(part)} × ${percent}% ${equals(partFee)}`;
    const upTo = next && amount.gt(next) ? { zh: `至${show(next)}元`, en: ` up to ${show(next)}` } : { zh: '', en: '' };
    sheet.step(
      `超过${show(over)}元${upTo.zh}的部分：${sum}元。`,
      `The part above ${show(over)}${upTo.en} yuan: ${sum} yuan.`,
    );
  }
  if (cap && fee.gt(cap)) {
    sheet.step(
      `算得${showAmount(fee)}元，最多收${show(cap)}元。`,
      `That makes ${showAmount(fee)}; at most ${show(cap)} yuan is charged.`,
    );
    return money(cap);
  }
  return fee;
}

function show(decimal: string): string {
  return showAmount(money(decimal));
}
