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

import type { Domain, RepositoryState, Stage } from '#store/facts.ts';
import type { Locale } from '../locale.ts';

type Words<Key extends string> = Readonly<Record<Locale, Readonly<Record<Key, string>>>>;

/** Stages in words. */
export const stageWords: Words<Stage> = {
  zh: {
    applied: '申请',
    sandbox: '沙箱',
    incubating: '孵化',
    graduated: '毕业',
    emeritus: '荣誉退役',
    'need-info': '补充材料',
    postponed: '暂缓',
    declined: '不通过',
    watch: '观察',
  },
  en: {
    applied: 'applied',
    sandbox: 'sandbox',
    incubating: 'incubating',
    graduated: 'graduated',
    emeritus: 'emeritus',
    'need-info': 'more information needed',
    postponed: 'postponed',
    declined: 'declined',
    watch: 'under watch',
  },
};

/** Domains in words. */
export const domainWords: Words<Domain> = {
  zh: { 'operating-system': '操作系统', database: '数据库', 'cloud-native': '云原生', 'basic-software': '基础软件' },
  en: {
    'operating-system': 'operating system',
    database: 'database',
    'cloud-native': 'cloud native',
    'basic-software': 'basic software',
  },
};

/** What is known of a repository's source, in words. */
export const stateWords: Words<RepositoryState> = {
  zh: {
    new: '尚未采集',
    ok: '正常',
    empty: '空代码仓',
    unreachable: '暂时无法访问',
    private: '需要授权',
    gone: '已不存在',
    quarantined: '已隔离',
  },
  en: {
    new: 'not crawled yet',
    ok: 'in order',
    empty: 'empty',
    unreachable: 'unreachable',
    private: 'asks for a login',
    gone: 'gone',
    quarantined: 'quarantined',
  },
};
