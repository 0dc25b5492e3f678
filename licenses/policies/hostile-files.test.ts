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
import { factsOf } from '../check/testing-facts.ts';
import type { AnyPolicy } from '../policy.ts';
import { threadTime } from '../testing.ts';
import { binaryAdded } from './binary-added.ts';
import { copyrightLineRemoved } from './copyright-line-removed.ts';
import { foreignCode } from './foreign-code.ts';
import { installScriptAdded } from './install-script-added.ts';
import { licenceHeader } from './licence-header.ts';
import { licenceTextAltered } from './licence-text-altered.ts';
import { noticeOutdated } from './notice-outdated.ts';
import { policyChanged } from './policy-changed.ts';
import { signOff } from './sign-off.ts';
import { spdxTagMalformed } from './spdx-tag-malformed.ts';
import { unsafeWorkflow } from './unsafe-workflow.ts';

const policies: readonly AnyPolicy[] = [
  binaryAdded,
  copyrightLineRemoved,
  foreignCode,
  installScriptAdded,
  licenceHeader,
  licenceTextAltered,
  noticeOutdated,
  policyChanged,
  signOff,
  spdxTagMalformed,
  unsafeWorkflow,
];

type Contents = Record<string, string | Uint8Array>;

/** What all policies say together, and for how long they thought after the first of them had loaded its index. */
async function judged(head: Contents, base: Contents) {
  const facts = await factsOf({ base, head });
  const found: string[] = [];
  for (const policy of policies) {
    const { findings } = await policy.judge(facts, facts.settings.policies.get(policy.id)?.options ?? {});
    found.push(...findings.map(({ rule, path }) => `${policy.id}/${rule} ${path}`));
  }
  return found;
}

const mit = `${canonicalText('MIT')?.trimEnd()}\n`;
const header = '// SPDX-License-Identifier: MIT\n// Copyright (c) 2020 Example Authors\n\n';
const code = 'int a;\nint b;\nint c;\nint d;\n';
const own = { LICENSE: mit, 'a.c': header + code, 'b.c': header + code };
const long = 1_000_000;

describe('files that somebody made to be trouble', () => {
  it.each([
    ['blanks', ' '.repeat(long)],
    ['one letter', `${'a'.repeat(long)}!`],
    ['comment marks', '/*'.repeat(long / 2)],
    ['line comments', '// Copyright '.repeat(long / 20)],
    ['empty lines', '\n'.repeat(long)],
    // Each tag is looked at by itself, for about a second in each megabyte.
    ['tags', 'SPDX-License-Identifier: '.repeat(long / 100)],
    ['origins', `// copied from ${'from '.repeat(long / 10)} http`],
    ['years', `// Copyright ${'2020, '.repeat(long / 10)}`],
    ['shells', `RUN ${'curl '.repeat(long / 10)} | `],
    ['many copyright lines', '// Copyright (c) 2020 Somebody Else\n'.repeat(5000)],
  ])('are judged in bounded time: %s (B102)', { timeout: 120_000 }, async (_, text) => {
    await judged(own, own);
    const paths = [
      'x.c',
      'x.py',
      'x.html',
      'LICENSE.x',
      'NOTICE',
      '.gitlab-ci.yml',
      '.github/workflows/x.yml',
      'package.json',
    ];
    const start = threadTime();
    await judged(
      { ...own, ...Object.fromEntries(paths.map((path) => [path, text])) },
      { ...own, 'x.c': `${header}x`, NOTICE: 'x' },
    );
    expect(threadTime() - start).toBeLessThan(15_000);
  });

  it('does not take a licence text for unchanged that cannot be read any more (B083)', async () => {
    const nul = `${mit.slice(0, 100)}\0${mit.slice(100)}`;
    expect(await judged({ ...own, LICENSE: nul }, own)).toContain('licence-text-altered/words-changed LICENSE');
    const wide = Buffer.from(`\u{FEFF}${mit}`, 'utf16le');
    expect(await judged({ ...own, LICENSE: wide }, own)).toContain('licence-text-altered/words-changed LICENSE');
    const huge = mit + 'x '.repeat(2_500_000);
    expect(await judged({ ...own, LICENSE: huge }, own)).toContain('licence-text-altered/words-changed LICENSE');
  });

  it('does not take a look-alike for the licence (B083)', async () => {
    const text = `// SPDX-License-Identifier: \u041C\u0406\u0422\n${code}`;
    expect(await judged({ ...own, 'x.c': text }, own)).toContain('licence-header/missing x.c');
    const changed = mit.replace('Permission', '\u0420ermission');
    expect(await judged({ ...own, LICENSE: changed }, own)).toContain('licence-text-altered/words-changed LICENSE');
  });

  it('takes names of any kind for names', async () => {
    const names = [
      'new\nline.c',
      '::error::x.c',
      '`$(id)`.c',
      '__proto__',
      'constructor',
      'a'.repeat(300),
      '\u202Egnp.c',
      '-rf.c',
    ];
    const head = { ...own, ...Object.fromEntries(names.map((name) => [name, code])) };
    const found = await judged(head, own);
    expect(found).toContain('licence-header/missing new\nline.c');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('judges files by content, whatever .gitattributes says (B100)', async () => {
    const hidden = { '.gitattributes': '* linguist-generated export-ignore -diff\n' };
    const head = { ...own, ...hidden, 'a.c': code, 'x.c': code };
    expect(await judged(head, { ...own, ...hidden })).toEqual([
      'copyright-line-removed/removed a.c',
      'licence-header/removed a.c',
      'licence-header/missing x.c',
    ]);
  });

  it('keeps line ends and missing ends in mind (B105)', async () => {
    const dos = Object.fromEntries(Object.entries(own).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
    expect(await judged(dos, own)).toEqual([]);
    const trimmed = Object.fromEntries(Object.entries(own).map(([path, text]) => [path, text.trimEnd()]));
    expect(await judged(trimmed, own)).toEqual([]);
  });
});
