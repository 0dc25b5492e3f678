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

import { withoutNotices } from '../detect/notice-lines.ts';
import { wordsOf } from '../detect/words.ts';
import { copyrightsIn } from '../scan/copyright.ts';
import type { Notice, NoticeComponent, SharedText } from './component.ts';

/** What to call a component. */
export function labelOf({ name, version, path }: NoticeComponent): string {
  return `${name}${version === null ? '' : ` ${version}`}${path === null ? '' : ` (${path})`}`;
}

/** Two copies of a text are the same when their words are, copyright lines aside: those stand with each component. */
function keyOf(text: string): string {
  return wordsOf(withoutNotices(text)).join(' ');
}

interface Draft extends SharedText {
  readonly components: string[];
}

/** The text without the lines that name one component's holders, which would be wrong for the others; of the list's, without rooms for them. */
function common({ text, from }: Pick<SharedText, 'text' | 'from'>): string {
  const named = new Set(copyrightsIn(Buffer.from(text)).map(({ line }) => line));
  const lines = text.split('\n').map((line, index) => (named.has(index + 1) ? withoutNotices(line) : line));
  const bare = from === 'list' ? withoutNotices(text) : lines.join('\n');
  return bare
    .replace(/^\n+/u, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trimEnd();
}

/** Every text once, with the components that it belongs to; by title, then by the first component. */
function sharedTexts(components: readonly NoticeComponent[]): SharedText[] {
  const drafts = new Map<string, Draft>();
  for (const component of components) {
    for (const { title, text, from } of component.texts) {
      const key = keyOf(text);
      const known = drafts.get(key);
      const label = labelOf(component);
      if (known === undefined) drafts.set(key, { title, text, from, components: [label] });
      else {
        if (!known.components.includes(label)) known.components.push(label);
        // A text that came with a component is better evidence than the list's.
        if (known.from === 'list' && from === 'copy') drafts.set(key, { ...known, title, text, from });
      }
    }
  }
  return [...drafts.values()]
    .map((one) => (one.components.length > 1 || one.from === 'list' ? { ...one, text: common(one) } : one))
    .sort((a, b) => compare(a.title, b.title) || compare(a.components[0] ?? '', b.components[0] ?? ''));
}

/** By UTF-16 code units: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Puts components in order and their texts together. */
export function noticeOf(name: string, all: readonly NoticeComponent[], leftOut: number): Notice {
  const inOrder = all.toSorted(
    (a, b) =>
      compare(a.name, b.name) ||
      compare(a.version ?? '', b.version ?? '') ||
      compare(a.purl ?? a.path ?? '', b.purl ?? b.path ?? ''),
  );
  const isKnown = ({ licence }: NoticeComponent) => licence !== null && licence !== 'NONE';
  return {
    name,
    components: inOrder.filter(isKnown),
    unknown: inOrder.filter((one) => !isKnown(one)),
    texts: sharedTexts(inOrder),
    leftOut,
  };
}
