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

import type { Domain, Stage, Text } from '#store/facts.ts';
import { entryId, type OrganisationEntry, type ProjectEntry } from './schema.ts';
import type { SourceNode } from './source.ts';

/** A project or organisation in the making, with where it stands in the source. */
export interface Imported<T> {
  readonly id: string;
  /** Line in the source. */
  readonly line: number | null;
  readonly entry: T;
}

/** What one file of a foreign registry holds, in our terms. */
export interface ImportResult {
  readonly projects: readonly Imported<ProjectEntry>[];
  readonly organisations: readonly Imported<OrganisationEntry>[];
}

/** What an importer is given. */
export interface ImportSource {
  /** Name of the file as it was given. */
  readonly file: string;
  readonly root: SourceNode;
  /** `YYYY-MM-DD`: stands in where the source tells no date, with a note that says so. */
  readonly today: string;
  /** Tells of a value that could not be taken as it is. */
  readonly odd: (line: number | null, text: Text) => void;
}

/** A foreign registry format: one file, one importer; the id is the option of `tongming registry import`. */
export interface Importer {
  readonly id: string;
  readonly name: Text;
  readonly source: string;
  read(source: ImportSource): ImportResult;
}

/** Gives an importer its type where it is defined. */
export function defineImporter(importer: Importer): Importer {
  return importer;
}

/** An id for our registry from a foreign name: lower case, hyphens, at most 63 characters; null when nothing is left. */
export function idOf(name: string): string | null {
  const id = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
    .replace(/-+$/, '');
  return entryId.test(id) ? id : null;
}

/** Text on one line, in both languages as the source has it; longer text is cut at a word. */
export function words(text: string, most: number): string {
  const line = text
    .replace(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= most) return line;
  return `${line.slice(0, most - 2).replace(/\s\S*$/, '')} …`;
}

/** The same words in both languages, for sources that know one. */
export function same(text: string): Text {
  return { zh: text, en: text };
}

/** A repository's URL as the registry writes it; odd spellings are put right and told. */
export function repositoryUrl(node: SourceNode, odd: ImportSource['odd']): string | null {
  const text = node.text()?.trim();
  if (text === undefined) return null;
  if (!URL.canParse(text)) {
    odd(node.line, { zh: `${text} 不是网址，已略去。`, en: `${text} is not a URL and is left out.` });
    return null;
  }
  const url = new URL(text);
  const path = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  if (path.split('/').length < 3) {
    odd(node.line, {
      zh: `${text} 是一个组织，不是代码仓，已略去。`,
      en: `${text} is an organisation, not a repository, and is left out.`,
    });
    return null;
  }
  const right = `https://${url.host}${path}`;
  if (right !== text) odd(node.line, { zh: `${text} 写作 ${right}。`, en: `${text} is taken as ${right}.` });
  return right;
}

/** The stages of our registry by the words of others; what is not here is told and becomes `applied`. */
const stageWords: Readonly<Record<string, Stage>> = {
  sandbox: 'sandbox',
  incubating: 'incubating',
  incubation: 'incubating',
  graduated: 'graduated',
  archived: 'emeritus',
  emeritus: 'emeritus',
};

/** Our stage for a foreign word; null when it stands for none of ours. */
export function stageOf(word: string | null): Stage | null {
  return word === null ? null : (stageWords[word.toLowerCase()] ?? null);
}

/** Our field of technology for a foreign category, by its words. */
export function domainOf(category: string, otherwise: Domain): Domain {
  if (/database/i.test(category)) return 'database';
  if (/operating system|kernel/i.test(category)) return 'operating-system';
  return otherwise;
}
