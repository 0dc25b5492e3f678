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

import type { Text } from '../result.ts';

/** Directories of packages that were copied or installed: their own dependency files speak of other people's work. */
const installed =
  /(?:^|\/)(?:node_modules|bower_components|site-packages|Pods|\.venv|venv|\.tox|\.yarn|\.pnpm-store)\//u;
const vendored = /(?:^|\/)(?:vendor|vendored|third_party|third-party|thirdparty|3rdparty|external)\//u;
/** Input of tests: nothing of it is used. */
const samples = /(?:^|\/)(?:testdata|test-data|__fixtures__|__testfixtures__|fixtures|test-fixtures)\//u;
/** Go's own list of what it copied is about the work itself. */
const exempt = /(?:^|\/)vendor\/modules\.txt$/u;

/** Why a dependency file says nothing of the work itself; null when it does. */
export function setAside(path: string): 'installed' | 'vendored' | 'samples' | null {
  if (exempt.test(path)) return null;
  if (installed.test(path)) return 'installed';
  if (vendored.test(path)) return 'vendored';
  return samples.test(path) ? 'samples' : null;
}

/** What is told of files that were set aside. */
export const setAsideWords: Readonly<Record<NonNullable<ReturnType<typeof setAside>>, (count: number) => Text>> = {
  installed: (count) => ({
    zh: `${count} 个依赖文件在安装目录里，没有读。`,
    en: `${count} dependency file(s) in directories of installed packages were not read.`,
  }),
  vendored: (count) => ({
    zh: `${count} 个依赖文件属于随仓库附带的第三方代码，没有读。`,
    en: `${count} dependency file(s) of third-party code kept in the tree were not read.`,
  }),
  samples: (count) => ({
    zh: `${count} 个依赖文件是测试数据，没有读。`,
    en: `${count} dependency file(s) are input of tests and were not read.`,
  }),
};
