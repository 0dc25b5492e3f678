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

/** Rules an answer can rest on, with their reasons. */
export const rules = {
  same: {
    zh: '同一许可证，或对方提供的版本之一',
    en: 'the same licence, or one of the versions that it offers',
  },
  'part-of-outbound': { zh: '对外许可证表达式本来就包含它', en: 'the outbound expression contains it' },
  'not-given': { zh: '没有给出任何许可', en: 'no licence is given' },
  unread: { zh: '没有关于它的规则：请人工阅读', en: 'there is no rule for it: a person must read it' },
  'public-domain': { zh: '不附条件', en: 'it comes without conditions' },
  permissive: { zh: '宽松许可证：保留声明即可', en: 'a permissive licence: keeping the notice is enough' },
  'permissive-against-gnu': {
    zh: '它的附加义务不被 GNU 许可证允许',
    en: 'it adds a duty that the GNU licences do not allow to be added',
  },
  'permissive-doubtful-gnu': {
    zh: '它的附加义务是否与 GNU 许可证冲突，说法不一',
    en: 'whether its duties clash with the GNU licences is disputed',
  },
  'permissive-against-whole': {
    zh: '它的附加义务未必为要求整体一致的对外许可证所允许',
    en: 'it adds a duty that a licence for the whole may not allow to be added',
  },
  'apache-and-gpl-2': {
    zh: 'Apache-2.0 的专利条款与第 2 版 GPL 冲突，与第 3 版不冲突',
    en: 'the patent clauses of Apache-2.0 clash with version 2 of the GPL, not with version 3',
  },
  'linking-exception': {
    zh: '例外条款允许这样组合',
    en: 'the exception allows this combination',
  },
  'elected-version': {
    zh: '“或更新版本”允许选用相容的版本',
    en: '"or later" allows a version that fits to be chosen',
  },
  'narrows-outbound': {
    zh: '只与对外许可证所给的部分版本相容：整体只能按那些版本分发',
    en: 'it fits only some of the versions offered outbound: the whole could be given under those alone',
  },
  'exception-lost': {
    zh: '并入后整体不再享有对外许可证的例外',
    en: 'with it in, the whole could no longer carry the outbound exception',
  },
  'gnu-conversion': {
    zh: '许可证自身允许改按该 GNU 许可证分发',
    en: 'the licence itself lets the work be given under that GNU licence',
  },
  'gnu-versions': { zh: 'GNU 许可证的这两个版本不能合并', en: 'these versions of the GNU licences cannot be combined' },
  'gpl-3-and-agpl-3': {
    zh: '两者第 13 条只允许链接或组合，不允许把一方改按另一方授权',
    en: 'section 13 of both allows linking and combining, not giving one under the other',
  },
  'named-in-licence': { zh: '许可证点名允许该对外许可证', en: 'the licence names the outbound licence as allowed' },
  'secondary-licence': {
    zh: '仅当原作者声明了次级许可证时可以',
    en: 'only where its authors named a secondary licence',
  },
  'file-copyleft': {
    zh: '文件级互惠：其文件保持原许可证，其余文件不受影响',
    en: 'copyleft by the file: its files keep their licence, others are free',
  },
  'file-copyleft-against-whole': {
    zh: '文件级互惠许可证要求文件保持原许可证，而对外许可证要求整体一致',
    en: 'its files must keep their licence, and the outbound licence wants the whole for itself',
  },
  'library-linked': {
    zh: '弱互惠的库：可被任何程序链接，库本身保持原许可证',
    en: 'a library under weak copyleft: any program may link it, the library keeps its licence',
  },
  'library-static-closed': {
    zh: '静态链接后须让用户能换用修改过的库，例如提供目标文件',
    en: 'when linked statically, users must be able to put in a changed library, for example with object files',
  },
  'library-copied': {
    zh: '把库的代码抄进别的文件，那些文件就须按库的许可证分发；单独成库则可以',
    en: 'files into which a library is copied fall under its licence; as a library of its own it may stay',
  },
  'library-modified': {
    zh: '修改后的库仍须按原许可证分发',
    en: 'a changed library stays under its licence',
  },
  'strong-copyleft': {
    zh: '强互惠：整体须按它的许可证分发，与对外许可证不符',
    en: 'strong copyleft: the whole would be under its licence, and not under the outbound one',
  },
  'network-copyleft': {
    zh: '网络互惠：通过网络提供服务也须给出整体源代码',
    en: 'network copyleft: also those who use the whole over a network must get its source',
  },
  'not-distributed': {
    zh: '没有分发副本，互惠条款不触发',
    en: 'no copy reaches others, so copyleft is not triggered',
  },
  'separate-process': {
    zh: '独立进程之间通信，不构成同一作品',
    en: 'processes that talk to each other are not one work',
  },
  'separate-network-service': {
    zh: '独立进程；但其自身若被修改并对外提供服务，须给出它的源代码',
    en: 'a separate process; if it is changed and offered to others, its own source is owed',
  },
  aggregate: {
    zh: '并列存放，与程序不构成同一作品',
    en: 'it lies beside the program and is not one work with it',
  },
  'not-part-of-work': {
    zh: '工具和仅用于测试的部分不进入成品',
    en: 'tools, and what is only for tests, do not go into the outcome',
  },
  'restricted-use': {
    zh: '限制用途、领域或竞争：对外许可证会允许它所禁止的使用',
    en: 'it excludes some use, field or competition that the outbound licence would allow',
  },
  'restricted-use-internal': {
    zh: '限制用途、领域或竞争：是否允许取决于你们怎样使用',
    en: 'it excludes some use, field or competition: whether yours is allowed depends on what you do',
  },
  'not-yet-changed': {
    zh: '变更日期未到，或没有写明变更许可证：限制仍然有效',
    en: 'the change date has not come, or no change licence is named: the restrictions still hold',
  },
  content: { zh: '内容许可证：署名即可', en: 'a licence for content: naming the author is enough' },
  'content-in-gnu': {
    zh: '内容许可证与 GNU 许可证之间没有公认的相容关系',
    en: 'no agreed way leads from this content licence into the GNU licences',
  },
  'share-alike': {
    zh: '改编须按相同许可证；原样随附则保持各自许可证',
    en: 'adaptations must be under the same licence; beside the program it keeps its own',
  },
  'share-alike-mixed': {
    zh: '混入代码后整体须按相同方式共享，与对外许可证不符',
    en: 'mixed into the work, the whole would have to be shared alike, and not under the outbound licence',
  },
  'content-restricted': {
    zh: '禁止商用或禁止改编，而对外许可证允许',
    en: 'it forbids commerce or change, which the outbound licence allows',
  },
  'content-restricted-beside': {
    zh: '可原样随附并单独标明；商业使用或改编者不得使用该部分',
    en: 'it may lie beside, marked as such; those in commerce, or who change it, must leave it out',
  },
  font: { zh: '字体可随任何软件捆绑或嵌入', en: 'fonts may be bundled with and embedded in anything' },
  'closed-outbound': {
    zh: '对外不开源，互惠许可证的代码不能并入',
    en: 'the outbound licence is closed, so copyleft code cannot go in',
  },
  matrix: { zh: '没有自己的规则，按矩阵的单元格', en: 'no rule of our own: as the matrix says' },
  'matrices-differ': {
    zh: '没有自己的规则，而各矩阵的说法不同',
    en: 'no rule of our own, and the matrices differ',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Id of a rule. */
export type RuleId = keyof typeof rules;

/** What has to be done for a `yes` to hold. */
export const conditions = {
  notice: { zh: '保留版权与许可声明', en: 'keep the copyright and licence notices' },
  attribution: { zh: '署名并注明修改', en: 'name the author and say what was changed' },
  'notice-file': { zh: '随附 NOTICE 文件并标明修改过的文件', en: 'pass on the NOTICE file and mark changed files' },
  source: { zh: '向收到副本的人提供对应源代码', en: 'offer the corresponding source to those who get a copy' },
  'network-source': {
    zh: '向通过网络使用的人提供对应源代码',
    en: 'offer the corresponding source to those who use it over a network',
  },
  'file-source': {
    zh: '这些文件的源代码（含修改）按原许可证提供',
    en: 'offer the source of these files, changes included, under their licence',
  },
  'library-source': {
    zh: '库的源代码（含修改）按原许可证提供',
    en: 'offer the source of the library, changes included, under its licence',
  },
  relink: { zh: '允许用户换用修改过的库', en: 'let users put in a changed version of the library' },
  'later-version': {
    zh: '整体按所选的更新版本分发',
    en: 'give the whole under the later version that was chosen',
  },
  'restricted-use': {
    zh: '核对许可证所排除的用途',
    en: 'check the uses that the licence excludes',
  },
  'use-grant': {
    zh: '核对附加使用授权是否涵盖你们的用途',
    en: 'check whether the additional use grant covers what you do',
  },
  'exception-scope': { zh: '改动过的部分仍按原许可证', en: 'changes to the part itself stay under its licence' },
  'output-check': {
    zh: '确认工具没有把自己的代码写进输出',
    en: 'make sure that the tool writes none of its own code into the outcome',
  },
  'stay-apart': { zh: '不要随成品分发', en: 'do not ship it with the outcome' },
  'same-licence-for-changes': { zh: '改编的内容按相同许可证', en: 'give adapted content under the same licence' },
  'mark-apart': { zh: '单独存放并标明许可证', en: 'keep it apart, with its licence beside it' },
  'reserved-name': {
    zh: '不单独出售字体；改动后不用保留名称',
    en: 'do not sell the font alone; a changed one must not bear a reserved name',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Id of a condition. */
export type ConditionId = keyof typeof conditions;
