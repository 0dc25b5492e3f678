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

/** Markup languages that documents of a repository are written in; plain text is read as Markdown. */
export type Markup = 'markdown' | 'rst' | 'asciidoc';

/** One line of a document, without comments. */
export interface SourceLine {
  readonly text: string;
  /** Inside a fenced block, a listing or `<pre>`: never a heading or a link. */
  readonly code: boolean;
}

/** The markup of a path by its extension. */
export function markupOf(path: string): Markup {
  if (/\.(?:rst|rest)$/i.test(path)) return 'rst';
  return /\.(?:adoc|asciidoc|asc)$/i.test(path) ? 'asciidoc' : 'markdown';
}

/** The store keeps no more of a document than this, so reading on would only serve whoever sends something else. */
const longestDocument = 262_144;

/** Lines of a document, whatever the line ends; a byte order mark and comments are dropped, line numbers stay. */
export function readLines(markup: Markup, text: string): SourceLine[] {
  const raw = text
    .slice(0, longestDocument)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/);
  if (markup === 'asciidoc') return readAsciidoc(raw);
  if (markup === 'rst') return raw.map((line) => ({ text: line, code: false }));
  return readMarkdown(raw);
}

interface Open {
  fence: string | null;
  comment: boolean;
  pre: boolean;
}

function readMarkdown(raw: readonly string[]): SourceLine[] {
  const open: Open = { fence: null, comment: false, pre: false };
  return raw.map((line) => readMarkdownLine(line, open));
}

function readMarkdownLine(line: string, open: Open): SourceLine {
  if (open.fence !== null) {
    if (closesFence(line, open.fence)) open.fence = null;
    return { text: line, code: true };
  }
  const text = dropComments(line, open);
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
  if (fence !== undefined && !(fence.startsWith('`') && text.trimStart().slice(fence.length).includes('`'))) {
    open.fence = fence;
    return { text, code: true };
  }
  const wasPre = open.pre;
  const starts = text.search(/<pre[\s>]/i);
  const ends = text.search(/<\/pre>/i);
  if (starts >= 0) open.pre = ends < starts;
  else if (ends >= 0) open.pre = false;
  return { text, code: wasPre || starts >= 0 };
}

function closesFence(line: string, fence: string): boolean {
  const closing = line.trim();
  return closing.length >= fence.length && closing === (fence[0] ?? '').repeat(closing.length);
}

function dropComments(line: string, open: Open): string {
  let kept = '';
  let at = 0;
  while (at < line.length) {
    if (open.comment) {
      const end = line.indexOf('-->', at);
      if (end < 0) return kept;
      open.comment = false;
      at = end + 3;
      continue;
    }
    const start = line.indexOf('<!--', at);
    if (start < 0) return kept + line.slice(at);
    kept += line.slice(at, start);
    open.comment = true;
    at = start + 4;
  }
  return kept;
}

function readAsciidoc(raw: readonly string[]): SourceLine[] {
  let block: string | null = null;
  return raw.map((line) => {
    const mark = line.trimEnd();
    const delimiter = mark.length <= 100 && /^(?:-{4,}|\.{4,}|\/{4,}|`{3,})/.test(mark) ? mark : null;
    if (block !== null) {
      const comment = block.startsWith('/');
      if (mark === block) block = null;
      return { text: comment ? '' : line, code: true };
    }
    if (delimiter !== null && isDelimiter(delimiter)) {
      block = delimiter.startsWith('`') ? delimiter.replace(/[^`].*$/, '') : delimiter;
      return { text: '', code: true };
    }
    return { text: line.startsWith('//') ? '' : line, code: false };
  });
}

function isDelimiter(mark: string): boolean {
  return mark.startsWith('`') || mark === (mark[0] ?? '').repeat(mark.length);
}
