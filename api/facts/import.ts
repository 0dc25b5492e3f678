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

import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Text } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import { type MergedFacts, mergeStagedFacts } from '#store/queries/facts/merge.ts';
import type { FactProject } from '#store/queries/facts/merge-hub.ts';
import { analyzeFactStages, createFactStages } from '#store/queries/facts/stage.ts';
import { inTransaction, type Session, withSession } from '#store/session.ts';
import { FactsError } from './error.ts';
import { type ParsedLine, parseLine } from './parse-line.ts';
import { projectOf, projectOfRepository } from './projects.ts';
import { readLines } from './read-lines.ts';
import { createStaging, type Staging } from './staging.ts';

/** What an import is told. */
export interface FactsImport {
  /** Everything but the writing. */
  readonly dryRun: boolean;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onLine?: (lines: number) => void;
}

/** What an import came to. */
export interface FactsReport extends MergedFacts {
  /** Lines by type, those that frame the file left out. */
  readonly lines: Readonly<Record<string, number>>;
  readonly total: number;
  /** SHA-256 of the lines, hex. */
  readonly digest: string;
  readonly warnings: readonly Text[];
}

/** What was seen of a file so far. */
interface Reading {
  readonly repositories: Map<string, number>;
  readonly organisations: Set<string>;
  readonly projects: FactProject[];
  readonly counts: Record<string, number>;
  readonly odd: Map<string, number>;
  total: number;
  framed: boolean;
  ended: boolean;
}

type Fact = Extract<ParsedLine, { kind: 'fact' }>;

function before(line: number, noun: Text, id: string): FactsError {
  const shown = id.slice(0, 200);
  return new FactsError(line, {
    zh: `前面没有 id 为 ${shown} 的 ${noun.zh} 行。请把它写在提到它的行之前。`,
    en: `no ${noun.en} line before it has the id ${shown}. Write it before the lines that name it.`,
  });
}

/** Rules that hold between lines. */
function checkFact(number: number, { line, value }: Fact, reading: Reading): void {
  const { type } = line.type;
  if (type === 'repository') {
    const id = value['id'] as string;
    const host = value['host'] as string | undefined;
    const own = (value['platformId'] as string | undefined) ?? id.slice(id.indexOf(':') + 1);
    if (host !== undefined && id !== `${host}:${own}`)
      throw new FactsError(number, {
        zh: `repository.id 应为 ${host}:${own}（主机:平台编号）。`,
        en: `repository.id must be ${host}:${own}, the host and the platform's own id.`,
      });
    if (reading.repositories.has(id))
      throw new FactsError(number, { zh: `代码仓 ${id} 已出现过。`, en: `the repository ${id} was there before.` });
    reading.repositories.set(id, number);
  }
  if (type === 'organisation') reading.organisations.add(value['id'] as string);
  if (type === 'project') {
    for (const id of value['repositories'] as string[])
      if (!reading.repositories.has(id)) throw before(number, { zh: 'repository', en: 'repository' }, id);
    reading.projects.push(projectOf(value));
  }
  const employer = type === 'affiliation' ? (value['organisation'] as string) : '~';
  if (employer !== '~' && !reading.organisations.has(employer))
    throw before(number, { zh: 'organisation', en: 'organisation' }, employer);
}

function filled({ line, value }: Fact): Readonly<Record<string, unknown>> {
  const id = value['id'];
  if (line.type.type !== 'repository' || value['host'] === undefined || typeof id !== 'string') return value;
  return { ...value, platformId: value['platformId'] ?? id.slice(id.indexOf(':') + 1) };
}

