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

import type { CheckFacts } from '../check/facts.ts';
import { commentSyntaxOf, isCommentLine } from '../comment-syntax.ts';
import { holderKey, holderKeys } from '../copyright-holders.ts';
import type { Finding } from '../detect/finding.ts';
import { headerBlock } from '../fix/header-block.ts';
import { linesOf } from '../fix/unified-diff.ts';
import { isLegal, isProse } from '../scan/names.ts';
import type { Copyright } from '../scan/result.ts';
import { expressionsIn } from './expressions-in.ts';
import type { ProjectHolders } from './own-holders.ts';
import type { TouchedFile } from './touched-file.ts';

/** What a change puts into a file that says it is somebody else's. */
export interface ForeignMarks {
  readonly copyrights: readonly Copyright[];
  /** Licences that neither the project nor the file before has, with the line of each. */
  readonly licences: readonly { readonly expression: string; readonly line: number }[];
  /** Comments that say where code came from, as written. */
  readonly origins: readonly { readonly text: string; readonly line: number }[];
}

const origin =
  /(?:\b(?:copied|taken|borrowed|adapted|ported|derived|lifted|stolen|copy-?pasted|based)\b.{0,60}\b(?:from|on)\b|摘自|抄自|改编自|移植自|复制自|修改自|参考自).{0,80}https?:\/\/|https?:\/\/(?:[a-z]{2,10}\.)?stackoverflow\.com\/(?:a|q|questions|answers)\//iu;
const longestLine = 500;
const mostLines = 100_000;

/** Where licences and notices speak of a file. */
interface Lines {
  readonly isHeader: (line: number) => boolean;
  /** The header and other comments, not strings; of files whose comments nobody knows, the start. */
  readonly isComment: (line: number) => boolean;
  /** Whether a span of bytes begins behind a quotation mark that is closed in it or directly behind it. */
  readonly isQuoted: (span: readonly [number, number]) => boolean;
}

const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
]);

function linesThatSpeak(path: string, text: string): Lines {
  const lines = linesOf(text);
  const syntax = commentSyntaxOf(path, lines[0]);
  const block = headerBlock(text, path);
  const isHeader = (line: number) => block !== null && line > block.from && line <= block.to;
  const bytes = Buffer.from(text);
  return {
    isHeader,
    isQuoted: ([from, to]) => {
      const close = quotes.get(
        bytes
          .subarray(Math.max(0, from - 3), from)
          .toString()
          .slice(-1),
      );
      return (
        close !== undefined &&
        bytes
          .subarray(from, to + 3)
          .toString()
          .includes(close)
      );
    },
    isComment: (line) =>
      isHeader(line) || (syntax === null ? line <= 50 : isCommentLine(lines[line - 1] ?? '', syntax)),
  };
}

/** Words of a notice that is more than the mention of a licence. */
const leastWords = 5;
const near = 10;

/** Whether a statement says under which licence code is: a comment may also speak of licences. */
function isClaim(
  { class: how, kind, lines, bytes, words }: Finding,
  { isHeader, isQuoted }: Lines,
  copyrights: readonly Copyright[],
): boolean {
  if (kind === 'reference' || !['exact', 'near', 'tag'].includes(how)) return false;
  const [line] = lines;
  if (how === 'tag' || kind === 'text' || isHeader(line)) return true;
  // Words in quotes are spoken of.
  if (isQuoted(bytes)) return false;
  if (words.covered >= leastWords) return true;
  return copyrights.some((one) => Math.abs(one.line - line) <= near && one.years !== null);
}

/** Whether a comment begins at a mark, outside of a string. */
function opensComment(line: string, mark: string): boolean {
  const at = line.indexOf(`${mark} `);
  if (at < 0) return false;
  const before = line.slice(0, at);
  return ['"', "'", '`'].every((quote) => before.split(quote).length % 2 === 1);
}

