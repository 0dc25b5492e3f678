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

import { buildFrom } from '#licenses/advisories/build-from.ts';
import { databaseInMemory, listDatabases } from '#licenses/advisories/database-store.ts';
import { createMatcher, type Matcher } from '#licenses/advisories/matcher.ts';
import { SourceError, type SourceFault } from '#licenses/advisories/source.ts';
import { createStoredMatcher } from '#licenses/advisories/stored-matcher.ts';
import type { StandaloneContext } from '../command.ts';
import { dataDirOf } from '../option-values.ts';
import { terminalLine } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { advisoryWords } from './advisory-words.ts';

const faults: Readonly<Record<SourceFault, string>> = {
  missing: '没有这个文件或目录，或者读不了',
  'not-a-zip': '不是 zip，或者不完整',
  'too-many': '文件太多',
  bomb: '解开后大得不合理',
};

/** A source that cannot be read, as what a person did wrong. */
export function sourceUsage(error: unknown): never {
  if (!(error instanceof SourceError)) throw error;
  throw new UsageError({
    zh: `读不了漏洞数据：${faults[error.kind]}（${error.message}）`,
    en: `The advisories cannot be read: ${error.message}`,
  });
}

async function matcherOf(path: string, { terminal, locale, signal }: StandaloneContext): Promise<Matcher> {
  const onFiles = (files: number) => terminal.status(terminalLine(advisoryWords[locale].reading(files)));
  const options = { source: path, ecosystems: null, made: new Date(), etag: null, signal, onFiles };
  try {
    const { pieces } = await buildFrom([path], options);
    return createMatcher([databaseInMemory(pieces)]);
  } catch (error) {
    return sourceUsage(error);
  } finally {
    terminal.status(null);
  }
}

/** What to match with: the directory or archive that was named, else the data directory; null when that has nothing that can be used. */
export async function advisoriesFor(context: StandaloneContext): Promise<Matcher | null> {
  const { terminal, locale, options } = context;
  const named = options['advisories'];
  if (typeof named === 'string') return matcherOf(named, context);
  const stored = listDatabases(dataDirOf(options));
  for (const { path, fault } of stored) {
    if (fault !== null) terminal.err(advisoryWords[locale].broken(path, fault.kind));
  }
  return stored.some(({ card }) => card !== null) ? createStoredMatcher(stored) : null;
}
