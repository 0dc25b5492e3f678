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
import type { ApplicationKind, FormField } from './field.ts';

const all: readonly ApplicationKind[] = ['admission', 'promotion', 'return'];

function statement(id: string, label: Text, help: Text, asked: readonly ApplicationKind[] = all): FormField {
  return { id, label, help, kind: 'statement', asked, required: asked, most: 5 };
}

/** What whoever applies states and agrees to. */
export const statementFields: readonly FormField[] = [
  statement(
    'mayApply',
    { zh: '我有权代表项目提出申请。', en: 'I may apply on behalf of the project.' },
    { zh: '维护者须知情并同意。', en: 'The maintainers know of it and agree.' },
  ),
  statement(
    'rights',
    {
      zh: '代码、商标和域名的权利清楚，接纳后按约定交由孵化中心托管或签署相应协议。',
      en: 'The rights in code, marks and domain names are clear; after admission they are held in trust or covered by an agreement with the centre.',
    },
    { zh: '协议文本可在“文件”一栏上传。', en: 'The agreement is handed in under “documents”.' },
    ['admission'],
  ),
  statement(
    'licensed',
    {
      zh: '全部自有代码已采用上面写的开源许可证，而不是将来才换。',
      en: 'All of our own code is under the licence named above, now and not later.',
    },
    { zh: '仅承诺日后更换的申请会被退回。', en: 'Applications that only promise to change are returned.' },
    ['admission'],
  ),
  statement(
    'conduct',
    { zh: '社区遵守行为准则，对所有人开放。', en: 'The community keeps a code of conduct and is open to everybody.' },
    { zh: '评审会看它怎样执行。', en: 'The review looks at how it is kept.' },
  ),
  statement(
    'open',
    {
      zh: '同意评审结论、评分理由和表决结果公示；上面的联系人和邮箱不公开。',
      en: 'The outcome, the reasons and the vote may be published; contact and e-mail address above are not.',
    },
    { zh: '公示期内任何人可以提出异议。', en: 'During public notice anybody may object.' },
  ),
];
