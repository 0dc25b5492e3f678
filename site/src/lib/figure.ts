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

import type { Project, ScoreBrief } from '#api/client.ts';
import { monthLabel } from './describe.ts';
import { compact, coverage, score } from './format.ts';
import { type Locale, pick } from './locale.ts';
import { translator } from './text.ts';

/** One headline number of a project. */
export interface Figure {
  readonly label: string;
  /** Null = not known; `instead` says so in its place. */
  readonly value: string | null;
  readonly instead: string;
  readonly note: string;
}

/** The four headline numbers of a project page. */
export function keyFigures(project: Project, locale: Locale): Figure[] {
  const t = translator(locale);
  return [
    scoreFigure(t('model.quality'), project.quality, locale),
    scoreFigure(t('model.participation'), project.participation, locale),
    countFigure(t('figure.commits'), project.commits12, project.window12, locale),
    countFigure(t('figure.contributors'), project.contributors12, project.window12, locale),
  ];
}

function scoreFigure(label: string, brief: ScoreBrief | null, locale: Locale): Figure {
  const t = translator(locale);
  if (brief === null) return { label, value: null, instead: t('score.none'), note: t('figure.notYet') };
  const covered = `${t('score.coverageIs', { coverage: coverage(brief.coverage) })} · ${monthLabel(brief, locale)}`;
  const note = brief.reason === null ? covered : pick(brief.reason, locale);
  return { label, value: brief.value === null ? null : score(brief.value), instead: t('score.none'), note };
}

function countFigure(label: string, value: number | null, window: Project['window12'], locale: Locale): Figure {
  const t = translator(locale);
  if (value === null || window === null) return { label, value: null, instead: t('none'), note: t('figure.notYet') };
  const note = t('figure.window', { month: monthLabel(window, locale) });
  return { label, value: compact(value, locale), instead: t('none'), note };
}
