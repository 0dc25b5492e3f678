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

/** What a project can do wrong by REUSE 3.3. */
export type ReuseRule =
  | 'no-copyright'
  | 'no-licence'
  | 'invalid-expression'
  | 'bad-licence'
  | 'deprecated-licence'
  | 'missing-licence'
  | 'unused-licence'
  | 'no-extension'
  | 'unreadable'
  | 'invalid-configuration'
  | 'two-configurations';

/** One violation, with what to do about it. */
export interface ReuseProblem {
  readonly rule: ReuseRule;
  readonly path: string;
  /** 1-based; null when the whole file is meant. */
  readonly line: number | null;
  /** The licence or expression concerned; null where the rule is about none. */
  readonly subject: string | null;
  readonly text: Text;
  readonly fix: Text;
}

type Wording = (subject: string) => { readonly text: Text; readonly fix: Text };

const wordings: Readonly<Record<ReuseRule, Wording>> = {
  'no-copyright': () => ({
    text: { zh: '没有版权信息。', en: 'There is no copyright notice.' },
    fix: {
      zh: '在文件头加 SPDX-FileCopyrightText，不能写注释的文件加同名的 .license 文件，或写进 REUSE.toml。',
      en: 'Add SPDX-FileCopyrightText to its header, a .license file beside it, or an annotation in REUSE.toml.',
    },
  }),
  'no-licence': () => ({
    text: { zh: '没有许可证信息。', en: 'There is no licence information.' },
    fix: {
      zh: '在文件头加 SPDX-License-Identifier，不能写注释的文件加同名的 .license 文件，或写进 REUSE.toml。',
      en: 'Add SPDX-License-Identifier to its header, a .license file beside it, or an annotation in REUSE.toml.',
    },
  }),
  'invalid-expression': (subject) => ({
    text: { zh: `“${subject}”不是有效的 SPDX 表达式。`, en: `"${subject}" is no valid SPDX expression.` },
    fix: {
      zh: '改成有效的表达式，如 MIT OR Apache-2.0；只是举例的，放在 REUSE-IgnoreStart 与 REUSE-IgnoreEnd 之间。',
      en: 'Write a valid expression, as MIT OR Apache-2.0; put mere examples between REUSE-IgnoreStart and REUSE-IgnoreEnd.',
    },
  }),
  'bad-licence': (subject) => ({
    text: {
      zh: `${subject} 不在 SPDX 列表上，也不是 LicenseRef-。`,
      en: `${subject} is not on the SPDX list and no LicenseRef-.`,
    },
    fix: {
      zh: '改用 SPDX 标识；列表里没有的许可证用 LicenseRef-名称。LICENSES/ 里只放许可证文本。',
      en: 'Use the SPDX id; call a licence that is not listed LicenseRef-name. LICENSES/ holds licence texts only.',
    },
  }),
  'deprecated-licence': (subject) => ({
    text: { zh: `${subject} 是 SPDX 已弃用的标识。`, en: `SPDX has deprecated the id ${subject}.` },
    fix: {
      zh: '改用现在的标识（如 GPL-2.0-only 或 GPL-2.0-or-later），并给文件改名。',
      en: "Use today's id (as GPL-2.0-only or GPL-2.0-or-later) and rename the file.",
    },
  }),
  'missing-licence': (subject) => ({
    text: { zh: `用到了 ${subject}，但没有它的文本。`, en: `${subject} is used, but its text is missing.` },
    fix: { zh: `把它的全文放到 LICENSES/${subject}.txt。`, en: `Put its text into LICENSES/${subject}.txt.` },
  }),
  'unused-licence': (subject) => ({
    text: { zh: `没有文件采用 ${subject}。`, en: `No file is under ${subject}.` },
    fix: {
      zh: '删除这个文本，或给采用它的文件加上标签。',
      en: 'Remove the text, or tag the files that it applies to.',
    },
  }),
  'no-extension': (subject) => ({
    text: { zh: `${subject} 的文本没有文件扩展名。`, en: `The text of ${subject} has no file extension.` },
    fix: { zh: `改名为 LICENSES/${subject}.txt。`, en: `Rename it to LICENSES/${subject}.txt.` },
  }),
  unreadable: (subject) => ({
    text: { zh: `读不了：${subject}`, en: `It cannot be read: ${subject}` },
    fix: { zh: '检查权限和磁盘后再试。', en: 'Check permissions and the disk, then try again.' },
  }),
  'invalid-configuration': (subject) => ({
    text: { zh: `配置有误：${subject}`, en: `The configuration is wrong: ${subject}` },
    fix: {
      zh: '按 REUSE 3.3 改正：version = 1，[[annotations]] 里 path 必填，precedence 为 closest、aggregate 或 override。',
      en: 'Write it as REUSE 3.3 says: version = 1, a path in each [[annotations]], precedence closest, aggregate or override.',
    },
  }),
  'two-configurations': () => ({
    text: { zh: 'REUSE.toml 和 .reuse/dep5 不能同时存在。', en: 'REUSE.toml and .reuse/dep5 exclude each other.' },
    fix: {
      zh: '把 .reuse/dep5 的内容移到 REUSE.toml，然后删除它。',
      en: 'Move what .reuse/dep5 says to REUSE.toml and remove it.',
    },
  }),
};

/** A problem in the words of its rule. */
export function reuseProblem(
  rule: ReuseRule,
  path: string,
  subject: string | null = null,
  line: number | null = null,
): ReuseProblem {
  return { rule, path, line, subject, ...wordings[rule](subject ?? '') };
}
