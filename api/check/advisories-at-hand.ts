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

import { DatabaseError } from '#licenses/advisories/database-file.ts';
import { databaseInMemory, listDatabases } from '#licenses/advisories/database-store.ts';
import { SourceError } from '#licenses/advisories/source.ts';
import { UsageError } from '../usage.ts';
import type { AdvisoriesAtHand } from './run-check.ts';

async function storedAdvisories(dataDir: string): Promise<AdvisoriesAtHand | null> {
  const stored = listDatabases(dataDir);
  if (stored.length === 0) return null;
  // Loaded only where there are advisories: a good part of a start.
  const { createStoredMatcher } = await import('#licenses/advisories/stored-matcher.ts');
  const { date, count, matches, uncovered } = createStoredMatcher(stored);
  const faults = stored.flatMap(({ path, fault }) => (fault === null ? [] : [{ path, kind: fault.kind }]));
  return { facts: { date, matches, uncovered, faults }, count };
}

async function advisoriesIn(path: string, signal: AbortSignal): Promise<AdvisoriesAtHand> {
  const [{ buildFrom }, { createMatcher }] = await Promise.all([
    import('#licenses/advisories/build-from.ts'),
    import('#licenses/advisories/matcher.ts'),
  ]);
  try {
    const built = await buildFrom([path], { source: path, ecosystems: null, made: new Date(), etag: null, signal });
    const { date, count, matches, uncovered } = createMatcher([databaseInMemory(built.pieces)]);
    return { facts: { date, matches, uncovered }, count };
  } catch (error) {
    if (!(error instanceof SourceError) && !(error instanceof DatabaseError)) throw error;
    throw new UsageError({
      zh: `用不了漏洞数据 ${path}：${error.message}`,
      en: `The advisories at ${path} cannot be used: ${error.message}`,
    });
  }
}

/** Advisories of the data directory, or of a directory or archive that was named; null when there are none. A usage error says why what was named cannot be used. */
export async function advisoriesAtHand(
  dataDir: string,
  named: string | null,
  signal: AbortSignal,
): Promise<AdvisoriesAtHand | null> {
  return named === null ? storedAdvisories(dataDir) : advisoriesIn(named, signal);
}
