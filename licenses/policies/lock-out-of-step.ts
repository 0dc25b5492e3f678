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
import { dependencyFiles } from '../dependency-file-registry.ts';
import type { InventoryFile } from '../inventory/inventory.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { lockCommands } from '../policy-parts/lock-commands.ts';
import {
  changedRanges,
  type LockDifference,
  lockDifferences,
  remembersRanges,
} from '../policy-parts/lock-differences.ts';
import { touchedPaths } from '../policy-parts/touched-paths.ts';
import type { Text } from '../result.ts';

function messageOf({ kind, lock, manifest, name, asked, remembered }: LockDifference): Text {
  const wanted = asked ?? '*';
  if (kind === 'no-manifest') {
    return {
      zh: `${lock.path} 没有对应的清单（如 ${manifest}）。`,
      en: `${lock.path} has no manifest, as ${manifest} would be one.`,
    };
  }
  if (kind === 'not-locked') {
    return {
      zh: `${manifest} 要求 ${name} ${wanted}，${lock.path} 里没有。`,
      en: `${manifest} asks for ${name} ${wanted}, which ${lock.path} does not have.`,
    };
  }
  if (kind === 'not-asked-for') {
    return {
      zh: `${lock.path} 记着 ${name}${remembered === null ? '' : ` ${remembered}`}，${manifest} 已不要求它。`,
      en: `${lock.path} remembers ${name}${remembered === null ? '' : ` ${remembered}`}, which ${manifest} does not ask for any more.`,
    };
  }
  return {
    zh: `${manifest} 要求 ${name} ${wanted}，${lock.path} 记着的是 ${remembered ?? '*'}。`,
    en: `${manifest} asks for ${name} ${wanted}, and ${lock.path} remembers ${remembered ?? '*'}.`,
  };
}

function subjectOf({ lock, manifest, name }: LockDifference): string {
  return [lock.path, manifest, name].filter((part) => part !== '').join(' ');
}

function fixOf(format: string): Text {
  const command = lockCommands.get(format);
  const how =
    command === undefined
      ? { zh: '用它的包管理器重新生成锁文件', en: 'write the lock anew with its package manager' }
      : { zh: `运行 ${command}`, en: `run ${command}` };
  return { zh: `${how.zh}，并把两个文件一起提交。`, en: `To mend it, ${how.en}, and commit both files together.` };
}

function findingOf(difference: LockDifference, stood: boolean): RawFinding {
  const { kind, lock, manifest, line } = difference;
  const message = messageOf(difference);
  const where = kind === 'no-manifest' ? lock.path : line === null ? manifest : `${manifest}:${line}`;
  return rawFinding({
    rule: kind === 'no-manifest' ? 'no-manifest' : 'out-of-step',
    subject: subjectOf(difference),
    level: stood ? 'note' : null,
    path: kind === 'no-manifest' || kind === 'not-asked-for' ? lock.path : manifest,
    line,
    message,
    evidence: [
      {
        kind: 'fact',
        where,
        says: message,
        url: dependencyFiles.get(lock.format)?.source ?? null,
      },
    ],
    fix: fixOf(lock.format),
  });
}

function alone(lock: InventoryFile, path: string, names: readonly string[]): RawFinding {
  const shown = names.slice(0, 5).join(', ');
  const message = {
    zh: `${path} 对 ${shown} 的要求变了，${lock.path} 没有跟着变。`,
    en: `What ${path} asks for changed (${shown}), and ${lock.path} did not change with it.`,
  };
  return rawFinding({
    rule: 'manifest-alone',
    subject: `${lock.path} ${path}`,
    path,
    message,
    evidence: [{ kind: 'fact', where: lock.path, says: message, url: null }],
    fix: fixOf(lock.format),
  });
}

/** Locks that do not remember the ranges of their manifest: what it asks for changed, and they did not. */
function changedAlone({ base, head }: CheckFacts, touched: ReadonlySet<string>): RawFinding[] {
  if (base === null) return [];
  const locks = head.inventory.files.filter(
    (file) => file.kind === 'lock' && file.reading !== null && !touched.has(file.path) && !remembersRanges(file),
  );
  return locks.flatMap((lock) => {
    const manifests = dependencyFiles.get(lock.format)?.manifests?.(lock.path) ?? [];
    return manifests
      .filter((path) => touched.has(path))
      .flatMap((path) => {
        const own = (file: InventoryFile) =>
          file.path === path && file.ecosystem === lock.ecosystem && file.reading !== null;
        const [was, is] = [base.inventory.files.find(own), head.inventory.files.find(own)];
        const names = was === undefined || is === undefined ? [] : changedRanges(was, is, lock);
        return names.length === 0 ? [] : [alone(lock, path, names)];
      });
  });
}

/** Lock files that are not what their manifest asks for. */
export const lockOutOfStep = definePolicy({
  id: 'lock-out-of-step',
  name: { zh: '锁文件与清单一致', en: 'Locks in step with manifests' },
  question: { zh: '锁文件是否就是按它的清单生成的？', en: 'Was every lock made from its manifest as it is now?' },
  about: {
    zh: '许多锁文件记着生成时清单要求的名称和范围：逐项比较。不记的，看清单变了而锁文件没变。锁文件对不上时，检查到的版本不是装上的版本。',
    en: 'Many locks remember the names and ranges of the manifest that they were made from: these are compared. Of others it is seen that the manifest changed and the lock did not. With a lock that is out of step the versions that are checked are not those that get installed.',
  },
  source: 'https://docs.npmjs.com/cli/commands/npm-ci',
  judges: 'both',
  enabled: true,
  rules: {
    'out-of-step': {
      level: 'error',
      says: { zh: '清单要求的与锁文件记着的不同。', en: 'What the manifest asks for is not what the lock remembers.' },
    },
    'manifest-alone': {
      level: 'warning',
      says: { zh: '清单变了，锁文件没有变。', en: 'The manifest changed, and its lock did not.' },
    },
    'no-manifest': { level: 'warning', says: { zh: '锁文件没有清单。', en: 'A lock has no manifest.' } },
  },
  options: {},
  judge(facts) {
    const touched = touchedPaths(facts);
    const now = lockDifferences(facts.head, (path) => touched === null || touched.has(path));
    const before = new Set(
      facts.base === null || now.length === 0
        ? []
        : lockDifferences(facts.base).map((one) => `${one.kind} ${subjectOf(one)}`),
    );
    return {
      findings: [
        ...now.map((one) => findingOf(one, before.has(`${one.kind} ${subjectOf(one)}`))),
        ...(touched === null ? [] : changedAlone(facts, touched)),
      ],
      notChecked: [],
    };
  },
});
