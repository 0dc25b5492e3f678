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
import type { RawFinding } from '../check/finding.ts';
import { exactText } from '../fix/exact-text.ts';
import { linesOf, unifiedDiff } from '../fix/unified-diff.ts';
import type { Package } from '../inventory/inventory.ts';
import { generatedMark } from '../notice/mark.ts';
import { type NoticeFile, noticeFiles } from '../notice/notice-files.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { packageSubject } from '../policy-parts/package-finding.ts';
import { placeText } from '../policy-parts/touched-file.ts';
import { formatPurl } from '../purl/format.ts';

/** What is not part of what is given away. */
const beside = new Set(['dev', 'test', 'build', 'provided']);

function isShipped({ scopes, version, source }: Package): boolean {
  return (
    version !== null &&
    source?.kind !== 'workspace' &&
    source?.kind !== 'path' &&
    !scopes.some((scope) => beside.has(scope))
  );
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}_-]/u.test(sign);
}

/** 0-based lines that name a package, as a word of its own. */
function linesNaming(lines: readonly string[], name: string): number[] {
  return lines.flatMap((line, index) => {
    for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
      const before = line[at - 1];
      // `core` is not named by `@scope/core`.
      if (!isLetter(before) && before !== '/' && before !== '.' && !isLetter(line[at + name.length])) return [index];
    }
    return [];
  });
}

const near = 3;

/** Where a version stands at a name or just below it, before the next entry. */
function lineOfVersion(lines: readonly string[], at: readonly number[], version: string): number {
  for (const start of at) {
    for (let index = start; index < Math.min(lines.length, start + near); index += 1) {
      const line = lines[index] as string;
      const found = line.indexOf(version);
      if (found >= 0 && !/[\d.]/u.test(line[found - 1] ?? '') && !/[\d]/u.test(line[found + version.length] ?? ''))
        return index;
    }
  }
  return -1;
}

/** A file that lists what the project consists of, and how much of it. */
interface Listing extends NoticeFile {
  readonly lines: readonly string[];
  /** Only what the project asks for itself is listed. */
  readonly directOnly: boolean;
}

/** Half of the packages before the change are named: then the others should be, too. */
function listingOf(notice: NoticeFile, before: readonly Package[]): Listing | null {
  const lines = linesOf(notice.text);
  const named = new Set(before.filter(({ name }) => linesNaming(lines, name).length > 0).map(({ id }) => id));
  if (before.length > 0 && named.size * 2 >= before.length) return { ...notice, lines, directOnly: false };
  const direct = before.filter((one) => one.direct === true);
  const known = direct.filter(({ id }) => named.has(id));
  return direct.length > 0 && known.length * 2 >= direct.length ? { ...notice, lines, directOnly: true } : null;
}

function fixOf({ path, text }: Listing) {
  if (text.includes(generatedMark)) {
    return {
      zh: `重新生成：tongming notice . --out ${path}`,
      en: `Write it anew: tongming notice . --out ${path}`,
    };
  }
  return {
    zh: '补上名称、版本、版权和许可证；也可以用 tongming notice 生成。',
    en: 'Add name, version, copyright and licence; tongming notice can write the whole file.',
  };
}

async function mended({ head }: CheckFacts, listing: Listing, edit: (lines: string[]) => void): Promise<string | null> {
  if (listing.text.includes(generatedMark)) return null;
  const bytes = await head.tree.bytes(listing.path);
  const text = bytes === null ? null : exactText(bytes);
  if (text === null) return null;
  const lines = linesOf(text);
  edit(lines);
  return unifiedDiff(listing.path, text, lines.join(''));
}

function finding(
  rule: string,
  one: Package,
  listing: Listing,
  line: number | null,
  says: { zh: string; en: string },
  patch: string | null,
): RawFinding {
  const [place] = one.places;
  return rawFinding({
    rule,
    subject: `${listing.path} ${packageSubject(one)}`,
    message: says,
    evidence:
      place === undefined
        ? []
        : [
            {
              kind: 'fact',
              where: placeText(place.path, place.line),
              says: {
                zh: `依赖 ${one.name} ${one.version ?? ''}`,
                en: `the dependency ${one.name} ${one.version ?? ''}`,
              },
              url: null,
            },
          ],
    fix: fixOf(listing),
    patch,
    path: listing.path,
    line,
    purl: one.purl === null ? null : formatPurl(one.purl),
  });
}

