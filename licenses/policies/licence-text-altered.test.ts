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

import { describe, expect, it } from 'vitest';
import { canonicalText } from '../canonical.ts';
import { applyHunks, readPatch } from '../fix/apply-diff.ts';
import { findingsOf } from '../policy-parts/testing-policy.ts';
import { licenceTextAltered } from './licence-text-altered.ts';

const mit = `${canonicalText('MIT')?.replace('<year> <copyright holders>', '2020 Example').trimEnd()}\n`;
const isc = `${canonicalText('ISC')?.trimEnd()}\n`;

async function judged(base: Record<string, string>, head: Record<string, string>) {
  return findingsOf(licenceTextAltered, { base, head });
}

describe('licence-text-altered', () => {
  it('tells the words that were dropped and added, and restores them', async () => {
    const after = mit.replace('free of charge', 'for non-commercial use');
    const [finding, ...rest] = await judged({ LICENSE: mit }, { LICENSE: after });
    expect(rest).toEqual([]);
    expect(finding?.path).toBe('LICENSE');
    expect(`${finding?.message.en} ${finding?.evidence[0]?.says.en}`).toContain('free of charge');
    expect(`${finding?.message.en} ${finding?.evidence[0]?.says.en}`).toContain('non-commercial');
    const [file] = readPatch(finding?.patch ?? '');
    expect(applyHunks(after, file?.hunks ?? [])).toBe(mit);
  });

  it('tells another licence by name', async () => {
    const [finding] = await judged({ LICENSE: mit }, { LICENSE: isc });
    expect(finding).toMatchObject({ rule: 'licence-replaced', licence: 'ISC' });
    expect(finding?.message.en).toBe('LICENSE was MIT and is now ISC.');
  });

  it('takes years, holders, line ends and wrapping for no change', async () => {
    expect(await judged({ LICENSE: mit }, { LICENSE: mit.replace('2020', '2020-2026') })).toEqual([]);
    expect(await judged({ LICENSE: mit }, { LICENSE: mit.replaceAll('\n', '\r\n') })).toEqual([]);
    expect(await judged({ LICENSE: mit }, { LICENSE: mit.replace(/(?<=\S)\n(?=\S)/gu, ' ') })).toEqual([]);
  });

  it('tells a text that was deleted, and not one that was moved', async () => {
    const [finding] = await judged({ LICENSE: mit, a: 'x' }, { a: 'x' });
    expect(finding).toMatchObject({ rule: 'removed', path: 'LICENSE', side: 'base', licence: 'MIT' });
    expect(await judged({ LICENSE: mit }, { 'LICENSES/MIT.txt': mit })).toEqual([]);
  });

  it('lets a text go with all that it was for', async () => {
    const base = { 'vendor/x/LICENSE': mit, 'vendor/x/a.c': 'int a;', a: 'x' };
    expect(await judged(base, { a: 'x' })).toEqual([]);
    expect(await judged(base, { a: 'x', 'vendor/x/a.c': 'int a;' })).toMatchObject([{ rule: 'removed' }]);
  });

  it('lets a NOTICE grow and not shrink', async () => {
    const notice = 'Example Server\nCopyright 2020 Example\n\nThis product includes software developed at Foo.\n';
    expect(await judged({ NOTICE: notice }, { NOTICE: `${notice}\nThis product includes Bar.\n` })).toEqual([]);
    const [finding] = await judged({ NOTICE: notice }, { NOTICE: 'Example Server\nCopyright 2020 Example\n' });
    expect(finding?.rule).toBe('notice-altered');
  });

  it('lets a list of what is bundled grow', async () => {
    const list = `${mit}\n${isc}\n${canonicalText('Zlib')}\n`;
    expect(await judged({ LICENSE: list }, { LICENSE: `${list}\n${canonicalText('BSL-1.0')}\n` })).toEqual([]);
    const [finding] = await judged({ LICENSE: list }, { LICENSE: `${mit}\n${canonicalText('Zlib')}\n` });
    expect(finding).toMatchObject({ rule: 'notice-altered', path: 'LICENSE' });
  });

  it('looks at vendored texts, and not at programs called licence', async () => {
    const found = await judged({ 'vendor/x/LICENSE': mit }, { 'vendor/x/LICENSE': isc });
    expect(found.map(({ path }) => path)).toEqual(['vendor/x/LICENSE']);
    expect(await judged({ 'license.ts': 'export {};\n' }, { 'license.ts': 'export const a = 1;\n' })).toEqual([]);
  });

  it('does not take a change to a binary for a pass', async () => {
    const found = await findingsOf(licenceTextAltered, {
      base: { LICENSE: mit },
      head: { LICENSE: new Uint8Array([0, 1, 2, 0, 0, 3]) },
    });
    expect(found).toMatchObject([{ rule: 'words-changed', undecided: true }]);
  });
});
