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

import { problemKinds } from '../errors.ts';
import type { Locale } from '../locale.ts';
import type { OpenApiDocument } from '../routes/reference.ts';
import { html, type Markup } from './html.ts';
import { operationSection } from './operation.ts';
import { schemaSection } from './schema.ts';
import { words } from './words.ts';

function problemRows(locale: Locale): Markup[] {
  return Object.entries(problemKinds).map(
    ([kind, { status, title }]) =>
      html`<tr id="problem-${kind}"><td><code>${kind}</code></td><td>${status}</td><td>${title[locale]}</td></tr>`,
  );
}

function navigation(document: OpenApiDocument): Markup[] {
  return Object.entries(document.paths ?? {}).map(
    ([path, item]) => html`<li><a href="#${item.get?.operationId ?? ''}"><code>${path}</code></a></li>`,
  );
}

/** The API for people to read, made from its own description; whole without JavaScript. */
export function referencePage(document: OpenApiDocument, locale: Locale): string {
  const t = words[locale];
  const schemas = Object.entries(document.components?.schemas ?? {});
  const other = locale === 'zh' ? { href: '/api/v1/en', lang: 'en' } : { href: '/api/v1/', lang: 'zh-CN' };
  return html`<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t.title}</title>
<link rel="stylesheet" href="/api/v1/reference.css">
<link rel="alternate" hreflang="${other.lang}" href="${other.href}">
</head>
<body>
<header>
<p><a href="/">${t.home}</a> · <a href="${other.href}" hreflang="${other.lang}" lang="${other.lang}">${t.other}</a></p>
<h1>${t.title}</h1>
<p>${t.intro}</p>
<p><a href="/api/v1/openapi.json">${t.document}</a></p>
</header>
<nav aria-label="${t.routes}"><ul>${navigation(document)}</ul></nav>
<main>
<h2>${t.rules}</h2>
<ul>${t.ruleList.map((rule) => html`<li>${rule}</li>`)}</ul>
<h2>${t.routes}</h2>
${Object.entries(document.paths ?? {}).map(([path, item]) => operationSection(path, item, locale))}
<h2>${t.shapes}</h2>
<p>${t.shapesIntro}</p>
${schemas.map(([name, schema]) => schemaSection(name, schema, locale))}
<h2>${t.problems}</h2>
<p>${t.problemsIntro}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${t.problems}"><table>
<thead><tr><th scope="col">${t.kind}</th><th scope="col">${t.status}</th><th scope="col">${t.meaning}</th></tr></thead>
<tbody>${problemRows(locale)}</tbody></table></div>
</main>
</body>
</html>
`.markup;
}