async function missing(facts: CheckFacts, one: Package, listing: Listing): Promise<RawFinding | null> {
  if ((listing.directOnly && one.direct !== true) || linesNaming(listing.lines, one.name).length > 0) return null;
  const licence = await facts.head.packageLicence(one);
  const name = `${one.name} ${one.version ?? ''}`;
  const entry = `${name}\n  License: ${licence.concluded ?? licence.declared ?? licence.detected ?? 'unknown'}\n`;
  const isPlain = !/\.(?:html?|json)$/iu.test(listing.path) && !/\p{Cc}/u.test(name);
  const patch = isPlain
    ? await mended(facts, listing, (lines) => {
        const last = lines.at(-1);
        if (last !== undefined && !last.endsWith('\n')) lines[lines.length - 1] = `${last}\n`;
        lines.push(...linesOf(/\.md$/iu.test(listing.path) ? `\n## ${entry}` : `\n${entry}`));
      })
    : null;
  const says = {
    zh: `${listing.path} 里没有新依赖 ${name}。`,
    en: `${listing.path} lacks the new dependency ${name}.`,
  };
  return finding('missing', one, listing, null, says, patch);
}

async function outOfDate(
  facts: CheckFacts,
  before: Package,
  after: Package,
  listing: Listing,
): Promise<RawFinding | null> {
  const [old, now] = [before.version, after.version];
  if (old === null || now === null || old === now) return null;
  const at = linesNaming(listing.lines, after.name);
  const line = lineOfVersion(listing.lines, at, old);
  if (line < 0 || lineOfVersion(listing.lines, at, now) >= 0) return null;
  const patch = await mended(facts, listing, (lines) => {
    lines[line] = (lines[line] as string).replace(old, () => now);
  });
  const says = {
    zh: `${listing.path} 写的是 ${after.name} ${old}，现在是 ${now}。`,
    en: `${listing.path} names ${after.name} ${old}, which is now ${now}.`,
  };
  return finding('version', after, listing, line + 1, says, patch);
}

function stale(one: Package, listing: Listing): RawFinding | null {
  const [line] = linesNaming(listing.lines, one.name);
  if (line === undefined) return null;
  const says = {
    zh: `${listing.path} 还写着已经去掉的依赖 ${one.name}。`,
    en: `${listing.path} still names ${one.name}, which is no dependency any more.`,
  };
  return {
    ...finding('stale', one, listing, line + 1, says, null),
    fix: { zh: '删去这一项；仓库里还有它的代码时保留。', en: 'Take the entry out, unless its code is still here.' },
  };
}

/** A list of third-party parts follows what the project consists of. */
export const noticeOutdated = definePolicy({
  id: 'notice-outdated',
  name: { zh: '第三方声明过时', en: 'Notice out of date' },
  question: {
    zh: '改动带来的依赖都写进第三方声明了吗？',
    en: 'Does the list of third-party parts name what the change brings?',
  },
  about: {
    zh: '只在已有 NOTICE 或 THIRD-PARTY 清单、且它列出了一半以上原有依赖（或直接依赖）时要求；开发、测试、构建用的依赖不算。',
    en: 'Asked only where a NOTICE or third-party list is there and names half of the dependencies (or direct dependencies) that were there before; what is used for developing, testing and building does not count.',
  },
  source: 'https://infra.apache.org/licensing-howto.html',
  judges: 'change',
  enabled: true,
  rules: {
    missing: { level: 'warning', says: { zh: '清单里没有新依赖。', en: 'The list lacks a new dependency.' } },
    version: { level: 'warning', says: { zh: '清单里的版本已过时。', en: 'The list names a version that went away.' } },
    stale: { level: 'note', says: { zh: '清单里有已去掉的依赖。', en: 'The list names a dependency that is gone.' } },
  },
  options: {},
  async judge(facts) {
    const { added, changed, removed } = facts.packages;
    if (facts.base === null || added.length + changed.length + removed.length === 0)
      return { findings: [], notChecked: [] };
    const before = facts.base.inventory.packages.filter(isShipped);
    const old = await noticeFiles(facts.base.tree);
    const findings: (RawFinding | null)[] = [];
    for (const notice of await noticeFiles(facts.head.tree)) {
      const known = old.find(({ path }) => path === notice.path);
      const kept = known === undefined ? null : listingOf(known, before);
      if (kept === null) continue;
      const current: Listing = { ...kept, text: notice.text, lines: linesOf(notice.text) };
      for (const one of added.filter(isShipped)) findings.push(await missing(facts, one, current));
      for (const { before: was, after } of changed) {
        if (isShipped(after)) findings.push(await outOfDate(facts, was, after, current));
      }
      for (const one of removed.filter(isShipped)) findings.push(stale(one, current));
    }
    return { findings: findings.filter((one) => one !== null), notChecked: [] };
  },
});
