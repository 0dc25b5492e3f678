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

import { chooseIndex, currentIndex } from '#licenses/detect/current-index.ts';
import { IndexError } from '#licenses/detect/index-file.ts';
import { LicenceError } from '#licenses/error.ts';
import { readPack } from '#licenses/pack/pack-file.ts';
import type { StandaloneContext } from '../command.ts';
import { UsageError } from '../usage.ts';

/** Detects with the data pack of this data directory from now on, where it has one. A pack that cannot be used ends the command that needs it, rather than giving other answers than before. */
export function choosePack(dataDir: string): void {
  chooseIndex(() => {
    try {
      return readPack(dataDir);
    } catch (error) {
      if (!(error instanceof IndexError) && !(error instanceof LicenceError)) throw error;
      throw new UsageError({
        zh: `${dataDir} 里的许可证数据包用不了（${error.message}）。请用 tongming licenses index 重新制作，或删除 ${dataDir}/licences/pack.json。`,
        en: `The licence data pack in ${dataDir} cannot be used (${error.message}). Make it again with "tongming licenses index", or delete ${dataDir}/licences/pack.json.`,
      });
    }
  });
}

const loading = {
  zh: '正在载入许可证规则（安装或升级后的第一次要等一会儿）……',
  en: 'loading the licence rules (the first time after an upgrade takes a while) …',
} as const;

/** Loads what is detected with, and tells a person who waits: after an upgrade it is built first, which takes seconds. */
export function loadIndex({ terminal, locale }: Pick<StandaloneContext, 'terminal' | 'locale'>): void {
  terminal.status(loading[locale]);
  try {
    currentIndex();
  } finally {
    terminal.status(null);
  }
}
