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

import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { StandaloneContext } from '../command.ts';
import { createLogger } from '../log.ts';
import { createTerminal } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { compatCommand } from './compat.ts';
import { loadMatrices, storeMatrix } from './matrices.ts';

const data = mkdtempSync(join(tmpdir(), 'tongming-compat-'));

interface Told {
  readonly code: number;
  readonly text: string;
}

async function told(
  args: readonly string[],
  options: StandaloneContext['options'],
  locale: 'zh' | 'en' = 'en',
): Promise<Told> {
  let text = '';
  const stream = { isTTY: false, write: (part: string) => (text += part) };
  const code = await compatCommand({
    terminal: createTerminal(stream, stream, true),
    locale,
    log: createLogger({ write: () => undefined, human: false, info: false }),
    signal: new AbortController().signal,
    args,
    options: { data, ...options },
  });
  return { code, text };
}

async function refusal(args: readonly string[], options: StandaloneContext['options']): Promise<UsageError['text']> {
  const error: unknown = await told(args, options).catch((fault: unknown) => fault);
  if (error instanceof UsageError) return error.text;
  throw new Error('was not refused as a fault of usage', { cause: error });
}

describe('tongming licenses compat', () => {
  test('a yes, with the alternative, the rule and what it takes', async () => {
    expect(await told(['gpl-2.0 or mit'], { outbound: 'MulanPSL-2.0' })).toEqual({
      code: 0,
      text: [
        'Into MulanPSL-2.0 (linked statically, given as binary):',
        'GPL-2.0-only OR MIT: yes, as MIT',
        '  MulanPSL-2.0 ← MIT: yes, a permissive licence: keeping the notice is enough [permissive]',
        '  It takes:',
        '  - keep the copyright and licence notices',
        'No compatibility matrix is loaded; tongming licenses index --osadl FILE --reclicense FILE loads one.',
        'This is not legal advice.',
        '',
      ].join('\n'),
    });
  });

  test('in Chinese', async () => {
    const { code, text } = await told(
      ['GPL-2.0-only'],
      { outbound: 'MulanPSL-2.0', use: 'copied', distribution: 'source' },
      'zh',
    );
    expect(code).toBe(1);
    expect(text).toBe(
      [
        '并入 MulanPSL-2.0（抄入，分发源代码）：',
        'GPL-2.0-only: 不可以',
        '  MulanPSL-2.0 ← GPL-2.0-only: 不可以，强互惠：整体须按它的许可证分发，与对外许可证不符 [strong-copyleft]',
        '没有载入兼容性矩阵；tongming licenses index --osadl FILE --reclicense FILE 可以载入。',
        '以上不是法律意见。',
        '',
      ].join('\n'),
    );
  });

  test('exit codes: 0 all yes, 1 one no, 3 something open', async () => {
    const codes = await Promise.all([
      told(['MIT', 'ISC'], { outbound: 'MIT' }),
      told(['MIT', 'SSPL-1.0'], { outbound: 'MIT' }),
      told(['MIT', 'LicenseRef-own'], { outbound: 'MIT' }),
      told(['EPL-2.0'], { outbound: 'GPL-2.0-only' }),
    ]);
    expect(codes.map(({ code }) => code)).toEqual([0, 1, 3, 3]);
  });

  test('expressions that cannot be in one work are named together', async () => {
    const { code, text } = await told(['Apache-2.0', 'GPL-2.0-only'], { outbound: 'GPL-2.0-only' });
    expect(code).toBe(1);
    expect(text).toContain('Among each other:\n  Apache-2.0 + GPL-2.0-only: no\n');
  });

  test('JSON has the same, in both languages', async () => {
    const { text } = await told(['MIT AND LGPL-2.1+'], { outbound: 'Apache-2.0', use: 'dynamic', json: true });
    const report = JSON.parse(text) as Record<string, unknown>;
    expect(report).toMatchObject({
      outbound: 'Apache-2.0',
      use: 'dynamic',
      distribution: 'binary',
      together: [],
      matrices: [],
      notLegalAdvice: { zh: '以上不是法律意见。', en: 'This is not legal advice.' },
    });
    expect(report['answers']).toMatchObject([
      {
        inbound: 'MIT AND LGPL-2.1-or-later',
        answer: 'yes',
        arm: 'MIT AND LGPL-2.1-or-later',
        conditions: [{ id: 'notice' }, { id: 'library-source' }, { id: 'relink' }],
        pairs: [{ rule: 'permissive' }, { rule: 'library-linked', cells: [] }],
      },
    ]);
  });

  test('the change date decides', async () => {
    const past = { outbound: 'MIT', 'change-date': '2020-01-01', 'change-license': 'apache-2.0' };
    expect((await told(['BUSL-1.1'], past)).code).toBe(0);
    expect((await told(['BUSL-1.1'], { ...past, 'change-date': '9999-01-01' })).code).toBe(1);
  });

  test.each<[string, readonly string[], StandaloneContext['options'], string]>([
    ['no outbound', ['MIT'], {}, '--outbound'],
    ['no expression', [], { outbound: 'MIT' }, 'Name 1 to 200'],
    ['a broken expression', ['MIT OR'], { outbound: 'MIT' }, '"MIT OR" is not an SPDX expression: at character 5'],
    ['an unknown licence', ['MIT AND Foo'], { outbound: 'MIT' }, 'at character 9, "Foo" is not on the SPDX list.'],
    ['a broken outbound', ['MIT'], { outbound: '(MIT' }, 'at character 1'],
    ['an unknown use', ['MIT'], { outbound: 'MIT', use: 'eaten' }, '--use must be one of copied, modified'],
    ['an unknown way', ['MIT'], { outbound: 'MIT', distribution: 'x' }, '--distribution must be one of none'],
    ['a date that is none', ['MIT'], { outbound: 'MIT', 'change-date': '2026-13-40' }, '--change-date'],
    ['a day that no month has', ['MIT'], { outbound: 'MIT', 'change-date': '2026-02-31' }, '--change-date'],
    ['a change licence without its date', ['MIT'], { outbound: 'MIT', 'change-license': 'MIT' }, '--change-date'],
    ['NONE outbound', ['MIT'], { outbound: 'NONE' }, '--outbound must name a licence'],
    [
      'endless choices',
      [Array.from({ length: 300 }, (_, i) => `LicenseRef-${i}`).join(' OR ')],
      { outbound: 'MIT' },
      '200 licences',
    ],
  ])('refuses %s', async (_, args, options, words) => {
    expect((await refusal(args, options)).en).toContain(words);
  });

  test('says in Chinese what is wrong in an expression', async () => {
    expect((await refusal(['MIT OR nonesuch'], { outbound: 'MIT' })).zh).toBe(
      '“MIT OR nonesuch”不是 SPDX 表达式：第 8 个字符处没有这个许可证。',
    );
  });
});

