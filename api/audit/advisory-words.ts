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

import type { DatabaseCard, DatabaseFault } from '#licenses/advisories/database-file.ts';
import { grouped } from '../licences/number.ts';

const faults: Readonly<Record<DatabaseFault, { readonly zh: string; readonly en: string }>> = {
  'not-a-database': { zh: '不是漏洞库', en: 'is no database of advisories' },
  'other-version': { zh: '是另一个版本的程序写的', en: 'was written by another version of this program' },
  damaged: { zh: '已损坏', en: 'is damaged' },
};

const mebibytes = (bytes: number) => (bytes / 1024 ** 2).toFixed(1);
const outOf = (bytes: number, total: number | null) =>
  `${mebibytes(bytes)}${total === null ? '' : ` / ${mebibytes(total)}`} MiB`;

/** What commands about advisories say in both languages. */
export const advisoryWords = {
  zh: {
    stopped: '已停止，没有读完；原有数据没有改动。',
    reading: (files: number) => `已读 ${files} 条漏洞记录`,
    none: '没有漏洞数据。请运行 tongming advisories update 下载，或用 tongming advisories import、--advisories 指定。',
    broken: (path: string, kind: DatabaseFault) =>
      `${path} ${faults[kind].zh}，没有使用；请用 tongming advisories update 重新下载。`,
    fetching: (ecosystem: string, bytes: number, total: number | null) => `${ecosystem}：已下载 ${outOf(bytes, total)}`,
    fetched: (ecosystem: string, { records, newest }: DatabaseCard) =>
      `${ecosystem}：${grouped(records)} 条，截至 ${newest?.slice(0, 10) ?? '（日期不详）'}`,
    same: (ecosystem: string) => `${ecosystem}：没有更新`,
    missing: (ecosystem: string) => `${ecosystem}：服务器上没有这个生态的数据。`,
    failed: (ecosystem: string, kind: string, message: string) =>
      `${ecosystem}：${kind === 'unreachable' || kind === 'timeout' ? '连不上服务器' : '下载失败'}（${message}）。没有网络时，可在别处下载后用 tongming advisories import 导入。`,
    imported: ({ records, withdrawn, refused, flawed, ecosystems }: DatabaseCard) =>
      `已导入 ${grouped(records)} 条（另有已撤回 ${grouped(withdrawn)} 条，读不了 ${grouped(refused)} 条，部分有误 ${grouped(flawed)} 条）：${ecosystems.join('、')}`,
    nothing: ({ refused }: DatabaseCard) =>
      `没有找到 OSV 记录（读不了的文件 ${grouped(refused)} 个）；原有数据没有改动。`,
    problems: (name: string, { refused, flawed }: DatabaseCard) =>
      `${name}：读不了 ${grouped(refused)} 条，部分有误 ${grouped(flawed)} 条，例如：`,
    heads: ['漏洞库', '条数', '截至', '读取日期', '大小'],
  },
  en: {
    stopped: 'Stopped before everything was read; what was there before is kept.',
    reading: (files: number) => `${files} advisories read`,
    none: 'There are no advisories. Get them with "tongming advisories update", or name some with "tongming advisories import" or --advisories.',
    broken: (path: string, kind: DatabaseFault) =>
      `${path} ${faults[kind].en} and is not used; fetch it again with "tongming advisories update".`,
    fetching: (ecosystem: string, bytes: number, total: number | null) =>
      `${ecosystem}: ${outOf(bytes, total)} fetched`,
    fetched: (ecosystem: string, { records, newest }: DatabaseCard) =>
      `${ecosystem}: ${grouped(records)} advisories, as of ${newest?.slice(0, 10) ?? 'an unknown date'}`,
    same: (ecosystem: string) => `${ecosystem}: nothing new`,
    missing: (ecosystem: string) => `${ecosystem}: the server has nothing of this ecosystem.`,
    failed: (ecosystem: string, kind: string, message: string) =>
      `${ecosystem}: ${kind === 'unreachable' || kind === 'timeout' ? 'the server cannot be reached' : 'the download failed'} (${message}) Without a network, fetch the archive elsewhere and use "tongming advisories import".`,
    imported: ({ records, withdrawn, refused, flawed, ecosystems }: DatabaseCard) =>
      `${grouped(records)} advisories imported (besides ${grouped(withdrawn)} withdrawn, ${grouped(refused)} unreadable, ${grouped(flawed)} wrong in part): ${ecosystems.join(', ')}`,
    nothing: ({ refused }: DatabaseCard) =>
      `There is no OSV record (${grouped(refused)} files cannot be read); what was there before is kept.`,
    problems: (name: string, { refused, flawed }: DatabaseCard) =>
      `${name}: ${grouped(refused)} unreadable, ${grouped(flawed)} wrong in part, as:`,
    heads: ['database', 'advisories', 'as of', 'read', 'size'],
  },
} as const;
