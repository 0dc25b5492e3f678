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

import { type BuildOptions, createDatabaseBuilder, type DatabaseBuilder } from './database-build.ts';
import { recordFiles } from './record-files.ts';

/** What building a database from files may depend on. */
export interface BuildFromOptions extends BuildOptions {
  readonly signal: AbortSignal;
  /** Told now and then how many files were read. */
  readonly onFiles?: (files: number) => void;
}

const toldEvery = 1000;

/** A database of everything in these directories, archives and files. Throws {@link SourceError}, and the signal's reason. */
export async function buildFrom(
  paths: readonly string[],
  options: BuildFromOptions,
): Promise<ReturnType<DatabaseBuilder['finish']>> {
  const builder = createDatabaseBuilder(options);
  for (const path of paths) {
    for await (const file of recordFiles(path)) {
      builder.add(file);
      if (builder.count() % toldEvery !== 0) continue;
      options.signal.throwIfAborted();
      options.onFiles?.(builder.count());
    }
  }
  options.signal.throwIfAborted();
  return builder.finish();
}
