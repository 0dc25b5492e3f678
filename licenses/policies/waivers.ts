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

import { definePolicy } from '../policy.ts';

/** What became of the exceptions; the findings are made where waivers are applied, after all other policies have spoken. */
export const waivers = definePolicy({
  id: 'waivers',
  name: { zh: '豁免', en: 'Waivers' },
  question: { zh: '每条豁免是否仍然成立、仍有所指？', en: 'Does every waiver still hold, and for something?' },
  about: {
    zh: '豁免绑定在包、版本范围和许可证（或路径和规则，或一条发现）上，有理由、有负责人、有期限。它所指的一旦变化，原来的发现就重新待审，而不是悄悄放行。',
    en: 'A waiver is bound to a package, a range of versions and a licence (or to a path and a rule, or to one finding), with a reason, an owner and an end. When what it covers moves, the finding is open to review again instead of passing in silence.',
  },
  source: 'https://google.github.io/osv-scanner/configuration/',
  judges: 'both',
  enabled: true,
  rules: {
    expired: {
      level: 'warning',
      says: { zh: '豁免已到期，它所指的发现重新计入。', en: 'A waiver has expired, and what it covered counts again.' },
    },
    moved: {
      level: 'warning',
      says: {
        zh: '豁免所指的东西变了（版本出了范围，或许可证变了），因此不再成立。',
        en: 'What a waiver covers has moved (another version, another licence), so that it does not hold any more.',
      },
    },
    unused: { level: 'warning', says: { zh: '豁免没有对应任何发现。', en: 'A waiver covers nothing.' } },
    'unused-licence': {
      level: 'note',
      says: {
        zh: '`licences` 里的一项没有对应任何包。',
        en: 'An entry of `licences` is about no package.',
      },
    },
    soon: { level: 'note', says: { zh: '豁免即将到期。', en: 'A waiver is about to expire.' } },
  },
  options: {
    'soon-days': {
      kind: 'number',
      default: 14,
      says: {
        zh: '到期前多少天开始提醒；0 为不提醒。',
        en: 'Days before its end from which a waiver is told of; 0 for never.',
      },
    },
  },
  judge: () => ({ findings: [], notChecked: [] }),
});
