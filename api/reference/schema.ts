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
import { html, type Markup } from './html.ts';
import { words } from './words.ts';

/** The parts of a JSON Schema that the page shows. */
export interface Shape {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Shape | readonly Shape[];
  readonly prefixItems?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly description?: string;
  readonly 'x-zh'?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

const nullWord: Readonly<Record<Locale, string>> = { zh: '，可为 null', en: ' or null' };

function isNull(shape: Shape): boolean {
  return shape.type === 'null' || (Array.isArray(shape.type) && shape.type.length === 1 && shape.type[0] === 'null');
}

function unionOf(options: readonly Shape[], locale: Locale): Markup {
  const real = options.filter((option) => !isNull(option));
  const named = real.map((option, i) => (i === 0 ? typeOf(option, locale) : html` | ${typeOf(option, locale)}`));
  return html`${named}${real.length < options.length ? nullWord[locale] : ''}`;
}

function objectOf(shape: Shape, locale: Locale): Markup {
  if (typeof shape.additionalProperties === 'object')
    return html`{ id: ${typeOf(shape.additionalProperties, locale)} }`;
  const fields = Object.entries(shape.properties ?? {});
  return html`{ ${fields.map(([name, field], i) => html`${i === 0 ? '' : ', '}${name}: ${typeOf(field, locale)}`)} }`;
}

/** A schema's type in one line, with links to named ones. */
export function typeOf(shape: Shape, locale: Locale): Markup {
  if (shape.$ref !== undefined) {
    const name = shape.$ref.split('/').at(-1) ?? '';
    return html`<a href="#shape-${name}">${name}</a>`;
  }
  const options = shape.anyOf ?? shape.oneOf;
  if (options !== undefined) return unionOf(options, locale);
  if (shape.allOf !== undefined)
    return html`${shape.allOf.map((part, i) => html`${i === 0 ? '' : ' & '}${typeOf(part, locale)}`)}`;
  if (shape.enum !== undefined) return html`${shape.enum.map((value) => JSON.stringify(value)).join(' | ')}`;
  const types = Array.isArray(shape.type) ? shape.type : [shape.type];
  const known = types.filter((type) => type !== 'null');
  const orNull = known.length < types.length ? nullWord[locale] : '';
  if (known[0] === 'array') return html`${arrayOf(shape, locale)}${orNull}`;
  if (known[0] === 'object') return html`${objectOf(shape, locale)}${orNull}`;
  return html`${known.map((type) => type ?? 'any').join(' | ')}${shape.format === undefined ? '' : ` (${shape.format})`}${orNull}`;
}

function arrayOf(shape: Shape, locale: Locale): Markup {
  const items = shape.prefixItems ?? shape.items ?? {};
  if (Array.isArray(items))
    return html`[${items.map((item, i) => html`${i === 0 ? '' : ', '}${typeOf(item, locale)}`)}]`;
  return html`${typeOf(items as Shape, locale)}[]`;
}

/** What a schema says of itself in the language of the page; English where there is no Chinese yet. */
export function descriptionOf(shape: Shape, locale: Locale): string {
  return (locale === 'zh' ? shape['x-zh'] : undefined) ?? shape.description ?? '';
}

function fieldsOf(shape: Shape): [string, Shape][] {
  const parts = shape.allOf ?? [];
  return [...parts.flatMap(fieldsOf), ...Object.entries(shape.properties ?? {})];
}

/** A named shape with its fields. */
export function schemaSection(name: string, schema: object, locale: Locale): Markup {
  const t = words[locale];
  const shape = schema as Shape;
  const fields = fieldsOf(shape);
  const rows = fields.map(
    ([field, type]) =>
      html`<tr><td><code>${field}</code></td><td>${typeOf(type, locale)}</td><td>${descriptionOf(type, locale)}</td></tr>`,
  );
  const table =
    fields.length === 0
      ? html`<p>${typeOf(shape, locale)}</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table><thead><tr><th scope="col">${t.field}</th><th scope="col">${t.type}</th><th scope="col">${t.meaning}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  return html`<section id="shape-${name}"><h3><code>${name}</code></h3>${table}</section>
`;
}
