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
import { spdxTagMalformed } from './spdx-tag-malformed.ts';

const tag = 'SPDX-License-Identifier';

async function judged(head: Record<string, string>, base: Record<string, string> = {}) {
  return findingsOf(spdxTagMalformed, { base, head: { ...base, ...head } });
}

describe('spdx-tag-malformed', () => {
  it('names file and line, and writes what the words mean', async () => {
    const text = `#!/bin/sh\n# ${tag}: Apache License 2.0\necho\n`;
    const [finding, ...rest] = await judged({ 'a.sh': text });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ path: 'a.sh', line: 2 });
    expect(finding?.evidence[0]?.where).toBe('a.sh:2');
    const [file] = readPatch(finding?.patch ?? '');
    expect(applyHunks(text, file?.hunks ?? [])).toBe(text.replace('Apache License 2.0', 'Apache-2.0'));
  });

  it('tells ids that the list does not have, and broken expressions', async () => {
    const [unknown] = await judged({ 'a.py': `# ${tag}: Foo-1.0\n` });
    expect(unknown).toMatchObject({ rule: 'unknown-licence', path: 'a.py', line: 1 });
    const [broken] = await judged({ 'a.py': `# ${tag}: (MIT OR\n` });
    expect(broken).toMatchObject({ rule: 'malformed', path: 'a.py', line: 1 });
  });

  it('tells a tag that a change broke, whose sound part says what it said before', async () => {
    const found = await judged({ 'a.ts': `// ${tag}: MIT OR\n` }, { 'a.ts': `// ${tag}: MIT\n` });
    expect(found.map(({ rule }) => rule)).toEqual(['malformed']);
    const again = { 'a.ts': `// ${tag}: MIT OR\n\nmore();\n` };
    expect(await judged(again, { 'a.ts': `// ${tag}: MIT OR\n` })).toEqual([]);
  });

  it.each([
    ['prose', 'a.md', `Put \`${tag}: <licence>\` into each file, as in ${tag}: FOO.\n`],
    ['a string', 'a.js', `const line = "${tag}: " + id;\n`],
    ['a string with a value', 'a.py', `print("${tag}: NOT-A-LICENCE")\n`],
    ['a pattern', 'a.ts', `const pattern = /${tag}: (.*)/;\n`],
    ['a code block', 'a.md', `Use:\n\n\`\`\`c\n// ${tag}: FOO\n\`\`\`\n`],
    ['ignore marks', 'a.py', `# REUSE-IgnoreStart\n# ${tag}: FOO\n# REUSE-IgnoreEnd\n`],
    ['a test of a parser', 'a_test.go', `\tinput := "// ${tag}: Bogus-1.0\\n"\n`],
  ])('takes a tag in %s for no claim', async (_, path, text) => {
    expect(await judged({ [path]: text })).toEqual([]);
  });

  it('tells a replaced name as a note and writes the new one', async () => {
    const text = `// ${tag}: GPL-2.0+\n`;
    const [finding] = await judged({ 'a.c': text });
    expect(finding).toMatchObject({ rule: 'deprecated', licence: 'GPL-2.0-or-later' });
    const [file] = readPatch(finding?.patch ?? '');
    expect(applyHunks(text, file?.hunks ?? [])).toBe(`// ${tag}: GPL-2.0-or-later\n`);
  });

  it('says nothing of what was wrong before the change', async () => {
    const base = { 'a.py': `# ${tag}: Foo-1.0\n` };
    expect(await judged({ 'a.py': `# ${tag}: Foo-1.0\nx = 1\n` }, base)).toEqual([]);
  });

  it('asks for the texts in LICENSES/ where the repository follows REUSE, once a licence', async () => {
    const base = { 'LICENSES/MIT.txt': 'x' };
    const found = await judged({ 'a.py': `# ${tag}: MIT OR ISC\n`, 'b.py': `# ${tag}: ISC\n` }, base);
    expect(found).toMatchObject([{ rule: 'text-missing', subject: 'ISC', path: 'a.py', line: 1 }]);
    const [file] = readPatch(found[0]?.patch ?? '');
    expect(file).toMatchObject({ path: 'LICENSES/ISC.txt', creates: true });
    expect(await judged({ 'a.py': `# ${tag}: ISC\n` })).toEqual([]);
  });

  it('reads REUSE.toml with its line', async () => {
    const toml = 'version = 1\n[[annotations]]\npath = "a/**"\nSPDX-License-Identifier = "Foo"\n';
    const [finding] = await judged({ 'REUSE.toml': toml });
    expect(finding).toMatchObject({ rule: 'configuration', path: 'REUSE.toml' });
  });
});
