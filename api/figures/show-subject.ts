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

import { nearest } from '#licenses/nearest.ts';
import type { Client, Figure, FigureScope, MetricCard, SubjectScores } from '../client.ts';
import { ClientError } from '../client.ts';
import type { CommandContext } from '../command.ts';
import { choiceOf } from '../option-values.ts';
import { figureTable, subjectReport } from '../report/figures.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { metricOption, monthOption, periodWords } from './export-command.ts';
import { figureHead, figureRow } from './figure-text.ts';
import { writeOut } from './write-out.ts';

const prefixes: Readonly<Record<string, FigureScope>> = {
  org: 'organisation',
  organisation: 'organisation',
  person: 'person',
  domain: 'domain',
  repo: 'repository',
  repository: 'repository',
  project: 'project',
};

/** What is to be shown. */
export interface ShownSubject {
  readonly scope: FigureScope;
  readonly id: string;
}

/** Reads `org:ID`, `person:ID`, `domain:ID`, `repo:ID`, or the slug of a project. */
export function parseSubject(text: string): ShownSubject {
  const at = text.indexOf(':');
  if (at < 0) return { scope: 'project', id: text };
  const word = text.slice(0, at);
  const scope = Object.hasOwn(prefixes, word) ? prefixes[word] : undefined;
  if (scope !== undefined && at + 1 < text.length) return { scope, id: text.slice(at + 1) };
  const close = nearest(word, Object.keys(prefixes));
  throw new UsageError({
    zh: `看不懂 ${text}${close === null ? '' : `，是否想写 ${close}:…`}。写项目编号，或 org:ID、person:ID、domain:ID、repo:ID。`,
    en: `${text} is not understood${close === null ? '.' : `; did you mean ${close}:…?`} Give a project, or org:ID, person:ID, domain:ID, repo:ID.`,
  });
}

/** Whether single figures are asked for, not the report of a project. */
export function asksForFigures({ options }: CommandContext): boolean {
  return ['metric', 'period', 'from', 'to', 'format'].some((name) => options[name] !== undefined);
}

/** The newest figure of each metric and period. */
function newest(figures: readonly Figure[]): Figure[] {
  const last = new Map(figures.map((figure) => [`${figure.metric} ${figure.period}`, figure]));
  return [...last.values()];
}

async function wanted(context: CommandContext, client: Client, { scope, id }: ShownSubject): Promise<Figure[]> {
  const { options } = context;
  const metrics = metricOption(options);
  const [from, to] = [monthOption(options, 'from'), monthOption(options, 'to')];
  const period = choiceOf(options, 'period', periodWords);
  const plain = period === null && from === null && to === null;
  const figures = await client.subjectFigures(scope, id, {
    ...(metrics === null ? {} : { metrics: metrics.join(',') }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(period === null ? (plain ? { period: 'window12' as const } : {}) : { period }),
  });
  return plain ? newest(figures) : figures;
}

function missing({ scope, id }: ShownSubject): UsageError {
  const nouns = {
    project: { zh: '项目', en: 'project' },
    repository: { zh: '代码仓', en: 'repository' },
    organisation: { zh: '单位', en: 'organisation' },
    person: { zh: '贡献者', en: 'person' },
    domain: { zh: '领域', en: 'domain' },
  };
  return new UsageError({ zh: `没有${nouns[scope].zh} ${id}。`, en: `There is no ${nouns[scope].en} ${id}.` });
}

interface Found {
  readonly figures: readonly Figure[];
  readonly scores: SubjectScores;
  readonly cards: ReadonlyMap<string, MetricCard>;
  readonly names: ReadonlyMap<string, string>;
}

async function find(context: CommandContext, client: Client, subject: ShownSubject): Promise<Found> {
  try {
    const [figures, scores, cards, models] = await Promise.all([
      wanted(context, client, subject),
      client.subjectScores(subject.scope, subject.id),
      client.metricCards(),
      client.modelCards(),
    ]);
    return {
      figures,
      scores,
      cards: new Map(cards.map((card) => [card.id, card])),
      names: new Map(models.map(({ id, name }) => [id, name[context.locale]])),
    };
  } catch (error) {
    if (error instanceof ClientError && error.status === 404) throw missing(subject);
    throw error;
  }
}

/** Figures and scores of one subject, as a table, JSON or CSV. */
export async function showSubject(context: CommandContext, client: Client, subject: ShownSubject): Promise<void> {
  const { options, terminal, locale } = context;
  const format =
    choiceOf(options, 'format', ['table', 'json', 'csv'] as const) ?? (options['json'] === true ? 'json' : 'table');
  const found = await find(context, client, subject);
  const { figures, scores } = found;
  if (format === 'json') terminal.out(jsonText({ figures, ...scores }));
  else if (format === 'csv')
    await writeOut(null, process.stdout, (write) => write([figureHead, ...figures.map(figureRow)].join('')));
  else if (asksForFigures(context)) terminal.out(figureTable(locale, figures, found.cards));
  else terminal.out(subjectReport(terminal, locale, `${subject.scope} ${subject.id}`, found, options['all'] === true));
}
