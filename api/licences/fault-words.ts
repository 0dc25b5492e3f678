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

import type { LicenceErrorKind } from '#licenses/error.ts';
import type { Locale } from '../locale.ts';

const faults: Readonly<Record<LicenceErrorKind, string>> = {
  empty: '是空的',
  'too-long': '太长',
  'too-complex': '层次太多',
  'bad-character': '有不能用的字符',
  'unknown-licence': '没有这个许可证',
  'unknown-exception': '没有这个例外',
  syntax: '语法不对',
  'too-many-alternatives': '展开后的选择太多',
  'bad-list': '许可证清单有误',
  'bad-matrix': '矩阵格式不对',
};

/** Why an expression is none; the parser speaks English. */
export function faultWords(locale: Locale, { kind, message }: { kind: LicenceErrorKind; message: string }): string {
  return locale === 'zh' ? faults[kind] : message;
}

const problems: readonly (readonly [RegExp, string])[] = [
  [/^ENOENT\b/u, '没有这个文件或目录'],
  [/^(?:EACCES|EPERM)\b/u, '没有读取权限'],
  [/^ELOOP\b/u, '符号链接绕成了圈'],
  [/^ENAMETOOLONG\b/u, '路径太长'],
  [/^EIO\b/u, '磁盘读取出错'],
  [/^missing: /u, '代码仓里没有这个对象'],
  [/^too-many-entries: /u, '文件太多，其余没有列出'],
  [/^corrupt: /u, '代码仓缺少一些目录'],
];

/** Why a file was not read; what is not known to be otherwise keeps the system's words. */
export function problemWords(locale: Locale, problem: string): string {
  return (locale === 'zh' ? problems.find(([pattern]) => pattern.test(problem))?.[1] : undefined) ?? problem;
}