describe('matrices', () => {
  test('are stored, loaded and shown where they differ', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'tongming-matrices-'));
    const [osadl, rec] = [join(dir, 'a.json'), join(dir, 'b.json')];
    writeFileSync(osadl, '{"timestamp":"2026-01-01T00:00:00+0000","MIT":{"MPL-2.0":"No"}}');
    writeFileSync(rec, '{"meta":{"created":{"date":"2026-02-02"}},"licenses":{"MIT":{"MPL-2.0":"2"}}}');
    await storeMatrix(dir, 'osadl', osadl);
    await storeMatrix(dir, 'osadl', osadl);
    expect((await storeMatrix(dir, 'reclicense', rec)).date).toBe('2026-02-02');
    expect((await loadMatrices(dir)).map(({ name, date }) => [name, date])).toEqual([
      ['OSADL', '2026-01-01'],
      ['RecLicense', '2026-02-02'],
    ]);
    expect(readdirSync(join(dir, 'licences/matrices'))).toEqual(['osadl.json', 'reclicense.json']);
    const { text } = await told(['MPL-2.0'], { outbound: 'MIT', data: dir });
    expect(text).toContain('    OSADL 2026-01-01, MIT ← MPL-2.0: No\n');
    expect(text).toContain('    RecLicense 2026-02-02, MIT ← MPL-2.0: 2: combinative');
    expect(text).toContain('    The matrices differ.\n');
    expect(text).not.toContain('No compatibility matrix');
  });

  test('that cannot be read are named', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'tongming-matrices-'));
    const path = join(dir, 'x.json');
    writeFileSync(path, '[]');
    await expect(storeMatrix(dir, 'osadl', path)).rejects.toThrow(UsageError);
    await expect(storeMatrix(dir, 'osadl', join(dir, 'absent.json'))).rejects.toThrow('absent.json');
    expect(await loadMatrices(join(dir, 'nowhere'))).toEqual([]);
  });
});
