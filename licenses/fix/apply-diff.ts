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

import { linesOf } from './unified-diff.ts';

/** What a patch says of one file. */
export interface FilePatch {
  readonly path: string;
  /** It makes the file. */
  readonly creates: boolean;
  readonly deletes: boolean;
  readonly hunks: readonly Hunk[];
}

interface Hunk {
  /** 0-based line of the old file. */
  readonly at: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const octal = /\\([0-7]{3}|["\\ntr])/gu;
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' };

function unquoted(written: string): string {
  const name = written.replace(/\t$/u, '');
  if (!name.startsWith('"')) return name;
  const bytes = Buffer.from(
    Buffer.from(name.slice(1, -1))
      .toString('latin1')
      .replace(octal, (_, code: string) => escapes[code] ?? String.fromCharCode(Number.parseInt(code, 8))),
    'latin1',
  );
  return bytes.toString('utf8');
}

interface Draft {
  at: number;
  before: string[];
  after: string[];
  left: [number, number];
}

function countOf(text: string | undefined): number {
  return text === undefined ? 1 : Number(text);
}

const hunkHead = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@/u;

/** Takes one line of a hunk; the line before it loses its line end where the patch says so. */
function take(hunk: Draft, line: string): void {
  const [mark, text] = [line[0], line.slice(1)];
  if (mark === ' ' || mark === '-') {
    hunk.before.push(text);
    hunk.left[0] -= 1;
  }
  if (mark === ' ' || mark === '+') {
    hunk.after.push(text);
    hunk.left[1] -= 1;
  }
}

function withoutEnd(lines: string[]): void {
  const last = lines.pop();
  if (last !== undefined) lines.push(last.replace(/\n$/u, ''));
}

interface DraftFile extends FilePatch {
  readonly hunks: Draft[];
}

function fileOf(old: string, now: string): DraftFile {
  const isGone = now === '/dev/null';
  const path = (isGone ? old : now).replace(/^[ab]\//u, '');
  return { path, creates: old === '/dev/null', deletes: isGone, hunks: [] };
}

/** Reads what {@link unifiedDiff} writes. */
export function readPatch(patch: string): FilePatch[] {
  const files: DraftFile[] = [];
  let [old, last] = ['', ' '];
  for (const line of linesOf(patch)) {
    const file = files.at(-1);
    const hunk = file?.hunks.at(-1);
    if (line.startsWith('\\') && hunk !== undefined) {
      if (last !== '+') withoutEnd(hunk.before);
      if (last !== '-') withoutEnd(hunk.after);
    } else if (hunk !== undefined && (hunk.left[0] > 0 || hunk.left[1] > 0)) {
      take(hunk, line);
      last = line[0] ?? ' ';
    } else if (line.startsWith('--- ')) old = unquoted(line.slice(4).replace(/\n$/u, ''));
    else if (line.startsWith('+++ ')) files.push(fileOf(old, unquoted(line.slice(4).replace(/\n$/u, ''))));
    else {
      const head = hunkHead.exec(line);
      if (head === null || file === undefined) continue;
      const before = countOf(head[2]);
      const at = Math.max(0, Number(head[1]) - (before === 0 ? 0 : 1));
      file.hunks.push({ at, before: [], after: [], left: [before, countOf(head[3])] });
    }
  }
  return files;
}

function standsAt(lines: readonly string[], part: readonly string[], at: number): boolean {
  return at >= 0 && at + part.length <= lines.length && part.every((line, index) => lines[at + index] === line);
}

/** The place nearest to where the hunk was made for. */
function placeOf(lines: readonly string[], part: readonly string[], at: number): number | null {
  for (let away = 0; away <= lines.length; away += 1) {
    if (standsAt(lines, part, at + away)) return at + away;
    if (away > 0 && standsAt(lines, part, at - away)) return at - away;
  }
  return null;
}

/** Another patch has put the same lines there: they are not put there twice. */
function isDone(lines: readonly string[], hunk: Hunk): boolean {
  const had = new Set(hunk.before);
  const added = hunk.after.filter((line) => !had.has(line) && line.trim() !== '');
  const gone = hunk.before.filter((line) => !hunk.after.includes(line));
  if (added.length === 0 || gone.length > 0) return false;
  const there = new Set(lines);
  return added.every((line) => there.has(line));
}

/** The text with a patch of its file applied, lines that moved found again; null when a hunk has no place. */
export function applyHunks(text: string, hunks: readonly Hunk[]): string | null {
  let lines = linesOf(text);
  let moved = 0;
  for (const hunk of hunks) {
    if (isDone(lines, hunk)) continue;
    const at = placeOf(lines, hunk.before, hunk.at + moved);
    if (at === null) return null;
    lines = [...lines.slice(0, at), ...hunk.after, ...lines.slice(at + hunk.before.length)];
    moved += hunk.after.length - hunk.before.length;
  }
  return lines.join('');
}
