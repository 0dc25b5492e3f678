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

import type { CheckFacts } from '../check/facts.ts';
import type { RawFinding } from '../check/finding.ts';
import type { Reading } from '../dependency-file.ts';
import { dependencyFiles } from '../dependency-file-registry.ts';
import type { InventoryFile } from '../inventory/inventory.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { touchedPaths } from '../policy-parts/touched-paths.ts';
import type { Text } from '../result.ts';

const kinds: Readonly<Record<string, Text>> = {
  'merge-conflict': { zh: '里面有没解决的合并冲突', en: 'it has an unresolved merge conflict' },
  'too-large': { zh: '文件太大', en: 'it is too large' },
  'too-many': { zh: '列出的包太多', en: 'it names too many packages' },
  'unsupported-version': { zh: '格式的版本不认识', en: 'it is of a version that is not known' },
  'unsupported-doctype': { zh: '带有 DOCTYPE，不予读取', en: 'it has a DOCTYPE, which is not read' },
};

const mostWarnings = 5;

function nameOf(file: InventoryFile): Text {
  return dependencyFiles.get(file.format)?.name ?? { zh: file.format, en: file.format };
}

/** The base's file was refused too, with the same bytes or others: the change did not break it. */
function wasUnreadable({ path, format }: InventoryFile, facts: CheckFacts): boolean {
  return (
    facts.base?.inventory.files.some((old) => old.path === path && old.format === format && old.fault !== null) === true
  );
}

function unreadable(file: InventoryFile, fault: NonNullable<InventoryFile['fault']>, facts: CheckFacts): RawFinding {
  const { path } = file;
  const name = nameOf(file);
  const why = kinds[fault.kind] ?? { zh: '不是它的名称所说的格式', en: 'it is not what its name says' };
  const where = fault.line === null ? path : `${path}:${fault.line}`;
  const message = fault.message.slice(0, 300);
  return rawFinding({
    rule: 'unreadable',
    subject: `${path} ${file.format}`,
    level: wasUnreadable(file, facts) ? 'note' : null,
    undecided: true,
    path,
    line: fault.line,
    message: {
      zh: `${path}（${name.zh}）读不出来：${why.zh}。它列出的包都没有判断。`,
      en: `${path} (${name.en}) cannot be read: ${why.en}. None of the packages that it names was judged.`,
    },
    evidence: [
      {
        kind: 'fact',
        where,
        says: { zh: message, en: message },
        url: dependencyFiles.get(file.format)?.source ?? null,
      },
    ],
    fix: {
      zh: '用它的包管理器重新生成并提交；它本来就不是这种文件（如测试数据）时，在策略文件的 exclude 中写上它的路径。',
      en: 'Write it anew with its package manager and commit it; where it is no such file (test data, for example), put its path under exclude in the policy file.',
    },
  });
}

/** What the base's file was told of as well is not the change's. */
function newWarnings({ path, format, reading }: InventoryFile, { base }: CheckFacts): Reading['warnings'] {
  const old = base?.inventory.files.find((one) => one.path === path && one.format === format);
  const stood = new Set(old?.reading?.warnings.map(({ text }) => text.en));
  return (reading?.warnings ?? []).filter(({ text }) => !stood.has(text.en));
}

function passedOver(file: InventoryFile, facts: CheckFacts): RawFinding[] {
  const { path, format } = file;
  const warnings = newWarnings(file, facts);
  const [first] = warnings;
  if (first === undefined) return [];
  const shown = warnings.slice(0, mostWarnings);
  return [
    rawFinding({
      rule: 'passed-over',
      subject: `${path} ${format}`,
      path,
      line: first.line,
      message: {
        zh: `${path} 里有 ${warnings.length} 处没有读全${warnings.length === 1 ? '' : '，例如'}：${first.text.zh}`,
        en: `${warnings.length === 1 ? 'Something' : `${warnings.length} places`} in ${path} could not be read in full${warnings.length === 1 ? '' : ', for example'}: ${first.text.en}`,
      },
      evidence: shown.map(({ text, line }) => ({
        kind: 'fact',
        where: line === null ? path : `${path}:${line}`,
        says: text,
        url: null,
      })),
      fix: {
        zh: '看一看这里是否写对；写得没错，就不必理会。',
        en: 'See whether it is written as it should be; where it is, there is nothing to do.',
      },
    }),
  ];
}

const mostSingly = 5;

/** A project of many parts says the same in each of them. */
function joined(all: readonly RawFinding[]): readonly RawFinding[] {
  const passed = all.filter(({ rule }) => rule === 'passed-over');
  const [first] = passed;
  if (first === undefined || passed.length <= mostSingly) return all;
  const paths = passed.slice(0, mostSingly).map(({ path }) => path);
  const together = {
    ...first,
    subject: 'several files',
    message: {
      zh: `${passed.length} 个依赖文件里有地方没有读全：${paths.join('、')} …`,
      en: `Something in ${passed.length} dependency files could not be read in full: ${paths.join(', ')} …`,
    },
    evidence: passed.slice(0, 20).flatMap(({ evidence }) => evidence.slice(0, 1)),
  };
  return [...all.filter(({ rule }) => rule !== 'passed-over'), together];
}

/** Dependency files that were refused: what they name was judged by nobody. */
export const unreadableDependencyFile = definePolicy({
  id: 'unreadable-dependency-file',
  name: { zh: '读不出的依赖文件', en: 'Dependency files that cannot be read' },
  question: { zh: '每个依赖文件是否都能完整读出？', en: 'Can every dependency file be read as a whole?' },
  about: {
    zh: '依赖文件要么完整读出，要么整个拒绝，不读一半。拒绝了就不知道里面有什么：结果是“无法判断”（退出码 3），不是通过。',
    en: 'A dependency file is read whole or not at all. Of one that was refused nobody knows what it names: the verdict is "undecided" (exit code 3), and no pass.',
  },
  source: 'https://slsa.dev/spec/v1.1/verifying-artifacts',
  judges: 'both',
  enabled: true,
  rules: {
    unreadable: { level: 'error', says: { zh: '依赖文件读不出来。', en: 'A dependency file cannot be read.' } },
    'passed-over': {
      level: 'note',
      says: { zh: '依赖文件里有地方没有读全。', en: 'Something in a dependency file could not be read in full.' },
    },
  },
  options: {},
  judge(facts) {
    const touched = touchedPaths(facts);
    const files = facts.head.inventory.files.filter(({ path }) => touched === null || touched.has(path));
    return {
      findings: joined(
        files.flatMap((file) =>
          file.fault === null ? passedOver(file, facts) : [unreadable(file, file.fault, facts)],
        ),
      ),
      notChecked: [],
    };
  },
});