async function readAll(source: Readable, staging: Staging, reading: Reading, options: FactsImport): Promise<string> {
  const hash = createHash('sha256');
  for await (const { number, text } of readLines(source)) {
    options.signal.throwIfAborted();
    if (reading.ended)
      throw new FactsError(number, { zh: 'end 行之后还有内容。', en: 'there is more after the end line.' });
    hash.update(text).update('\n');
    const parsed = parseLine(number, text);
    reading.total += 1;
    if (reading.total === 1 && parsed.kind !== 'header')
      throw new FactsError(number, {
        zh: '第一行必须是 {"type":"header","format":"tongming-facts","version":1}。',
        en: 'the first line must be {"type":"header","format":"tongming-facts","version":1}.',
      });
    if (parsed.kind === 'header') {
      if (reading.total > 1) throw new FactsError(number, { zh: '又一个 header。', en: 'a second header.' });
      reading.framed = parsed.end;
    } else if (parsed.kind === 'end') endOf(number, parsed.lines, reading);
    else await addFact(number, parsed, staging, reading);
    if (reading.total % 1000 === 0) options.onLine?.(reading.total);
  }
  if (reading.total === 0) throw new FactsError(null, { zh: '文件是空的。', en: 'The file is empty.' });
  if (reading.framed && !reading.ended)
    throw new FactsError(null, {
      zh: `文件在 ${reading.total} 行后中断，没有 end 行。请重新取得文件。`,
      en: `The file breaks off after ${reading.total} lines, without its end line. Get it again.`,
    });
  return hash.digest('hex');
}

function endOf(number: number, lines: number, reading: Reading): void {
  const had = reading.total - 1;
  if (lines !== had)
    throw new FactsError(number, {
      zh: `应有 ${lines} 行，实有 ${had} 行。文件不完整，请重新取得。`,
      en: `there should be ${lines} lines before it, and there are ${had}. The file is not whole; get it again.`,
    });
  reading.ended = true;
}

async function addFact(number: number, fact: Fact, staging: Staging, reading: Reading): Promise<void> {
  const { type } = fact.line.type;
  checkFact(number, fact, reading);
  reading.counts[type] = (reading.counts[type] ?? 0) + 1;
  for (const name of fact.unknown) {
    const field = `${type}.${name.slice(0, 60)}`;
    if (reading.odd.size < 100 || reading.odd.has(field)) reading.odd.set(field, (reading.odd.get(field) ?? 0) + 1);
  }
  await staging.add(number, fact.line, filled(fact));
}

/** Undoes a merge that was only tried. */
class Tried extends Error {
  readonly merged: MergedFacts;
  constructor(merged: MergedFacts) {
    super('dry run');
    this.merged = merged;
  }
}

async function merge(session: Session, digest: string, reading: Reading, options: FactsImport): Promise<MergedFacts> {
  const staged = { digest, projects: reading.projects, projectOf: projectOfRepository, at: options.now };
  try {
    return await inTransaction(session, async () => {
      const merged = await mergeStagedFacts(session, staged);
      if (options.dryRun) throw new Tried(merged);
      return merged;
    });
  } catch (error) {
    if (error instanceof Tried) return error.merged;
    throw error;
  }
}

/**
 * Reads a file of facts to its end into temporary tables, then merges it in one transaction: whatever is wrong in it,
 * the store stays as it was.
 */
export async function importFacts(
  store: Pick<Store, 'sql'>,
  source: Readable,
  options: FactsImport,
): Promise<FactsReport> {
  const reading: Reading = {
    repositories: new Map(),
    organisations: new Set(),
    projects: [],
    counts: {},
    odd: new Map(),
    total: 0,
    framed: false,
    ended: false,
  };
  return withSession(store, async (session) => {
    await createFactStages(session);
    const staging = createStaging(session, (line, id) => {
      const number = reading.repositories.get(id);
      if (number === undefined) throw before(line, { zh: 'repository', en: 'repository' }, id);
      return number;
    });
    const digest = await readAll(source, staging, reading, options);
    await staging.flush();
    await analyzeFactStages(session);
    options.signal.throwIfAborted();
    const merged = await merge(session, digest, reading, options);
    const warnings = [...reading.odd].map(([field, count]) => ({
      zh: `没有字段 ${field}，已略去（${count} 行）。`,
      en: `There is no field ${field}; it was left out of ${count} lines.`,
    }));
    return { ...merged, lines: reading.counts, total: reading.total, digest, warnings };
  });
}
