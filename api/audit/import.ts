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

import { resolve } from 'node:path';
import { buildFrom } from '#licenses/advisories/build-from.ts';
import { storeDatabase } from '#licenses/advisories/database-store.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { makeDataDirectory } from '../data-directory.ts';
import { dataDirOf } from '../option-values.ts';
import { terminalLine } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { sourceUsage } from './advisories-for.ts';
import { advisoryWords } from './advisory-words.ts';

/** Under which name the data directory keeps what was imported last. */
const name = 'imported';

/** Keeps the advisories of directories, archives and files; what was imported before is replaced. */
export async function importCommand(context: StandaloneContext): Promise<ExitCode> {
  const { terminal, locale, args, signal } = context;
  if (args.length === 0) {
    throw new UsageError({
      zh: '请指明 OSV 记录的目录、zip 或 JSON 文件：tongming advisories import DIR|ZIP…',
      en: 'Name directories, archives or files of OSV records: tongming advisories import DIR|ZIP…',
    });
  }
  const dataDir = dataDirOf(context.options);
  const paths = args.map((path) => resolve(path));
  const t = advisoryWords[locale];
  const onFiles = (files: number) => terminal.status(terminalLine(t.reading(files)));
  const options = { source: paths.join(' '), ecosystems: null, made: new Date(), etag: null, signal, onFiles };
  try {
    const { card, pieces } = await buildFrom(paths, options);
    terminal.status(null);
    if (card.records + card.withdrawn === 0) {
      terminal.err(t.nothing(card));
      return 1;
    }
    await makeDataDirectory(dataDir);
    storeDatabase(dataDir, name, pieces);
    terminal.out(t.imported(card));
    return 0;
  } catch (error) {
    if (!signal.aborted) return sourceUsage(error);
    terminal.err(t.stopped);
    return 3;
  } finally {
    terminal.status(null);
  }
}
