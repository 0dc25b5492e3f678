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

import { describe, expect, test } from 'vitest';
import { judge } from '../check/judge.ts';
import { factsOf } from '../check/testing-facts.ts';
import { npmFiles } from '../check/testing-npm.ts';
import { answerOf, briefly } from '../check/testing-policy.ts';
import { unreadableDependencyFile } from './unreadable-dependency-file.ts';

const good = npmFiles({ a: '*' }, { a: { license: 'MIT' } });
const bad = { ...good, 'package-lock.json': '<<<<<<< HEAD\n{}\n=======\n[]\n>>>>>>> x\n' };

describe('unreadable-dependency-file', () => {
  test('what was refused is undecided and makes the verdict so', async () => {
    const { findings } = await answerOf(unreadableDependencyFile, { base: good, head: bad });
    expect(findings).toMatchObject([{ rule: 'unreadable', level: null, undecided: true, path: 'package-lock.json' }]);
    const policies = new Map([[unreadableDependencyFile.id, unreadableDependencyFile]]);
    const result = await judge(await factsOf({ base: good, head: bad }), {
      policyFile: null,
      advisoryCount: null,
      policies,
    });
    expect(result.verdict).toBe('undecided');
  });

  test('in a change only files that it touches, and what was broken before is a note', async () => {
    const untouched = await answerOf(unreadableDependencyFile, { base: bad, head: { ...bad, 'README.md': 'x' } });
    expect(untouched.findings).toEqual([]);
    const still = { ...bad, 'package-lock.json': `${bad['package-lock.json']}\n` };
    expect(briefly((await answerOf(unreadableDependencyFile, { base: bad, head: still })).findings)[0]).toMatch(
      /^unreadable note/u,
    );
  });

  test('what could not be read in full before is not told of a change', async () => {
    const dockerfile = 'FROM ${IMAGE}\n';
    const head = { Dockerfile: `${dockerfile}RUN x\n`, 'b/Dockerfile': dockerfile };
    const { findings } = await answerOf(unreadableDependencyFile, { base: { Dockerfile: dockerfile }, head });
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual(['passed-over b/Dockerfile']);
    expect(findings[0]?.message.en).toMatch(/^Something in b\/Dockerfile could not be read in full: /u);
  });

  test('what many files of one project have in common is told once', async () => {
    const head = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`d${n}/Dockerfile`, 'FROM ${IMAGE}\n']));
    const { findings } = await answerOf(unreadableDependencyFile, { base: {}, head });
    expect(findings.map(({ message }) => message.en)).toEqual([
      'Something in 6 dependency files could not be read in full: d1/Dockerfile, d2/Dockerfile, d3/Dockerfile, d4/Dockerfile, d5/Dockerfile …',
    ]);
  });

  test('a readable tree says nothing, and an excluded file is not read', async () => {
    expect((await answerOf(unreadableDependencyFile, { head: good })).findings).toEqual([]);
    const excluded = await answerOf(unreadableDependencyFile, {
      head: bad,
      settings: 'exclude: [package-lock.json]\n',
    });
    expect(excluded.findings).toEqual([]);
  });
});
