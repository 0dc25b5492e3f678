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

import type { Text } from '#store/facts.ts';

/** What a document is for; criteria that ask for a document name one of these. */
export const documentKinds = [
  'agreement',
  'trademark',
  'patent',
  'security-assessment',
  'governance',
  'scenario',
  'solution',
  'other',
] as const;
/** One of {@link documentKinds}. */
export type DocumentKind = (typeof documentKinds)[number];

/** What they are called. */
export const documentKindNames: Readonly<Record<DocumentKind, Text>> = {
  agreement: { zh: '贡献或捐赠协议', en: 'Contribution or donation agreement' },
  trademark: { zh: '商标与域名声明', en: 'Statement on trademarks and domain names' },
  patent: { zh: '专利与知识产权说明', en: 'Statement on patents and other rights' },
  'security-assessment': { zh: '安全自评或审计报告', en: 'Security self-assessment or review' },
  governance: { zh: '治理材料', en: 'Governance' },
  scenario: { zh: '应用场景记录', en: 'Record of a use' },
  solution: { zh: '解决方案记录', en: 'Record of a solution' },
  other: { zh: '其他', en: 'Other' },
};
