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

/** What an audit says in both languages. */
export const auditWords = {
  zh: {
    levels: { malicious: '恶意软件', critical: '严重', high: '高危', medium: '中危', low: '低危', unknown: '级别未知' },
    fixed: (versions: string) => `已修复的版本：${versions}`,
    noFix: '还没有修复的版本',
    chain: (chain: string) => `引入路径：${chain}`,
    advisories: (count: number) => `可能涉及 ${count} 个漏洞`,
    undecided: (packages: number) => `${packages} 个依赖没有确定的版本，无法判断（写的是版本范围、分支或提交）：`,
    more: (count: number) => `另有 ${count} 个`,
    unreadable: (place: string, message: string) => `读不了 ${place}：${message}`,
    uncovered: (ecosystem: string, count: number) =>
      `没有 ${ecosystem} 的漏洞数据，${count} 个依赖没有查；请运行 tongming advisories update --ecosystem "${ecosystem}"。`,
    nameless: (count: number) => `SBOM 中有 ${count} 个部件没有 purl，无从查起。`,
    nothing: (packages: string) => `${packages} 个依赖中没有发现已知漏洞。`,
    found: (count: number, affected: number, packages: string) =>
      `${packages} 个依赖中有 ${affected} 个共涉及 ${count} 个已知漏洞。`,
    data: (count: string, date: string | null) =>
      `漏洞数据共 ${count} 条，${date === null ? '日期不详' : `截至 ${date}`}。`,
    empty: (path: string) => `${path} 里没有能读的依赖文件或 SBOM。`,
  },
  en: {
    levels: {
      malicious: 'malicious',
      critical: 'critical',
      high: 'high',
      medium: 'medium',
      low: 'low',
      unknown: 'unknown severity',
    },
    fixed: (versions: string) => `fixed in ${versions}`,
    noFix: 'there is no fixed version yet',
    chain: (chain: string) => `brought in by ${chain}`,
    advisories: (count: number) => (count === 1 ? '1 advisory may apply' : `${count} advisories may apply`),
    undecided: (packages: number) =>
      `${packages === 1 ? '1 dependency has' : `${packages} dependencies have`} no one version, so nothing can be decided (a range, a branch or a commit is given):`,
    more: (count: number) => `and ${count} more`,
    unreadable: (place: string, message: string) => `${place} cannot be read: ${message}`,
    uncovered: (ecosystem: string, count: number) =>
      `There are no advisories for ${ecosystem}: ${count === 1 ? '1 dependency was' : `${count} dependencies were`} not looked up. Run: tongming advisories update --ecosystem "${ecosystem}"`,
    nameless: (count: number) =>
      `${count === 1 ? '1 part of the bill of materials has' : `${count} parts of the bill of materials have`} no purl and cannot be looked up.`,
    nothing: (packages: string) => `No known vulnerability in ${packages} dependencies.`,
    found: (count: number, affected: number, packages: string) =>
      `${count} known ${count === 1 ? 'vulnerability' : 'vulnerabilities'} in ${affected} of ${packages} dependencies.`,
    data: (count: string, date: string | null) =>
      `${count} advisories, ${date === null ? 'of unknown date' : `as of ${date}`}.`,
    empty: (path: string) => `${path} has no dependency file and no bill of materials that can be read.`,
  },
} as const;
