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

import type { FamilyRule } from '../family.ts';
import { defineFamily } from '../family.ts';

/** Licences that Chinese projects name, with the words of the name. */
const named: readonly (readonly [expression: string, names: readonly string[]])[] = [
  ['MIT', ['mit']],
  ['Apache-2.0', ['apache 2', 'apache version 2', 'apache license 2', 'apache license version 2', 'apache']],
  ['BSD-3-Clause', ['bsd 3 clause', 'bsd 3']],
  ['BSD-2-Clause', ['bsd 2 clause', 'bsd 2']],
  ['GPL-2.0-only', ['gpl version 2', 'gpl 2']],
  ['GPL-3.0-only', ['gpl version 3', 'gpl 3']],
  ['LGPL-2.1-only', ['lgpl version 2.1', 'lgpl 2.1']],
  ['LGPL-3.0-only', ['lgpl version 3', 'lgpl 3']],
  ['AGPL-3.0-only', ['agpl version 3', 'agpl 3']],
  ['MPL-2.0', ['mpl version 2', 'mpl 2']],
  ['ISC', ['isc']],
];

const verbs = [
  '采用',
  '遵循',
  '遵守',
  '基于',
  '使用',
  '根据',
  '按照',
  '依据',
  '适用',
  '选择',
  '许可为',
  '协议为',
  '许可证为',
];
const nouns = '(开源)? (许可证|许可协议|授权协议|授权许可|开源协议|开源许可证|协议|许可|授权|license|开源|发布)';

function patternsOf(name: string): string[] {
  return [
    ...verbs.map((verb) => `${verb} (了)? (the)? ${name} ${nouns} (开源|发布|授权|进行许可|进行授权)?`),
    `在 ${name} ${nouns} 下`,
    `在 ${name} 下 (发布|开源|授权|许可)`,
    `以 ${name} ${nouns}`,
    `${name} 许可证`,
    `${name} 许可协议`,
    `${name} 开源协议`,
    `${name} 开源许可`,
    `${name} 授权协议`,
    `${name} 协议`,
    `${name} 授权条款`,
    `${name} 許可`,
    `${name} 授權`,
    `许可证 ${name}`,
    `许可协议 ${name}`,
    `开源协议 ${name}`,
    `开源许可证 ${name}`,
    `授权协议 ${name}`,
  ];
}

function rule([expression, names]: (typeof named)[number]): FamilyRule {
  const example = names[0] ?? '';
  return {
    kind: 'notice',
    expression,
    patterns: names.flatMap(patternsOf),
    examples: { match: `本项目采用 ${example} 许可证开源。`, miss: `本项目支持 ${example} 的库。` },
  };
}

/** References to licences in Chinese sentences, where the name alone would say too little. */
export const chineseWordings = defineFamily({
  id: 'chinese-wordings',
  about: {
    zh: '中文语句中对常见许可证的引用：“采用 MIT 许可证”“遵循 Apache 2.0 协议”等，以及双许可。',
    en: 'References in Chinese sentences to the common licences, and choices between two.',
  },
  rules: [
    ...named.map(rule),
    {
      kind: 'notice',
      expression: 'MIT OR Apache-2.0',
      patterns: [
        '(采用|使用|基于|遵循) mit (和|与|或|or|and) apache (license)? (version)? 2 双 (重)? (许可|授权|协议|许可证)',
        '(采用|使用|基于|遵循) apache (license)? (version)? 2 (和|与|或|or|and) mit 双 (重)? (许可|授权|协议|许可证)',
        '双许可 mit (和|与|或|or|and)? apache (version)? 2',
        '双重许可 mit (和|与|或|or|and)? apache (version)? 2',
      ],
      examples: { match: '本项目采用 MIT 和 Apache 2.0 双许可。', miss: '本项目与 Apache 2.0 服务器一同运行。' },
    },
    {
      kind: 'reference',
      expression: 'LicenseRef-scancode-996-icu-1.0',
      patterns: [
        'anti 996 license version 1',
        'anti 996 license',
        'license anti 996',
        'anti 996 许可证',
        '反 996 许可证',
        '反 996 许可',
        '996 icu license',
        '996icu blob master license',
        'img shields io badge license anti 996',
        'the individual or the legal entity must strictly comply with all applicable laws regulations rules and standards of the jurisdiction relating to labor and employment',
        '个人或法人实体必须严格遵守与个人实际所在地或个人出生地或归化地 _20_ 劳动和就业相关法律',
      ],
      examples: { match: 'This project is under the Anti 996 License.', miss: 'We work 996 hours.' },
    },
  ],
});
