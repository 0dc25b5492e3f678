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

import type { DatabaseFault } from '#licenses/advisories/database-file.ts';

const faults: Readonly<Record<DatabaseFault, { readonly zh: string; readonly en: string }>> = {
  'not-a-database': { zh: '不是漏洞库', en: 'is no database of advisories' },
  'other-version': { zh: '是另一个版本的程序写的', en: 'was written by another version of this program' },
  damaged: { zh: '已损坏', en: 'is damaged' },
};

/** What commands about advisories say in both languages. */
export const advisoryWords = {
  zh: {
    reading: (files: number) => `已读 ${files} 条漏洞记录`,
    none: '没有漏洞数据。请运行 tongming advisories update 下载，或用 tongming advisories import、--advisories 指定。',
    broken: (path: string, kind: DatabaseFault) =>
      `${path} ${faults[kind].zh}，没有使用；请用 tongming advisories update 重新下载。`,
  },
  en: {
    reading: (files: number) => `${files} advisories read`,
    none: 'There are no advisories. Get them with "tongming advisories update", or name some with "tongming advisories import" or --advisories.',
    broken: (path: string, kind: DatabaseFault) =>
      `${path} ${faults[kind].en} and is not used; fetch it again with "tongming advisories update".`,
  },
} as const;
