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

import type { LicenceDiff, LicenceDirectory, ProjectLicences } from '#api/client.ts';
import { exact } from './format.ts';
import { type Label, lookOf } from './licence-map.ts';
import { type Locale, pick } from './locale.ts';
import { translator } from './text.ts';

/** The project's licence in one sentence, with the reason. */
export function conclusion({ licence }: ProjectLicences, locale: Locale): string {
  const t = translator(locale);
  if (licence === null) return t('licence.notYet');
  const reason = pick(licence.explanation, locale);
  const said = licence.concluded === null ? t('licences.unclear') : t('licences.is', { licence: licence.concluded });
  return `${said}${t('sentence.space')}${reason}`;
}

/** Names of holders, or at least their number, are known. */
export function hasHolders({ holders }: ProjectLicences): boolean {
  return holders.organisations.length > 0 || holders.others > 0;
}

/** What the map shows, for those who do not see it. */
export function describeMap(licences: ProjectLicences, locale: Locale): string {
  const t = translator(locale);
  const most = licences.expressions.slice(0, 3).map(({ expression, files }) => {
    return t('licences.some', { licence: expression, n: exact(files, locale) });
  });
  const files = t('licences.ofFiles', { n: exact(licences.scan?.files ?? 0, locale) });
  return [files, ...most].join(t('list.comma'));
}

/** What stands in a cell of the map. */
export function mapLabel({ name, members, x }: Label, locale: Locale): string {
  const t = translator(locale);
  if (name === '.') return t('licences.whole');
  if (name === null) return members === 0 ? t('licences.here') : t('licences.others', { n: members });
  const longest = x < 100 ? 16 : 22;
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
}

/** A line of the table beside the map. */
export interface ExpressionRow {
  readonly look: number;
  /** Null = a group that says nothing of a licence. */
  readonly expression: string | null;
  readonly files: number;
  readonly share: number;
  readonly verdict: ProjectLicences['expressions'][number]['verdict'];
}

const mostRows = { expressions: 20, directories: 40 };

/** The table beside the map: licences with most files first, then files without one, and files that are no text. */
export function expressionRows(licences: ProjectLicences): { rows: ExpressionRow[]; more: number } {
  const { expressions, scan, unstated } = licences;
  const look = lookOf(expressions);
  const all = scan?.files ?? 0;
  const share = (files: number) => (all === 0 ? 0 : Math.min(1, files / all));
  const told = expressions.reduce((sum, { files }) => sum + files, 0);
  const groups = [
    { look: 0, files: unstated ?? 0 },
    { look: 8, files: Math.max(0, all - told - (unstated ?? 0)) },
  ].filter(({ files }) => files > 0);
  const shown = expressions.slice(0, mostRows.expressions).map(({ expression, files, verdict }) => {
    return { look: look(expression), expression, files, share: share(files), verdict };
  });
  const rest = groups.map((group) => ({ ...group, expression: null, share: share(group.files), verdict: null }));
  return { rows: [...shown, ...rest], more: Math.max(0, expressions.length - mostRows.expressions) };
}

/** Directories with most files first, as many as a page can show. */
export function directoryRows(directories: readonly LicenceDirectory[]): { rows: LicenceDirectory[]; more: number } {
  const sorted = directories.toSorted((a, b) => b.files - a.files || (a.path < b.path ? -1 : 1));
  return { rows: sorted.slice(0, mostRows.directories), more: Math.max(0, sorted.length - mostRows.directories) };
}

/** A piece of a comparison as a page shows it. */
export interface DiffPiece {
  readonly kind: 'same' | 'del' | 'ins' | 'gap';
  readonly text: string;
}

/** Words of an unchanged stretch that stay on each side of a change, and characters that a page shows in all. */
const around = 160;
const longest = 24_000;

function shortened(text: string, before: boolean, after: boolean): DiffPiece[] {
  if (text.length <= around * 2 + 40) return [{ kind: 'same', text }];
  const pieces: DiffPiece[] = [];
  if (before) pieces.push({ kind: 'same', text: text.slice(0, around) });
  pieces.push({ kind: 'gap', text: '' });
  if (after) pieces.push({ kind: 'same', text: text.slice(-around) });
  return pieces;
}

function pieces({ kind, text, canonical }: LicenceDiff['parts'][number], first: boolean, last: boolean): DiffPiece[] {
  if (kind === 'missing') return [{ kind: 'del', text: canonical }];
  if (kind === 'added') return [{ kind: 'ins', text }];
  if (kind !== 'replaced') return shortened(text, !first, !last);
  return [
    { kind: 'del', text: canonical },
    { kind: 'ins', text },
  ];
}

/** A comparison with its unchanged stretches shortened; `cut` = it goes on beyond what a page can show. */
export function diffParts(parts: LicenceDiff['parts']): { parts: DiffPiece[]; cut: boolean } {
  const shown: DiffPiece[] = [];
  let length = 0;
  for (const [index, part] of parts.entries()) {
    for (const piece of pieces(part, index === 0, index === parts.length - 1)) {
      length += piece.text.length;
      if (length > longest) return { parts: shown, cut: true };
      shown.push({ kind: piece.kind, text: piece.kind === 'gap' ? '' : ` ${piece.text.trim()} ` });
    }
  }
  return { parts: shown, cut: false };
}
