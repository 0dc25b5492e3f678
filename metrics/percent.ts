/** A share as a percentage with at most one decimal; never rounds what is less than all up to 100 %. */
export function percent(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  if (share < 1 && rounded === 100) return '99.9%';
  return share > 0 && rounded === 0 ? '0.1%' : `${rounded}%`;
}
