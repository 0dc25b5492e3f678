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

/**
 * Licences of machine-learning models. The SPDX list has hardly any of them: where ScanCode's database has a name it is
 * used, for the others the `LicenseRef-` is this project's own.
 */
const models: readonly (readonly [expression: string, patterns: readonly string[]])[] = [
  ['LicenseRef-scancode-llama-license-2023', ['llama license agreement', 'llama research license']],
  [
    'LicenseRef-scancode-llama-2-license-2023',
    [
      'llama 2 community license (agreement)?',
      'licensed under the llama 2 community license',
      'ai meta com llama license',
      'llama 2 license',
    ],
  ],
  [
    'LicenseRef-llama-3-community',
    ['llama 3 community license (agreement)?', 'meta llama 3 community license', 'meta llama 3 license'],
  ],
  ['LicenseRef-scancode-llama-3.1-license-2024', ['llama 3.1 community license (agreement)?', 'llama 3.1 license']],
  ['LicenseRef-llama-3.2-community', ['llama 3.2 community license (agreement)?']],
  ['LicenseRef-llama-3.3-community', ['llama 3.3 community license (agreement)?']],
  ['LicenseRef-llama-4-community', ['llama 4 community license (agreement)?']],
  ['LicenseRef-gemma-terms', ['gemma terms of use', 'ai google dev gemma terms', 'license gemma']],
  [
    'LicenseRef-tongyi-qianwen',
    [
      'tongyi qianwen license (agreement)?',
      'qwen license (agreement)?',
      'license tongyi qianwen',
      '通义千问许可协议',
      'qwen 许可协议',
    ],
  ],
  [
    'LicenseRef-qwen-research',
    ['qwen research license (agreement)?', 'tongyi qianwen research license (agreement)?', 'license qwen research'],
  ],
  [
    'LicenseRef-deepseek-model',
    ['deepseek license agreement', 'deepseek model license', 'license deepseek', 'deepseek 模型许可'],
  ],
  ['LicenseRef-modelscope', ['modelscope license', 'modelscope community license', '魔搭社区许可协议']],
  [
    'LicenseRef-chatglm',
    [
      'the glm 130 b license',
      'the chatglm 6 b license',
      'the chatglm 2 6 b license',
      'chatglm 3 6 b license',
      'glm 4 9 b license',
      'the glm 4 model license',
    ],
  ],
  [
    'LicenseRef-baichuan-community',
    ['baichuan 2 模型社区许可协议', 'community license for baichuan 2 model', 'baichuan community license'],
  ],
  [
    'LicenseRef-yi-model',
    ['yi series models community license agreement', 'yi series models license agreement', 'yi license agreement'],
  ],
  ['LicenseRef-internlm', ['internlm license', '书生 浦语 模型许可']],
  ['LicenseRef-falcon-llm', ['tii falcon llm license', 'falcon 180 b tii license', 'falcon 2 11 b tii license']],
  [
    'LicenseRef-stability-community',
    [
      'stability ai community license (agreement)?',
      'stable audio community license',
      'stability ai non commercial research community license',
    ],
  ],
  [
    'LicenseRef-mistral-research',
    ['mistral ai research license', 'mistral research license', 'mistral ai non production license'],
  ],
  ['LicenseRef-hunyuan-community', ['tencent hunyuan community license (agreement)?', '腾讯混元社区许可']],
  [
    'LicenseRef-scancode-bigscience-rail-1.0',
    ['bigscience rail license (version)? 1', 'bigscience rail 1', 'bigscience bloom rail 1', 'bigscience rail license'],
  ],
  [
    'LicenseRef-scancode-bigscience-open-rail-m',
    [
      'bigscience open rail m license',
      'bigscience open rail m',
      'creativeml open rail m',
      'creativeml openrail m',
      'license creativeml openrail m',
      'creativeml open rail m license',
      'license bigscience openrail m',
    ],
  ],
  [
    'LicenseRef-scancode-bigcode-open-rail-m-v1',
    ['bigcode open rail m version 1', 'bigcode openrail m', 'bigcode open rail m license agreement'],
  ],
];

function rule([expression, patterns]: (typeof models)[number]): FamilyRule {
  const first = (patterns[0] ?? '').replace(/\(([^)]*)\)\?/gu, '$1');
  return {
    kind: 'reference',
    expression,
    patterns,
    examples: {
      match: `The weights are released under the ${first}.`,
      miss: 'The weights are released under terms of their own.',
    },
  };
}

/** Licences of model weights. */
export const modelLicences = defineFamily({
  id: 'model-licences',
  about: {
    zh: '大模型权重的许可协议：Llama、Gemma、通义千问、DeepSeek、OpenRAIL 等；多数不在 SPDX 列表中，以 LicenseRef 标识。',
    en: 'Licences of model weights, most of them on no list and named by a LicenseRef.',
  },
  rules: models.map(rule),
});
