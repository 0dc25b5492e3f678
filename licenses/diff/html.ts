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
import { folded } from './text.ts';
import type { DiffNote } from './weighty.ts';
import type { DiffSegment, WordDiff } from './word-diff.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
// oxlint-disable-next-line no-control-regex -- what HTML does not allow is what it looks for
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/gu;
const hidden = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/gu;

/** Any text as HTML text or attribute value; control characters become a sign, marks that reorder text are taken away. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, '\uFFFD')
    .replace(hidden, '')
    .replace(/[&<>"']/gu, (character) => entities[character] ?? '');
}

function foldedHtml(text: string, locale: keyof Text): string {
  const { head, left, tail } = folded(text);
  if (left === 0) return escapeHtml(text);
  const middle = text.slice(head.length, text.length - tail.length);
  const label = locale === 'zh' ? `${left} 个词相同` : `${left} more words`;
  return `${escapeHtml(head)}<details><summary>${label}</summary>${escapeHtml(middle)}</details>${escapeHtml(tail)}`;
}

function segmentHtml({ kind, text, canonical, lines }: DiffSegment, locale: keyof Text): string {
  if (kind === 'same') return `<span>${foldedHtml(text, locale)}</span>`;
  if (kind === 'free' || kind === 'outside') return `<span class="${kind}">${foldedHtml(text, locale)}</span>`;
  const gone = canonical === '' ? '' : `<del>${escapeHtml(canonical)}</del>`;
  const came = text === '' ? '' : `<ins>${escapeHtml(text)}</ins>`;
  return `<span data-line="${lines[0]}">${gone}${came}</span>`;
}

/** A difference as a fragment of HTML without styles or scripts: `<del>` what the canonical text has, `<ins>` what stands there. */
function diffHtml({ segments }: WordDiff, locale: keyof Text): string {
  return `<span class="licence-diff">${segments.map((segment) => segmentHtml(segment, locale)).join('')}</span>`;
}

/** A page that shows one difference; it loads nothing. */
export function diffPage(
  title: string,
  lead: readonly string[],
  notes: readonly DiffNote[],
  diff: WordDiff,
  locale: keyof Text,
): string {
  const paragraphs = lead.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
  const items = notes.map(
    ({ words, line, text }) => `<li>${line}: <q>${escapeHtml(words)}</q> ${escapeHtml(text[locale])}</li>`,
  );
  return [
    '<!doctype html>',
    `<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>`,
    '<body>',
    `<h1>${escapeHtml(title)}</h1>`,
    paragraphs,
    items.length === 0 ? '' : `<ul>\n${items.join('\n')}\n</ul>`,
    `<pre>${diffHtml(diff, locale)}</pre>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
