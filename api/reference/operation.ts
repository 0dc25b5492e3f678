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

import type { Locale } from '../locale.ts';
import type { OpenApiDocument } from '../routes/reference.ts';
import { html, type Markup } from './html.ts';
import { descriptionOf, type Shape, typeOf } from './schema.ts';
import { words } from './words.ts';

type PathItem = NonNullable<OpenApiDocument['paths']>[string];
type Operation = NonNullable<PathItem['get']>;
type Parameter = Extract<NonNullable<Operation['parameters']>[number], { name: string }>;
type Answer = {
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
};

function parameterRow(parameter: Parameter, locale: Locale): Markup {
  const t = words[locale];
  const shape = (parameter.schema ?? {}) as Shape;
  const place = parameter.in === 'path' ? t.path : t.query;
  return html`<tr><td><code>${parameter.name}</code></td><td>${place}, ${parameter.required === true ? t.required : t.optional}</td><td>${typeOf(shape, locale)}</td><td>${descriptionOf(shape, locale) || (parameter.description ?? '')}</td></tr>`;
}

function parameterTable(operation: Operation, locale: Locale): Markup {
  const t = words[locale];
  const parameters = (operation.parameters ?? []).filter((one): one is Parameter => 'name' in one);
  if (parameters.length === 0) return html``;
  const heads = [t.parameter, t.place, t.type, t.meaning].map((head) => html`<th scope="col">${head}</th>`);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${t.parameter}"><table><thead><tr>${heads}</tr></thead><tbody>${parameters.map((one) => parameterRow(one, locale))}</tbody></table></div>`;
}

function answerRow([status, answer]: [string, Answer], locale: Locale): Markup {
  const [type, body] = Object.entries(answer.content ?? {})[0] ?? ['', {}];
  const shape = body.schema === undefined ? html`` : typeOf(body.schema, locale);
  return html`<tr><td>${status}</td><td><code>${type}</code></td><td>${shape}</td></tr>`;
}

/** One address: what it takes, what it answers. */
export function operationSection(path: string, item: PathItem, locale: Locale): Markup {
  const t = words[locale];
  const operation = item.get;
  if (operation === undefined) return html``;
  const chinese = (operation as { 'x-zh'?: string })['x-zh'];
  const heads = [t.status, t.type, t.answers].map((head) => html`<th scope="col">${head}</th>`);
  const answers = Object.entries(operation.responses as Record<string, Answer>);
  return html`<section id="${operation.operationId ?? ''}">
<h3><code>GET ${path}</code></h3>
<p>${(locale === 'zh' ? chinese : undefined) ?? operation.summary ?? ''}</p>
${parameterTable(operation, locale)}
<div class="scroll" tabindex="0" role="region" aria-label="${t.answers}"><table><thead><tr>${heads}</tr></thead><tbody>${answers.map((answer) => answerRow(answer, locale))}</tbody></table></div>
</section>
`;
}
