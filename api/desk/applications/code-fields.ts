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

import type { FormField } from './field.ts';

/** Where the code is and under which rules it is made. */
export const codeFields: readonly FormField[] = [
  {
    id: 'repositories',
    label: { zh: '代码仓地址', en: 'Addresses of the repositories' },
    help: {
      zh: '每行一个，以 https 开头，最多 10 个，主仓放第一行。保存后我们会立刻访问它们，读取许可证、历史、维护者等，供您核对。',
      en: 'One a line, beginning with https, 10 at most, the main one first. We visit them as soon as you save and read licence, history, maintainers and more for you to check.',
    },
    kind: 'repositories',
    asked: ['admission'],
    required: ['admission'],
    most: 2048,
    mostLines: 10,
  },
  {
    id: 'licence',
    label: { zh: '许可证', en: 'Licence' },
    help: {
      zh: '写 SPDX 编号，如 Apache-2.0、MulanPSL-2.0。接纳之前必须已经采用：以后再换的承诺不算。',
      en: 'As an SPDX id: Apache-2.0, MulanPSL-2.0. It must be in place before acceptance; a promise to change later does not count.',
    },
    kind: 'line',
    asked: ['admission'],
    required: ['admission'],
    most: 200,
  },
  {
    id: 'contributing',
    label: { zh: '贡献指南', en: 'Contributing guide' },
    help: { zh: '文件路径或网址。', en: 'Path of the file, or an address.' },
    kind: 'line',
    asked: ['admission'],
    required: ['admission'],
    most: 500,
  },
  {
    id: 'codeOfConduct',
    label: { zh: '行为准则', en: 'Code of conduct' },
    help: { zh: '文件路径或网址。', en: 'Path of the file, or an address.' },
    kind: 'line',
    asked: ['admission'],
    required: ['admission'],
    most: 500,
  },
  {
    id: 'security',
    label: { zh: '安全漏洞报告方式', en: 'How to report a vulnerability' },
    help: {
      zh: '文件路径或网址；要有私下报告的渠道。',
      en: 'Path of the file, or an address; it must name a private way.',
    },
    kind: 'line',
    asked: ['admission'],
    required: ['admission'],
    most: 500,
  },
  {
    id: 'roadmap',
    label: { zh: '路线图', en: 'Roadmap' },
    help: {
      zh: '文件路径或网址，或写下接下来 12 个月的打算。',
      en: 'Path, address, or what the next 12 months bring.',
    },
    kind: 'text',
    asked: ['admission', 'promotion', 'return'],
    required: ['admission', 'return'],
    most: 4000,
  },
  {
    id: 'targets',
    label: { zh: '声明的适配目标', en: 'Declared adaptation targets' },
    help: {
      zh: '每行一个处理器架构、操作系统或密码算法，如 aarch64、loongarch64、openEuler、SM3；后面可写“已构建”或“已测试”。',
      en: 'One a line: a CPU architecture, an operating system or a cipher, as aarch64, loongarch64, openEuler, SM3; add “built” or “tested” where it is.',
    },
    kind: 'lines',
    asked: ['admission', 'promotion'],
    required: [],
    most: 200,
    mostLines: 40,
  },
];
