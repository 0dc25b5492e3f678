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
import type { Model } from '#metrics/model.ts';
import { models } from '#metrics/model-registry.ts';
import type { Scope } from '#store/facts.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import type { Locale } from '../locale.ts';
import { choiceOf, langOf, textOf } from '../option-values.ts';
import { jsonText, terminalLine } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { evaluateTable } from './evaluate-table.ts';
import { FileFault } from './file.ts';
import { modelCardText, modelList, scopesOf } from './show-card.ts';

function modelOf(id: string): Model {
  const model = models.get(id);
  if (model !== undefined) return model;
  const close = nearest(id, [...models.keys()]);
  const known = [...models.keys()].join(', ');
  throw new UsageError({
    zh: `没有模型 ${id}${close === null ? '' : `，是否想写 ${close}`}。已有：${known}`,
    en: `There is no model ${id}${close === null ? '.' : `; did you mean ${close}?`} Known: ${known}`,
  });
}

function scopeOf(model: Model, options: StandaloneContext['options']): Scope {
  const scopes = scopesOf(model);
  const asked = choiceOf(options, 'scope', scopes);
  return asked ?? (scopes.includes('project') ? 'project' : (scopes[0] as Scope));
}

/** The rule of the model's source, for models whose own rule is another one. */
function asPublished(model: Model): Model {
  const missing = model.publishedMissing;
  if (missing === undefined) {
    throw new UsageError({
      zh: `${model.id} 的缺失规则与来源相同，或来源没有规定，不用 --as-published`,
      en: `${model.id} treats what is missing as its source does, or that has no rule; leave out --as-published`,
    });
  }
  return { ...model, missing, totalCoverage: 0 };
}

function tellCard(context: StandaloneContext, model: Model, locale: Locale): void {
  const { terminal, options } = context;
  if (options['json'] === true) terminal.out(jsonText(model));
  else terminal.out(modelCardText(model, scopeOf(model, options), locale));
}

function tellList({ terminal, options }: StandaloneContext, locale: Locale): void {
  if (options['json'] === true) {
    const list = [...models.values()].map((model) => ({
      id: model.id,
      name: model.name,
      revision: model.revision,
      scopes: scopesOf(model),
      source: model.source,
    }));
    terminal.out(jsonText({ models: list }));
  } else terminal.out(modelList(locale));
}

/** Lists models, shows the card of one, or evaluates it over a table. */
export async function modelCommand(context: StandaloneContext): Promise<ExitCode> {
  const { args, options, terminal } = context;
  const locale = langOf(options) ?? context.locale;
  const inputs = textOf(options, 'inputs');
  const [id] = args;
  if (id === undefined) {
    if (inputs !== null) {
      throw new UsageError({ zh: '--inputs 需要一个模型', en: '--inputs needs a model' });
    }
    tellList(context, locale);
    return 0;
  }
  const own = modelOf(id);
  const model = options['as-published'] === true ? asPublished(own) : own;
  if (inputs === null) {
    tellCard(context, model, locale);
    return 0;
  }
  try {
    return await evaluateTable(context, { path: inputs, model, scope: scopeOf(model, options), locale });
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    terminal.err(terminalLine(error.text[locale]));
    return 1;
  }
}
