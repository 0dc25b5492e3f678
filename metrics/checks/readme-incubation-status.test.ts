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

import { expect, it } from 'vitest';
import type { Stage } from '#store/facts.ts';
import { makeFacts } from '../testing/facts.ts';
import { readmeIncubationStatus } from './readme-incubation-status.ts';

function run(readme: string, stage: Stage = 'sandbox') {
  return readmeIncubationStatus.run(makeFacts({ files: { 'README.md': readme }, declared: { stage } }));
}

const purpose = '某某是面向边缘设备的轻量数据库。';
const start = '## 快速开始\n```\nmake\n```\n';

it.each<[string, Stage]>([
  ['> 孵化状态：沙箱（2026-01 进入）', 'sandbox'],
  ['Incubation status: sandbox', 'sandbox'],
  ['本项目是某某孵化中心的孵化项目。', 'incubating'],
  ['This is an incubating project.', 'incubating'],
  ['Demo is an effort undergoing incubation at the Apache Incubator.', 'incubating'],
  ['孵化阶段：毕业', 'graduated'],
  ['A CNCF graduated project', 'graduated'],
])('passes with %j at stage %s', (line, stage) => {
  expect(run(`# X\n\n${purpose}\n\n${line}\n\n${start}`, stage)).toMatchObject({
    status: 'pass',
    evidence: [{ line: 3 }, { line: 7 }, { line: 5 }],
  });
});

it('gives half of the third for another stage than the registry has', () => {
  const outcome = run(`# X\n${purpose}\n孵化状态：沙箱\n${start}`, 'graduated');
  expect(outcome.score).toBeCloseTo(2.5 / 3);
  expect(outcome.nearestMiss?.why.en).toBe('Line 3 says sandbox; the registry says graduated.');
});

it('gives a third for each part', () => {
  expect(run(`# X\n${purpose}\n`).score).toBeCloseTo(1 / 3);
  expect(run(`# X\n${purpose}\n${start}`).message.zh).toBe('README 缺少孵化状态。');
  expect(run('# X\n[![b](https://a.org/b.svg)](https://a.org)\n## 快速开始\n')).toMatchObject({
    status: 'fail',
    score: 0,
    nearestMiss: { path: 'README.md' },
  });
});

it('joins the READMEs of both languages, and fails without any', () => {
  const files = {
    'README.md': `# X\n${purpose}\n孵化状态：沙箱\n`,
    'README.en.md': '# X\n## Getting started\nrun make\n',
  };
  expect(readmeIncubationStatus.run(makeFacts({ files })).status).toBe('pass');
  expect(readmeIncubationStatus.run(makeFacts()).status).toBe('fail');
});

it('does not take a note for the purpose', () => {
  expect(run('# X\n**Note**: the main branch may be broken for days.\n').status).toBe('fail');
});
