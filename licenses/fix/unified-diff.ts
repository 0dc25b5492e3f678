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

import { commonRuns } from '../diff/common-runs.ts';

/** A text as lines, each with its own line end; the last may have none. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : (text.match(/[^\n]*\n|[^\n]+$/gu) ?? []);
}

interface Edit {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

const context = 3;

/** Lines as numbers from 1, the same number for the same line in both. */
function numbered(...sides: readonly (readonly string[])[]): Int32Array[] {
  const ids = new Map<string, number>();
  return sides.map((lines) =>
    Int32Array.from(lines, (line) => {
      const known = ids.get(line);
      if (known !== undefined) return known;
      ids.set(line, ids.size + 1);
      return ids.size;
    }),
  );
}

/** Lines that both texts have, as pairs of 0-based line numbers in ascending order. */
export function sameLines(before: readonly string[], after: readonly string[]): ReadonlyMap<number, number> {
  const same = new Map<number, number>();
  for (const { a, b, length } of runsOf(before, after)) for (let i = 0; i < length; i += 1) same.set(a + i, b + i);
  return same;
}

/** Common lines at both ends need no search, which most mended files have. */
function runsOf(before: readonly string[], after: readonly string[]) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const [a, b] = numbered(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  const inner = commonRuns(a as Int32Array, b as Int32Array).map((run) => ({
    a: run.a + head,
    b: run.b + head,
    length: run.length,
  }));
  return [
    { a: 0, b: 0, length: head },
    ...inner,
    { a: before.length - tail, b: after.length - tail, length: tail },
  ].filter(({ length }) => length > 0);
}

function editsOf(before: readonly string[], after: readonly string[]): Edit[] {
  const edits: Edit[] = [];
  let [a, b] = [0, 0];
  for (const run of [...runsOf(before, after), { a: before.length, b: after.length, length: 0 }]) {
    if (run.a > a || run.b > b) edits.push({ a0: a, a1: run.a, b0: b, b1: run.b });
    [a, b] = [run.a + run.length, run.b + run.length];
  }
  return edits;
}

/** Edits that are nearer to each other than twice the context share a hunk. */
function hunksOf(edits: readonly Edit[]): Edit[][] {
  const hunks: Edit[][] = [];
  for (const edit of edits) {
    const last = hunks.at(-1)?.at(-1);
    if (last !== undefined && edit.a0 - last.a1 <= 2 * context) hunks.at(-1)?.push(edit);
    else hunks.push([edit]);
  }
  return hunks;
}

function marked(mark: string, line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}

function range(from: number, count: number): string {
  const first = count === 0 ? from : from + 1;
  return count === 1 ? `${first}` : `${first},${count}`;
}

function hunkText(edits: readonly Edit[], before: readonly string[], after: readonly string[]): string {
  const [first, last] = [edits[0] as Edit, edits.at(-1) as Edit];
  const lead = Math.min(context, first.a0);
  const [a0, b0] = [first.a0 - lead, first.b0 - lead];
  const trail = Math.min(context, before.length - last.a1);
  const [a1, b1] = [last.a1 + trail, last.b1 + trail];
  let [text, at] = ['', a0];
  for (const edit of edits) {
    for (; at < edit.a0; at += 1) text += marked(' ', before[at] as string);
    for (; at < edit.a1; at += 1) text += marked('-', before[at] as string);
    for (let i = edit.b0; i < edit.b1; i += 1) text += marked('+', after[i] as string);
  }
  for (; at < a1; at += 1) text += marked(' ', before[at] as string);
  return `@@ -${range(a0, a1 - a0)} +${range(b0, b1 - b0)} @@\n${text}`;
}

const plainName = /^[\w./@+=,~ ()[\]{}!#$%&'*;<>?^`|:\u{00A0}-\u{10FFFF}-]+$/u;
const letters: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
};

/** A path as git writes it in a patch: in quotes, with octal bytes, where it has characters that a line cannot hold. */
function quotedPath(prefix: string, path: string): string {
  const whole = `${prefix}/${path}`;
  if (plainName.test(whole) && !whole.endsWith(' ')) return whole;
  const escaped = whole.replace(/["\\\p{Cc}]/gu, (sign) => {
    const short = letters[sign];
    if (short !== undefined) return short;
    return [...Buffer.from(sign)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  });
  return `"${escaped}"`;
}

/** What makes one text from the other, as `git apply` reads it; null stands for a file that is not there. Empty when they are the same. */
export function unifiedDiff(path: string, before: string | null, after: string | null): string {
  if (before === after) return '';
  const [old, now] = [linesOf(before ?? ''), linesOf(after ?? '')];
  const edits = editsOf(old, now);
  const [from, to] = [quotedPath('a', path), quotedPath('b', path)];
  const head = `diff --git ${from} ${to}\n`;
  const mode = before === null ? 'new file mode 100644\n' : after === null ? 'deleted file mode 100644\n' : '';
  if (edits.length === 0) return head + mode;
  // A name with a space ends where a tab does, as git writes it.
  const end = path.includes(' ') ? '\t' : '';
  const names = `--- ${before === null ? '/dev/null' : from + end}\n+++ ${after === null ? '/dev/null' : to + end}\n`;
  return (
    head +
    mode +
    names +
    hunksOf(edits)
      .map((hunk) => hunkText(hunk, old, now))
      .join('')
  );
}
