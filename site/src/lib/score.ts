import type { Score } from '#api/client.ts';

/** One part of a score as the bar shows it. */
export interface Segment {
  readonly id: string;
  readonly name: Score['parts'][number]['name'];
  /** Place in the model, from 1: the number and colour that bar, legend and table share. */
  readonly number: number;
  /** Points of the total that the part gives; null = unavailable. */
  readonly points: number | null;
  /** The part's own 0–100. */
  readonly value: number | null;
  /** Share of the total's weight after the weight of unavailable parts was spread. */
  readonly effectiveWeight: number;
  readonly weight: number;
  readonly coverage: number;
}

/** What each part gives to the total: weights of unavailable parts are spread over the others, as the models do. */
export function segments(score: Pick<Score, 'parts'>): Segment[] {
  const available = score.parts.filter((part) => part.value !== null).reduce((sum, part) => sum + part.weight, 0);
  return score.parts.map((part, index) => {
    const effectiveWeight = part.value === null || available === 0 ? 0 : part.weight / available;
    return {
      id: part.id,
      name: part.name,
      number: index + 1,
      points: part.value === null ? null : part.value * effectiveWeight,
      value: part.value,
      effectiveWeight,
      weight: part.weight,
      coverage: part.coverage,
    };
  });
}

/** A piece of the stacked bar in percent of its length. */
export interface Piece {
  readonly number: number;
  readonly x: number;
  readonly width: number;
}

/** The parts that give points, one after the other from 0; the bar's end is the score. */
export function pieces(parts: readonly Segment[]): Piece[] {
  let x = 0;
  const laid: Piece[] = [];
  for (const part of parts) {
    if (part.points === null || part.points <= 0) continue;
    laid.push({ number: part.number, x: round(x), width: round(part.points) });
    x += part.points;
  }
  return laid;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Share of a part's or score's weight that was not measured. */
export function missing(coverage: number): number {
  return Math.max(0, 1 - coverage);
}
