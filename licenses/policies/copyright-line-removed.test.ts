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
import { copyrightLineRemoved } from './copyright-line-removed.ts';

const code = 'int one(void) { return 1; }\nint two(void) { return 2; }\n';
const header =
  '/*\n * Copyright (c) 2015 Ann Lee <ann@example.org>\n * Copyright (c) 2018-2020 Example, Inc.\n *\n * SPDX-License-Identifier: MIT\n */\n';

async function judged(before: string, after: string, path = 'a.c') {
  return findingsOf(copyrightLineRemoved, { base: { [path]: before }, head: { [path]: after } });
}

function patched(text: string, patch: string | null | undefined): string | null {
  const [file] = readPatch(patch ?? '');
  return file === undefined ? null : applyHunks(text, file.hunks);
}

describe('copyright-line-removed', () => {
  it('names the line that went, where it was, and puts it back', async () => {
    const after = (header + code).replace(' * Copyright (c) 2015 Ann Lee <ann@example.org>\n', '');
    const [finding, ...rest] = await judged(header + code, after);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ rule: 'removed', path: 'a.c', line: 2, side: 'base', subject: 'a.c' });
    expect(finding?.message.en).toContain('Copyright (c) 2015 Ann Lee');
    expect(finding?.evidence[0]?.where).toBe('a.c:2');
    expect(patched(after, finding?.patch)).toBe(header + code);
  });

  it('puts the whole header back where none is left', async () => {
    const [finding] = await judged(header + code, code);
    expect(patched(code, finding?.patch)).toBe(`${header}\n${code}`);
  });

  it('puts a line into a header of other marks as a comment of its own', async () => {
    const after = `// SPDX-License-Identifier: MIT\n// Copyright (c) 2018-2020 Example, Inc.\n${code}`;
    const [finding] = await judged(header + code, after);
    expect(patched(after, finding?.patch)).toBe(`// Copyright (c) 2015 Ann Lee <ann@example.org>\n${after}`);
  });

  it('keeps the line ends of the file', async () => {
    const dos = (header + code).replaceAll('\n', '\r\n');
    const after = dos.replace(' * Copyright (c) 2018-2020 Example, Inc.\r\n', '');
    const [finding] = await judged(dos, after);
    expect(patched(after, finding?.patch)).toBe(dos);
  });

  it.each([
    ['a later year', header.replace('2018-2020', '2018-2026')],
    ['another first year', header.replace('2015', '2014')],
    ['another spelling', header.replace('(c) 2018-2020 Example, Inc.', '© 2018-2020 The Example Inc')],
    ['contributors', header.replace('Example, Inc.', 'Example, Inc. and contributors')],
    [
      'tags',
      '// SPDX-FileCopyrightText: 2015 Ann Lee <ann@example.org>\n// SPDX-FileCopyrightText: 2018-2020 Example, Inc.\n',
    ],
    ['another address', header.replace('ann@example.org', 'ann@new.example')],
  ])('takes %s for no removal', async (_, after) => {
    expect(await judged(header + code, after + code)).toEqual([]);
  });

  it('says nothing of a file that is deleted, nor of one whose notices moved beside it', async () => {
    const base = { 'a.c': header + code };
    expect(await findingsOf(copyrightLineRemoved, { base, head: {} })).toEqual([]);
    const beside = {
      'a.c': code,
      'a.c.license':
        'SPDX-FileCopyrightText: 2015 Ann Lee\nSPDX-FileCopyrightText: Example\nSPDX-License-Identifier: MIT\n',
    };
    expect(await findingsOf(copyrightLineRemoved, { base, head: beside })).toEqual([]);
    const toml = {
      'a.c': code,
      'REUSE.toml':
        'version = 1\n[[annotations]]\npath = "**"\nSPDX-FileCopyrightText = ["2015 Ann Lee", "2018 Example"]\nSPDX-License-Identifier = "MIT"\n',
    };
    expect(await findingsOf(copyrightLineRemoved, { base, head: toml })).toEqual([]);
  });

  it('looks into vendored code as well, where upstream may have done it', async () => {
    const found = await judged(header + code, code, 'vendor/x/a.c');
    expect(found).toMatchObject([{ rule: 'vendored', path: 'vendor/x/a.c' }]);
  });

  it('knows a holder without the address that stood behind the name', async () => {
    const before = '// Copyright (C) 1989 Free Software Foundation, Inc., 51 Franklin Street, Fifth Floor, Boston\n';
    expect(await judged(before + code, `// Copyright (C) 1989 Free Software Foundation, Inc.\n${code}`)).toEqual([]);
  });

  it('says nothing of strings and of texts to be translated', async () => {
    const before = `${'int a;\n'.repeat(70)}const char *about = "Copyright (c) 2001 Waldo Example";\n`;
    expect(await judged(before, code)).toEqual([]);
    const catalogue = 'msgid ""\nmsgstr ""\n\nmsgid "(c) 2001, Waldo Example"\nmsgstr "(c) 2001, Waldo Example"\n';
    expect(await judged(catalogue, 'msgid ""\nmsgstr ""\n', 'po/de.po')).toEqual([]);
  });

  it('knows Chinese notices', async () => {
    const before = `# 版权所有 (c) 2020 某某科技有限公司\n# Copyright 2021 Ann\nx = 1\n`;
    const [finding] = await judged(before, '# Copyright 2021 Ann\nx = 1\n', 'a.py');
    expect(finding?.message.zh).toContain('某某科技有限公司');
    expect(patched('# Copyright 2021 Ann\nx = 1\n', finding?.patch)).toBe(before);
  });
});
