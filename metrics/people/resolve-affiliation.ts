// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

/** Somebody's word that a person worked for an organisation, as the resolver sees it. Half-open days, `YYYY-MM-DD`. */
export interface Claim {
  readonly id: string;
  readonly organisation: string;
  readonly from: string | null;
  readonly to: string | null;
  /** 0 = by hand; lower wins. */
  readonly rank: number;
  /** Marked as the one that counts. */
  readonly main: boolean;
  /** Role or remark. */
  readonly note: string | null;
}

/** A range of a person that overlaps no other of its kind. */
export interface AffiliationRange {
  readonly organisation: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly claimId: string | null;
}

/** Roles that are no employment. */
const advisory =
  /\b(?:angel|investor|investing|investments?|mentor|mentoring|board (?:member|director|of directors|chair)|chair of the board|adviso?r|advisory|volunteer|alumni|alumnus|alumna)\b|投资人|导师|董事|顾问|志愿者|校友/i;

/** Whether a claim speaks of work at all: investors, mentors, board members and the like are employed elsewhere. */
function isEmployment(claim: Pick<Claim, 'note'>): boolean {
  return claim.note === null || !advisory.test(claim.note.slice(0, 500));
}

function days({ from, to }: Claim): number {
  if (from === null || to === null) return Number.POSITIVE_INFINITY;
  return Date.parse(to) - Date.parse(from);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Manual > marked > dated > rank of the source > organisation with more members > longest range > stable keys. */
function comparator(members: ReadonlyMap<string, number>) {
  const dated = ({ from, to }: Claim) => Number(from !== null || to !== null);
  const longer = (a: Claim, b: Claim) => {
    const [one, other] = [days(a), days(b)];
    return one === other ? 0 : other - one;
  };
  return (a: Claim, b: Claim): number =>
    Number(b.rank === 0) - Number(a.rank === 0) ||
    Number(b.main) - Number(a.main) ||
    dated(b) - dated(a) ||
    a.rank - b.rank ||
    (members.get(b.organisation) ?? 0) - (members.get(a.organisation) ?? 0) ||
    longer(a, b) ||
    byText(a.organisation, b.organisation) ||
    byText(b.from ?? '', a.from ?? '') ||
    a.id.length - b.id.length ||
    byText(a.id, b.id);
}

/** Days where anything begins or ends, between the two that stand for always. */
function boundaries(claims: readonly Claim[]): (string | null)[] {
  const days = new Set(claims.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null));
  return [null, ...[...days].sort(), null];
}

/** Puts ranges together that follow each other by the same claim. */
function joined(ranges: readonly AffiliationRange[]): AffiliationRange[] {
  const result: AffiliationRange[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    const goesOn =
      last !== undefined &&
      last.to !== null &&
      last.to === range.from &&
      last.organisation === range.organisation &&
      last.claimId === range.claimId;
    if (goesOn) result[result.length - 1] = { ...last, to: range.to };
    else result.push(range);
  }
  return result;
}

/**
 * Where a person worked and when, from claims that may overlap: between each two boundaries the strongest claim that
 * covers them. Claims without dates hold always, but after dated ones, so they fill gaps. `members`: how many people
 * claim each organisation.
 */
export function resolveAffiliation(claims: readonly Claim[], members: ReadonlyMap<string, number>): AffiliationRange[] {
  const sorted = claims.filter(isEmployment).sort(comparator(members));
  const bounds = boundaries(sorted);
  const ranges: AffiliationRange[] = [];
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const [from, to] = [bounds[i] ?? null, bounds[i + 1] ?? null];
    const holds = sorted.find(
      (claim) =>
        (claim.from === null || (from !== null && claim.from <= from)) &&
        (claim.to === null || (to !== null && to <= claim.to)),
    );
    if (holds !== undefined) ranges.push({ organisation: holds.organisation, from, to, claimId: holds.id });
  }
  return joined(ranges);
}

/** The parts of `always` that no range covers: what is said without dates fills gaps only. Ranges are in order. */
export function fillGaps(ranges: readonly AffiliationRange[], always: string | null): AffiliationRange[] {
  if (always === null) return [...ranges];
  const gap = { organisation: always, claimId: null };
  const filled: AffiliationRange[] = [];
  let since: string | null = null;
  let open = true;
  for (const range of ranges) {
    if (range.from !== null && range.from !== since) filled.push({ ...gap, from: since, to: range.from });
    filled.push(range);
    since = range.to;
    open = range.to !== null;
  }
  if (open) filled.push({ ...gap, from: since, to: null });
  return filled;
}