function originsIn(path: string, text: string, before: string | null): ForeignMarks['origins'] {
  const had = new Set(before?.split('\n', mostLines));
  const syntax = commentSyntaxOf(path, text.slice(0, 200));
  if (syntax === null) return [];
  return text.split('\n', mostLines).flatMap((line, index) => {
    const cut = line.slice(0, longestLine);
    if (had.has(line) || !origin.test(cut)) return [];
    const trailing = syntax.line.some((mark) => opensComment(cut, mark));
    return isCommentLine(cut, syntax) || trailing ? [{ text: cut.trim(), line: index + 1 }] : [];
  });
}

/** Catalogues of translators, and files that speak for others. */
const speaksOfOthers = /\.(?:po|pot|xliff?|license)$|^REUSE\.toml$/iu;

/** Those whose code the repository is, and who the change is by. */
export interface OwnHolders extends ProjectHolders {
  /** Addresses of the authors of the change, in lower case: they may write their names in other ways. */
  readonly addresses: readonly string[];
}

/** REUSE's word for nobody. */
const nobody = new Set(['', 'none', 'noassertion']);

function keysOf({ holders }: Copyright): string[] {
  return holders.map(holderKey).filter((key) => !nobody.has(key));
}

/** Reads what is foreign in a file of the head; null for files that are texts about licences, and where nothing is. */
export async function foreignMarks(
  { head, base, change, outbound }: CheckFacts,
  { path, before }: TouchedFile,
  ownHolders: () => Promise<OwnHolders>,
): Promise<ForeignMarks | null> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (isProse(name) || isLegal(name) || speaksOfOthers.test(name)) return null;
  const now = await head.licences(path);
  if (now === null || now.outcome !== 'scanned') return null;
  const text = (await head.tree.text(path)) ?? '';
  // A licence's own text in what is no program, as in a collection of templates.
  const isText = now.findings.some(({ kind, expression }) => kind === 'text' || expression === name);
  if (isText && commentSyntaxOf(path, text.slice(0, 200)) === null) return null;
  const old = before === null || base === null ? null : await base.licences(before);
  const speaking = linesThatSpeak(path, text);
  const had = holderKeys(old?.copyrights ?? []);
  const added = now.copyrights.filter(
    (one) => speaking.isComment(one.line) && keysOf(one).some((key) => !had.has(key)),
  );
  const own = added.length === 0 ? null : await ownHolders();
  const strange = added.filter(
    (one) =>
      !own?.addresses.some((address) => one.statement.toLowerCase().includes(address)) &&
      keysOf(one).some((key) => !had.has(key) && ![...(own?.keys ?? [])].some((mine) => isSame(mine, key))),
  );
  const usual = new Set([
    ...expressionsIn(outbound.expression),
    ...(old?.findings ?? []).flatMap(({ expression }) => expressionsIn(expression)),
  ]);
  const hadLicence = (old?.expression ?? null) !== null;
  const claims = now.findings.filter(
    (one) => speaking.isComment(one.lines[0]) && isClaim(one, speaking, now.copyrights),
  );
  const licences =
    outbound.expression === null
      ? []
      : claims
          .filter(({ expression }) => !expressionsIn(expression).some((id) => usual.has(id)))
          // A header of its own that names another licence now is for licence-header to tell.
          .filter(({ lines }) => strange.length > 0 || !hadLicence || !speaking.isHeader(lines[0]))
          .map(({ expression, lines }) => ({ expression, line: lines[0] }));
  // Where each author holds their own rights, and in a whole tree, only another licence makes a name a stranger's.
  const copyrights = licences.length > 0 || (change !== null && own?.many !== true) ? strange : [];
  const earlier = before === null || base === null ? null : await base.tree.text(before);
  const origins = originsIn(path, text, earlier);
  return copyrights.length + licences.length + origins.length === 0 ? null : { copyrights, licences, origins };
}

const leastName = 5;

/** `Example` is `Example Contributors` and `The Example Authors`; a notice that names an own holder beside others is no stranger's. */
function isSame(own: string, key: string): boolean {
  const bare = (name: string) => name.replace(/\s+(?:authors?|contributors?|developers?|team|project|community)$/u, '');
  const [mine, theirs] = [bare(own), bare(key)];
  return mine === theirs || (mine.length >= leastName && ` ${theirs} `.includes(` ${mine} `));
}
