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
import { type NpmPackage, npmFiles } from '../check/testing-npm.ts';
import { answerOf, briefly } from '../check/testing-policy.ts';
import { licenceCategory } from './licence-category.ts';

function tree(license: string, more: Partial<NpmPackage> = {}) {
  return npmFiles({ a: '^1' }, { a: { license, ...more } });
}

async function rules(license: string, options = '{}', more: Partial<NpmPackage> = {}, rest = ''): Promise<string[]> {
  const settings = `policies: { licence-category: ${options} }\n${rest}`;
  const { findings } = await answerOf(licenceCategory, { head: tree(license, more), settings });
  return findings.map(({ rule }) => rule);
}

describe('licence-category', () => {
  test.each([
    ['MIT', []],
    ['GPL-3.0-only', []],
    ['BUSL-1.1', ['denied']],
    ['CC-BY-NC-4.0', ['denied']],
    ['LicenseRef-our-own', ['review']],
    ['MIT OR BUSL-1.1', []],
    ['MIT AND BUSL-1.1', ['denied']],
  ])('by default %s gives %j', async (license, expected) => {
    expect(await rules(license)).toEqual(expected);
  });

  test('an id comes before a category, and with a use before without', async () => {
    expect(await rules('GPL-3.0-only', '{ deny: [strong], allow: [GPL-3.0-only] }')).toEqual([]);
    expect(await rules('GPL-2.0-only', '{ deny: [strong], allow: [GPL-3.0-only] }')).toEqual(['denied']);
    expect(await rules('GPL-2.0-only', '{ allow: [strong], deny: [strong as dynamic] }')).toEqual(['denied']);
    expect(await rules('GPL-2.0-only', '{ allow: [strong], deny: [strong as static] }')).toEqual([]);
    expect(await rules('GPL-2.0-only', '{ review: [strong], deny: [strong] }')).toEqual(['denied']);
  });

  test('an exception for the use makes a GNU licence a weak one', async () => {
    const options = '{ deny: [strong] }';
    expect(await rules('GPL-2.0-only WITH Classpath-exception-2.0', options)).toEqual([]);
    expect(await rules('GPL-2.0-only', options)).toEqual(['denied']);
  });

  test('with otherwise only what is listed is allowed', async () => {
    const options = '{ allow: [MIT, Apache-2.0], otherwise: deny }';
    expect(await rules('MIT', options)).toEqual([]);
    expect(await rules('ISC', options)).toEqual(['denied']);
    expect(await rules('ISC OR MIT', options)).toEqual([]);
  });

  test('what does not go into the outcome is not judged', async () => {
    expect(await rules('BUSL-1.1', '{}', { dev: true })).toEqual([]);
    expect(await rules('BUSL-1.1', '{ uses: [tool] }', { dev: true })).toEqual(['denied']);
    expect(await rules('BUSL-1.1', '{}', {}, 'uses: { pkg:npm/a: tool }\n')).toEqual([]);
  });

  test('of an upgrade that brings no other licence it is a note', async () => {
    const { findings } = await answerOf(licenceCategory, {
      base: tree('BUSL-1.1'),
      head: tree('BUSL-1.1', { version: '1.1.0' }),
    });
    expect(briefly(findings)).toEqual(['denied note package-lock.json:14 pkg:npm/a']);
  });

  test('it says which entry decided, where the licence is from, and what to write', async () => {
    const settings = 'policies:\n  licence-category: { deny: [BUSL-1.1] }\n';
    const { findings } = await answerOf(licenceCategory, { head: tree('BUSL-1.1'), settings });
    expect(findings[0]).toMatchObject({
      purl: 'pkg:npm/a@1.0.0',
      licence: 'BUSL-1.1',
      message: { en: 'The licence of a 1.0.0, BUSL-1.1, is not allowed in the use "dynamic".' },
      evidence: [
        {
          kind: 'policy',
          where: '.tongming.yml:2',
          says: { en: 'BUSL-1.1 is in the category source-available; the list has "BUSL-1.1"' },
        },
        { kind: 'fact', where: 'package-lock.json:14', says: { en: 'the dependency file says (declared): BUSL-1.1' } },
      ],
    });
    expect(findings[0]?.fix?.en).toContain(
      'waivers: [{ policy: licence-category, rule: denied, purl: pkg:npm/a, versions: "1.0.0", licence: BUSL-1.1,',
    );
  });
});
