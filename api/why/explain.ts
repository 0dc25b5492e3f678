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

import type { Kysely } from 'kysely';
import { models } from '#metrics/model-registry.ts';
import { whyProject } from '#metrics/rank/why.ts';
import { type Month, parseMonth } from '#store/period.ts';
import { lastWholeMonth } from '#store/queries/ranking-facts.ts';
import type { Database } from '#store/schema.ts';
import type { Why } from '../client.ts';
import { ApiError, notFound } from '../errors.ts';

/** What to explain; `to: null` = the last whole month. */
export interface Question {
  readonly project: string;
  readonly model: string;
  readonly from: Month | null;
  readonly to: Month | null;
}

/** Explains a score, or the difference of two. */
export async function explainScore(db: Kysely<Database>, question: Question): Promise<Why> {
  const { project, model, from } = question;
  if (models.get(model)?.parts.project === undefined) {
    throw new ApiError(
      'bad-parameter',
      {
        zh: `参数 model 的取值 ${model} 不是评价项目的模型。`,
        en: `The parameter model names ${model}, which scores no projects.`,
      },
      {
        parameter: 'model',
        allowed: [...models.values()].filter(({ parts }) => parts.project !== undefined).map(({ id }) => id),
      },
    );
  }
  const to = question.to ?? parseMonth((await lastWholeMonth(db, project)) ?? '');
  if (to === null) {
    throw notFound({
      zh: `项目 ${project} 还没有算出数据。先采集（tongming crawl），再计算（tongming compute）。`,
      en: `Nothing was computed of ${project} yet. First crawl it (tongming crawl), then compute (tongming compute).`,
    });
  }
  if (from !== null && from >= to) {
    throw new ApiError(
      'bad-parameter',
      { zh: `参数 from（${from}）须早于 to（${to}）。`, en: `The parameter from (${from}) must be before to (${to}).` },
      { parameter: 'from' },
    );
  }
  // The shape is that of the schema; only its arrays are not readonly.
  return structuredClone(await whyProject({ db }, { project, model, from, to })) as Why;
}
