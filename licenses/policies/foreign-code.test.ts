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
import { foreignCode } from './foreign-code.ts';

const mit = canonicalText('MIT')?.replace('<year> <copyright holders>', '2020 Example Authors') ?? '';
const code = 'export const one = 1;\nexport const two = 2;\n';
const own = `// SPDX-License-Identifier: MIT\n// Copyright (c) 2020 Example Authors\n\n${code}`;
const base = { LICENSE: mit, 'a.ts': own, 'b.ts': own };
const theirs = `// Copyright 2016 Foo Corporation\n// SPDX-License-Identifier: GPL-3.0-only\n\n${code}`;

async function judged(head: Record<string, string>, more: Record<string, string> = {}, settings = '') {
  return findingsOf(foreignCode, { base: { ...base, ...more }, head: { ...base, ...more, ...head }, settings });
}

describe('foreign-code', () => {
  it("tells a new file under somebody else's licence, and says to keep the header", async () => {
    const [finding, ...rest] = await judged({ 'x.ts': theirs });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ rule: 'other-licence', path: 'x.ts', line: 1, licence: 'GPL-3.0-only' });
    expect(finding?.message.en).toBe(
      "x.ts brings code under GPL-3.0-only of Foo Corporation, which is not the project's MIT, and no notice names it.",
    );
    expect(finding?.fix?.en).toContain('Keep their header');
    const [file] = readPatch(finding?.patch ?? '');
    expect(file).toMatchObject({ path: 'THIRD-PARTY-NOTICES.md', creates: true });
    expect(applyHunks('', file?.hunks ?? [])).toBe(
      '# Third-party notices\n\n## x.ts\n\n- Copyright 2016 Foo Corporation\n- License: GPL-3.0-only\n',
    );
  });

  it("tells somebody else's copyright in lines added to an own file", async () => {
    const [finding] = await judged({ 'a.ts': `${own}\n// Copyright (c) 2011 Bar Ltd.\nexport const three = 3;\n` });
    expect(finding).toMatchObject({ rule: 'other-holder', path: 'a.ts', line: 7 });
  });

  it('adds to the list that is there, in its form', async () => {
    const list = 'This product includes:\n\nlodash\n  License: MIT';
    const [finding] = await judged({ 'x.ts': theirs }, { NOTICE: list });
    const [file] = readPatch(finding?.patch ?? '');
    expect(file?.path).toBe('NOTICE');
    expect(applyHunks(list, file?.hunks ?? [])).toBe(
      `${list}\n\nx.ts\n  Copyright 2016 Foo Corporation\n  License: GPL-3.0-only\n`,
    );
  });

  it('is content with a notice, a third-party directory, REUSE.toml and .license files', async () => {
    expect(await judged({ 'x.ts': theirs, NOTICE: 'x.ts is by Foo, under the GPL.' })).toEqual([]);
    expect(await judged({ 'x.ts': theirs, 'THIRD-PARTY.txt': 'Parts are (c) Foo Corporation.' })).toEqual([]);
    expect(await judged({ 'third_party/x.ts': theirs })).toEqual([]);
    expect(await judged({ 'borrowed/x.ts': theirs }, {}, 'third-party:\n  - borrowed/**\n')).toEqual([]);
    const license = 'SPDX-FileCopyrightText: 2016 Foo\nSPDX-License-Identifier: GPL-3.0-only\n';
    expect(await judged({ 'x.ts': theirs, 'x.ts.license': license })).toEqual([]);
  });

  it("takes the project's own holders, its authors and those of the settings for no strangers", async () => {
    expect(await judged({ 'x.ts': own.replace('2020', '2026') })).toEqual([]);
    expect(await judged({ 'x.ts': own.replace('Example Authors', 'the Example contributors') })).toEqual([]);
    // The author of the change in tests.
    expect(await judged({ 'x.ts': own.replace('Example Authors', 'Li Wei') })).toEqual([]);
    // The same author by another name.
    expect(await judged({ 'x.ts': own.replace('Example Authors', '李伟 <li.wei@example.com>') })).toEqual([]);
    const settings = 'policies:\n  foreign-code:\n    holders: [Bar Ltd]\n';
    expect(await judged({ 'x.ts': own.replace('Example Authors', 'Bar Ltd.') }, {}, settings)).toEqual([]);
  });

  it('does not take strings, prose and licence texts for code of others', async () => {
    const text = `export const header = '// Copyright 2016 Foo Corporation\\n// SPDX-License-Identifier: GPL-3.0-only';\n`;
    expect(await judged({ 'x.ts': own + text })).toEqual([]);
    expect(await judged({ 'docs/x.md': 'Copyright 2016 Foo Corporation, GPL-3.0-only.' })).toEqual([]);
    const exception = canonicalText('Classpath-exception-2.0') ?? '';
    expect(await judged({ 'options/license/Classpath-exception-2.0': exception })).toEqual([]);
    expect(await judged({ 'options/license/GPL-3.0-only': canonicalText('GPL-3.0-only') ?? '' })).toEqual([]);
    expect(await judged({ 'LICENSES/GPL-3.0-only.txt': canonicalText('GPL-3.0-only') ?? '' })).toEqual([]);
  });

  it('finds no stranger where each author holds their own rights, nor in a whole tree, unless the licence differs', async () => {
    const many = Object.fromEntries(
      ['Ann', 'Bob', 'Cid', 'Dan', 'Eve', 'Fay', 'Gus'].map((name) => [
        `${name}.ts`,
        own.replace('Example Authors', `${name} Doe`),
      ]),
    );
    expect(
      await judged({ 'x.ts': own.replace('Example Authors', 'Zoe Roe') }, { ...many, 'a.ts': code, 'b.ts': code }),
    ).toEqual([]);
    expect(await judged({ 'x.ts': theirs }, many)).toMatchObject([{ rule: 'other-licence' }]);
    const whole = { ...base, 'x.ts': own.replace('Example Authors', 'Zoe Roe'), 'y.ts': theirs };
    expect((await findingsOf(foreignCode, { head: whole })).map(({ path }) => path)).toEqual(['y.ts']);
    expect(await judged({ 'x.ts': own.replace('Example Authors', 'NONE') })).toEqual([]);
  });

  it('does not take a comment that mentions a licence for its notice', async () => {
    const text = `${own}/** Words of a title, as in \`The MIT License\`, or of the Apache License. */\nexport const x = 1;\n`;
    expect(await judged({ 'x.ts': text })).toEqual([]);
    const quoted = `${own}/** Names as "MIT/GPLv2", "GPL-2.0+ or MIT", “licensed under the MIT license or the GPL”. */\n`;
    expect(await judged({ 'x.ts': quoted })).toEqual([]);
    const notice = '// Parts of this file are licensed under the Apache License, Version 2.0.\n';
    expect(await judged({ 'x.ts': own + notice })).toMatchObject([{ rule: 'other-licence', licence: 'Apache-2.0' }]);
  });

  it('tells comments that name where code came from', async () => {
    const [finding] = await judged({
      'a.ts': `${own}// taken from https://stackoverflow.com/a/12345\nexport const x = 1;\n`,
    });
    expect(finding).toMatchObject({ rule: 'origin', path: 'a.ts', line: 6, patch: null });
    expect(await judged({ 'a.ts': `${own}// see https://example.org/manual\n` })).toEqual([]);
  });

  it('leaves a header that the change rewrites to licence-header', async () => {
    expect(await judged({ 'a.ts': own.replace('MIT', 'Apache-2.0') })).toEqual([]);
    expect(await judged({ 'a.ts': theirs })).toMatchObject([{ rule: 'other-licence' }]);
  });

  it('says nothing of what was there before', async () => {
    const found = await findingsOf(foreignCode, {
      base: { ...base, 'x.ts': theirs },
      head: { ...base, 'x.ts': `${theirs}export const y = 1;\n` },
    });
    expect(found).toEqual([]);
  });
});
