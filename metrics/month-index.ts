import { monthStart, type Month } from '#store/period.ts';

/** Months since year 0: what the temporary tables of `contribution.ts` count in. */
export function monthIndex(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The month of an index. */
export function monthAt(index: number): Month {
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}` as Month;
}

/** Days in the twelve (or one) months that end with the month. */
export function daysIn(month: Month, months: number): number {
  const index = monthIndex(month);
  const from = monthStart(monthAt(index - months + 1));
  const to = monthStart(monthAt(index + 1));
  return (to.getTime() - from.getTime()) / 86_400_000;
}
