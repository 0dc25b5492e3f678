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

/** Words of the summary. */
export const summaryWords = {
  zh: {
    project: '项目许可证',
    declared: '声明',
    detected: '文本',
    concluded: '结论',
    unknown: '未知',
    licences: '许可证',
    files: '文件数',
    none: '（没有）',
    differing: '与项目许可证不同的文件',
    own: '自带许可证的目录',
    without: '没有许可证信息的文本文件',
    altered: '文本有改动的许可证',
    unreadable: '读不了',
    truncated: '只读了首尾的长文件',
    holders: '版权人',
    more: (count: number) => `……另有 ${count} 个`,
    example: '例如',
    reuse: {
      yes: '符合 REUSE 3.3。',
      no: (problems: string) => `不符合 REUSE 3.3，有 ${problems} 处问题：`,
    },
    others: '没有读取',
    outcomes: { symlink: '符号链接', submodule: '子模块', special: '设备或管道', binary: '二进制', lockfile: '锁文件' },
    read: (files: string, seconds: string) => `共 ${files} 个文件，用时 ${seconds} 秒。`,
  },
  en: {
    project: 'Licence of the project',
    declared: 'declared',
    detected: 'detected',
    concluded: 'concluded',
    unknown: 'unknown',
    licences: 'Licences',
    files: 'files',
    none: '(none)',
    differing: 'Files under another licence than the project',
    own: 'Directories with a licence of their own',
    without: 'Text files that say nothing of a licence',
    altered: 'Licence texts that were altered',
    unreadable: 'Cannot be read',
    truncated: 'Long files of which only head and tail were read',
    holders: 'Copyright holders',
    more: (count: number) => `… and ${count} more`,
    example: 'such as',
    reuse: {
      yes: 'It follows REUSE 3.3.',
      no: (problems: string) => `It does not follow REUSE 3.3 (problems: ${problems}):`,
    },
    others: 'Not searched',
    outcomes: {
      symlink: 'symbolic links',
      submodule: 'submodules',
      special: 'devices and pipes',
      binary: 'binaries',
      lockfile: 'lock files',
    },
    read: (files: string, seconds: string) => `${files} ${files === '1' ? 'file' : 'files'} in ${seconds} s.`,
  },
} as const;
