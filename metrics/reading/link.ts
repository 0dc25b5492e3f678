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

import type { Outline } from './heading.ts';

/** A link as written in a document. */
export interface Link {
  /** Words of the link; empty around an image, whose words are not the link's. */
  readonly text: string;
  /** URL, path or `#anchor`, trimmed; may be empty. */
  readonly target: string;
  /** 1-based. */
  readonly line: number;
}

/** More links than this are a list of a different kind, and looking at each would only serve an attacker. */
const mostLinks = 5_000;
const longestText = 400;
const longestTarget = 1_000;

/** Links of a document in its order: Markdown, HTML, reStructuredText and AsciiDoc; code and comments are left out. */
export function readLinks(outline: Outline): Link[] {
  const found: Link[] = [];
  const definitions = outline.markup === 'markdown' ? readDefinitions(outline) : new Map<string, string>();
  let budget = mostLinks;
  outline.lines.forEach((source, index) => {
    if (source.code || budget <= 0 || !/[[<`:]/.test(source.text)) return;
    const candidates = linksOfLine(outline, source.text, definitions, budget);
    budget -= candidates.tried;
    for (const link of candidates.links) found.push({ ...link, line: index + 1 });
  });
  return found;
}

/** Web addresses in a document, linked or bare, badges included; code and comments are left out. */
export function readUrls(outline: Outline): Link[] {
  const found: Link[] = [];
  outline.lines.forEach((source, index) => {
    if (source.code || found.length >= mostLinks || !source.text.includes('://')) return;
    for (const match of source.text.matchAll(/https?:\/\/[^\s<>"'`)\]|，。；）】》]{3,1000}/gi)) {
      if (found.length >= mostLinks) return;
      found.push({ text: '', target: match[0], line: index + 1 });
    }
  });
  return found;
}

interface LineLinks {
  readonly links: Omit<Link, 'line'>[];
  readonly tried: number;
}

function linksOfLine(
  outline: Outline,
  text: string,
  definitions: ReadonlyMap<string, string>,
  budget: number,
): LineLinks {
  const html = htmlLinks(text, budget);
  const own =
    outline.markup === 'rst'
      ? rstLinks(text, budget)
      : outline.markup === 'asciidoc'
        ? asciidocLinks(text, budget)
        : markdownLinks(text, definitions, budget);
  return { links: [...own.links, ...html.links], tried: own.tried + html.tried };
}

function markdownLinks(text: string, definitions: ReadonlyMap<string, string>, budget: number): LineLinks {
  const links: Omit<Link, 'line'>[] = [];
  let tried = 0;
  for (let at = text.indexOf(']'); at >= 0 && tried < budget; at = text.indexOf(']', at + 1)) {
    tried += 1;
    const open = openingBracket(text, at);
    if (open < 0 || text[open - 1] === '!' || text[open - 1] === ']') continue;
    const inner = text.slice(open + 1, at).slice(0, longestText);
    const words = /^\s{0,9}!\[/.test(inner) ? '' : inner;
    const target = text[at + 1] === '(' ? inlineTarget(text, at + 2) : referenceTarget(text, at, words, definitions);
    if (target !== null) links.push({ text: words, target });
  }
  return { links, tried };
}

function openingBracket(text: string, close: number): number {
  let depth = 0;
  for (let at = close - 1; at >= 0 && at > close - longestText - longestTarget; at -= 1) {
    if (text[at] === ']') depth += 1;
    else if (text[at] === '[') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}

function inlineTarget(text: string, from: number): string | null {
  const part = text.slice(from, from + longestTarget);
  const angled = /^\s{0,9}<([^<>]*)>/.exec(part);
  if (angled !== null) return (angled[1] ?? '').trim();
  let depth = 0;
  for (let at = 0; at < part.length; at += 1) {
    if (part[at] === '(') depth += 1;
    if (part[at] === ')' && depth === 0) return (part.slice(0, at).trim().split(/\s/)[0] ?? '').trim();
    if (part[at] === ')') depth -= 1;
  }
  return null;
}

function referenceTarget(
  text: string,
  close: number,
  words: string,
  definitions: ReadonlyMap<string, string>,
): string | null {
  if (text[close + 1] === ':') return null;
  if (text[close + 1] !== '[') return definitions.get(words.toLowerCase()) ?? null;
  const end = text.indexOf(']', close + 2);
  if (end < 0 || end > close + longestText) return null;
  return definitions.get(text.slice(close + 2, end).toLowerCase() || words.toLowerCase()) ?? null;
}

function readDefinitions(outline: Outline): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of outline.lines) {
    const match = /^ {0,3}\[([^[\]]{1,200})\]:\s{0,9}<?([^\s<>]{1,1000})/.exec(line.text);
    if (match !== null && !line.code && found.size < mostLinks)
      found.set((match[1] ?? '').toLowerCase(), match[2] ?? '');
  }
  return found;
}

function htmlLinks(text: string, budget: number): LineLinks {
  const links: Omit<Link, 'line'>[] = [];
  let tried = 0;
  for (const match of text.matchAll(/<a\s([^<>]{0,1000})>/gi)) {
    if (tried >= budget) break;
    tried += 1;
    const href = /href\s{0,3}=\s{0,3}["']?([^"'\s<>]{0,1000})/i.exec(match[1] ?? '');
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + longestText);
    const words = rest.slice(0, rest.search(/<\/a|$/i)).replace(/<[^<>]{0,300}>/g, '');
    if (href !== null) links.push({ text: words.trim(), target: href[1] ?? '' });
  }
  return { links, tried };
}

function rstLinks(text: string, budget: number): LineLinks {
  const inline = [...text.slice(0, 20_000).matchAll(/`([^`<>]{1,300})<([^`<>\s]{1,1000})>`_/g)];
  const named = /^\.\. _([^:`]{1,200}):\s{1,9}(\S{1,1000})/.exec(text);
  const links = [...inline, ...(named === null ? [] : [named])]
    .slice(0, budget)
    .map((match) => ({ text: (match[1] ?? '').trim(), target: match[2] ?? '' }));
  return { links, tried: links.length };
}

function asciidocLinks(text: string, budget: number): LineLinks {
  const links: Omit<Link, 'line'>[] = [];
  let tried = 0;
  for (let at = text.indexOf('['); at >= 0 && tried < budget; at = text.indexOf('[', at + 1)) {
    tried += 1;
    const before = text.slice(Math.max(0, at - longestTarget), at);
    const target = before.slice(lastBlank(before) + 1).replace(/^(?:link|xref):/, '');
    const end = text.indexOf(']', at);
    if (target !== '' && end > at && end - at < longestText) links.push({ text: text.slice(at + 1, end), target });
  }
  return { links, tried };
}

function lastBlank(text: string): number {
  return Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t'));
}
