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

const longestSummary = 240;

function oneLine(text: string): string {
  return text
    .replaceAll(/[#*`>]+/gu, ' ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function shortened(text: string): string {
  if (text.length <= longestSummary) return text;
  const cut = text.slice(0, longestSummary - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestSummary / 2)).toWellFormed()}…`;
}

/** The summary on one line, else the beginning of the first paragraph of the details; null when there is neither. */
export function summaryOf(summary: unknown, details: unknown): string | null {
  for (const text of [summary, details]) {
    if (typeof text !== 'string') continue;
    // Headings and rules come before the first paragraph that says something.
    const head = text.slice(0, 4000).split('\n\n');
    const line =
      head.map(oneLine).find((part) => /\p{L}.*\p{L}/u.test(part) && part.length > 12) ?? oneLine(head.join(' '));
    if (line !== '') return shortened(line);
  }
  return null;
}

function referenceOf(value: unknown): { readonly type: string; readonly url: string } | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, url } = value as { readonly type?: unknown; readonly url?: unknown };
  if (typeof url !== 'string' || url.length > 2000 || !/^https?:\/\/[^\s"'<>\\]+$/u.test(url)) return null;
  return { type: typeof type === 'string' ? type : '', url };
}

/** Databases whose records osv.dev shows. */
const shown = /^(?:CVE|GHSA|GO|MAL|OSV|PYSEC|RUSTSEC|DSA|DLA|ALPINE|USN|UBUNTU|DEBIAN|RSEC|HSEC|EEF|JLSEC|OESA)-/u;

/** The page that speaks of this very advisory, as far as its references tell; null when it has none. */
export function advisoryUrl(id: string, references: readonly unknown[]): string | null {
  const found = references.map(referenceOf).filter((one) => one !== null);
  const itself = found.find(({ url }) => url.endsWith(`/${id}`));
  if (itself !== undefined) return itself.url;
  if (shown.test(id)) return `https://osv.dev/vulnerability/${id}`;
  return found.find(({ type }) => type === 'ADVISORY')?.url ?? null;
}
