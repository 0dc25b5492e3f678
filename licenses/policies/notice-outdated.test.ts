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
import { applyHunks, readPatch } from '../fix/apply-diff.ts';
import { findingsOf } from '../policy-parts/testing-policy.ts';
import { noticeOutdated } from './notice-outdated.ts';

function lock(packages: Record<string, { version: string; dev?: boolean; license?: string }>): string {
  const all = Object.entries(packages).map(([name, one]) => [
    `node_modules/${name}`,
    { integrity: `sha512-${name}`, ...one },
  ]);
  return JSON.stringify({ lockfileVersion: 3, packages: { '': { name: 'x' }, ...Object.fromEntries(all) } }, null, 1);
}

const before = { left: { version: '1.0.0' }, right: { version: '2.0.0' } };
const notice = 'This product includes:\n\nleft 1.0.0\n  License: MIT\n\nright 2.0.0\n  License: ISC\n';

async function judged(head: Parameters<typeof lock>[0], text = notice, path = 'NOTICE') {
  return findingsOf(noticeOutdated, {
    base: { [path]: text, 'package-lock.json': lock(before) },
    head: { [path]: text, 'package-lock.json': lock(head) },
  });
}

function patched(text: string, patch: string | null | undefined): string | null {
  const [file] = readPatch(patch ?? '');
  return file === undefined ? null : applyHunks(text, file.hunks);
}

describe('notice-outdated', () => {
  it('tells a new dependency that the list lacks, and adds it', async () => {
    const [finding, ...rest] = await judged({ ...before, middle: { version: '3.1.0', license: 'Apache-2.0' } });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ rule: 'missing', path: 'NOTICE', purl: 'pkg:npm/middle@3.1.0' });
    expect(patched(notice, finding?.patch)).toBe(`${notice}\nmiddle 3.1.0\n  License: Apache-2.0\n`);
  });

  it('tells a version that went away, and writes the new one', async () => {
    const [finding, ...rest] = await judged({ ...before, left: { version: '1.2.0' } });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ rule: 'version', path: 'NOTICE', line: 3 });
    expect(patched(notice, finding?.patch)).toBe(notice.replace('left 1.0.0', 'left 1.2.0'));
  });

  it('tells an entry of what is gone', async () => {
    const found = await judged({ left: before.left });
    expect(found).toMatchObject([{ rule: 'stale', line: 6, patch: null }]);
  });

  it('is content where the list says so, and with what is only used for developing', async () => {
    expect(await judged({ ...before, tool: { version: '1.0.0', dev: true } })).toEqual([]);
    const full = `${notice}\nmiddle 3.1.0\n`;
    expect(await judged({ ...before, middle: { version: '3.1.0' } }, full)).toEqual([]);
  });

  it('asks nothing of a NOTICE that lists no dependencies', async () => {
    expect(
      await judged({ ...before, middle: { version: '3.1.0' } }, 'Example Server\nCopyright 2020 Example\n'),
    ).toEqual([]);
    expect(await judged({ ...before, middle: { version: '3.1.0' } }, notice, 'src/NOTES')).toEqual([]);
  });

  it('does not take a part of another name for the name', async () => {
    const text = `${notice}\n@scope/middle 1\nmiddle-ware 2\n`;
    expect(await judged({ ...before, middle: { version: '3.1.0' } }, text)).toMatchObject([{ rule: 'missing' }]);
  });

  it('says how to write a generated list anew', async () => {
    const text = `${notice}\nwritten by \`tongming notice\`\n`;
    const [finding] = await judged({ ...before, middle: { version: '3.1.0' } }, text);
    expect(finding).toMatchObject({ rule: 'missing', patch: null });
    expect(finding?.fix?.en).toBe('Write it anew: tongming notice . --out NOTICE');
  });
});
