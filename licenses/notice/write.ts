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

import type { Text } from '../result.ts';
import { jsonText } from '../terminal-text.ts';
import type { Notice, NoticeComponent } from './component.ts';
import { generatedMark } from './mark.ts';
import { labelOf } from './shared-texts.ts';
import { componentLines, type NoticeWords, noticeWords } from './words.ts';

/** Forms of a notice, as in `--format`. */
export const noticeFormats = ['text', 'markdown', 'html', 'json'] as const;
/** One of {@link noticeFormats}. */
export type NoticeFormat = (typeof noticeFormats)[number];

const rule = '='.repeat(80);
const thin = '-'.repeat(80);

function asText(notice: Notice, words: NoticeWords): string {
  const component = (one: NoticeComponent) => [
    labelOf(one),
    ...componentLines(one, words).map((line) => `  ${line}`),
    ...one.notices.flatMap(({ title, text }) => [
      '',
      `  ${words.notice(title)}:`,
      '',
      ...text.split('\n').map((line) => `    ${line}`.trimEnd()),
    ]),
    '',
  ];
  const parts = [words.title, rule, '', words.intro, ...(notice.leftOut === 0 ? [] : [words.leftOut]), ''];
  if (notice.components.length + notice.unknown.length === 0) parts.push(words.none, '');
  if (notice.components.length > 0) parts.push(words.components, thin, '', ...notice.components.flatMap(component));
  if (notice.unknown.length > 0) {
    parts.push(words.unknown, thin, '', words.unknownIntro, '', ...notice.unknown.flatMap(component));
  }
  if (notice.texts.length > 0) parts.push(words.texts, rule, '');
  for (const { title, text, from, components } of notice.texts) {
    parts.push(
      title,
      `${words.appliesTo}: ${components.join(', ')}`,
      ...(from === 'list' ? [words.fromList] : []),
      thin,
      '',
      text,
      '',
      rule,
      '',
    );
  }
  return `${parts.join('\n').trimEnd()}\n`;
}

/** Signs that mean something to Markdown or HTML, written as themselves. */
function md(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/gu, (sign) => `\\${sign}`).replaceAll('@', '@\u2060');
}

/** A fence longer than any row of backticks in the text. */
function fenced(text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, text, fence, ''];
}

function asMarkdown(notice: Notice, words: NoticeWords): string {
  const component = (one: NoticeComponent) => [
    `### ${md(labelOf(one))}`,
    '',
    ...componentLines(one, words).map((line) => `- ${md(line)}`),
    '',
    ...one.notices.flatMap(({ title, text }) => [`${md(words.notice(title))}:`, '', ...fenced(text)]),
  ];
  const intro = md(words.intro).replace(md(generatedMark), () => generatedMark);
  const parts = [`# ${md(words.title)}`, '', intro, ...(notice.leftOut === 0 ? [] : ['', words.leftOut]), ''];
  if (notice.components.length + notice.unknown.length === 0) parts.push(words.none, '');
  if (notice.components.length > 0) parts.push(`## ${words.components}`, '', ...notice.components.flatMap(component));
  if (notice.unknown.length > 0) {
    parts.push(`## ${words.unknown}`, '', words.unknownIntro, '', ...notice.unknown.flatMap(component));
  }
  if (notice.texts.length > 0) parts.push(`## ${words.texts}`, '');
  for (const { title, text, from, components } of notice.texts) {
    parts.push(`### ${md(title)}`, '', `${words.appliesTo}: ${components.map(md).join(', ')}`, '');
    if (from === 'list') parts.push(words.fromList, '');
    parts.push(...fenced(text));
  }
  return `${parts.join('\n').trimEnd()}\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function html(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => entities[sign] ?? sign);
}

function asHtml(notice: Notice, words: NoticeWords, locale: keyof Text): string {
  const component = (one: NoticeComponent) => [
    `<h3>${html(labelOf(one))}</h3>`,
    `<ul>${componentLines(one, words)
      .map((line) => `<li>${html(line)}</li>`)
      .join('')}</ul>`,
    ...one.notices.map(({ title, text }) => `<p>${html(words.notice(title))}:</p>\n<pre>${html(text)}</pre>`),
  ];
  const parts = [
    '<!DOCTYPE html>',
    `<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">`,
    `<head><meta charset="utf-8"><title>${html(words.title)}</title></head>`,
    `<body><h1>${html(words.title)}</h1>`,
    `<p>${html(words.intro)}</p>`,
    ...(notice.leftOut === 0 ? [] : [`<p>${html(words.leftOut)}</p>`]),
  ];
  if (notice.components.length + notice.unknown.length === 0) parts.push(`<p>${words.none}</p>`);
  if (notice.components.length > 0) parts.push(`<h2>${words.components}</h2>`, ...notice.components.flatMap(component));
  if (notice.unknown.length > 0) {
    parts.push(`<h2>${words.unknown}</h2>`, `<p>${words.unknownIntro}</p>`, ...notice.unknown.flatMap(component));
  }
  if (notice.texts.length > 0) parts.push(`<h2>${words.texts}</h2>`);
  for (const { title, text, from, components } of notice.texts) {
    parts.push(`<h3>${html(title)}</h3>`, `<p>${words.appliesTo}: ${components.map(html).join(', ')}</p>`);
    if (from === 'list') parts.push(`<p>${words.fromList}</p>`);
    parts.push(`<pre>${html(text)}</pre>`);
  }
  return `${parts.join('\n')}\n</body></html>\n`;
}

/** Texts stand once, below `texts`; components name theirs. */
function asJson({ components, unknown, ...rest }: Notice): string {
  const slim = (one: NoticeComponent) => ({ ...one, texts: one.texts.map(({ title, from }) => ({ title, from })) });
  const whole = { mark: generatedMark, ...rest, components: components.map(slim), unknown: unknown.map(slim) };
  return `${jsonText(whole)}\n`;
}

/** Writes a notice; the same bytes for the same components, whatever the day and the machine. */
export function writeNotice(notice: Notice, format: NoticeFormat, locale: keyof Text): string {
  if (format === 'json') return asJson(notice);
  const words = noticeWords(notice, locale);
  if (format === 'markdown') return asMarkdown(notice, words);
  return format === 'html' ? asHtml(notice, words, locale) : asText(notice, words);
}
