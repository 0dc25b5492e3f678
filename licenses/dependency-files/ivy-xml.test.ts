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

import { expect, test } from 'vitest';
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { ivyXml } from './ivy-xml.ts';

test('dependencies with their configurations; revisions that a build fills in are not known', async () => {
  const text = `<ivy-module version="2.0">
  <info organisation="org.own" module="app" revision="1.0"/>
  <dependencies>
    <dependency org="a" name="run" rev="1.10" conf="compile->default"/>
    <dependency org="a" name="test" rev="2.0" conf="test->default"/>
    <dependency name="sibling" rev="latest.integration"/>
    <dependency org="a" name="filled" rev="\${v}"/>
    <dependency org="a"/>
  </dependencies>
</ivy-module>`;
  const reading = await readFrom(ivyXml, { 'ivy.xml': text });
  expect(reading.root).toEqual({ name: 'org.own:app', version: '1.0' });
  expect(
    reading.packages.map(({ name, version, constraint, scopes, line }) => [name, version, constraint, scopes, line]),
  ).toEqual([
    ['a:run', '1.10', '1.10', [], 4],
    ['a:test', '2.0', '2.0', ['test'], 5],
    ['org.own:sibling', null, 'latest.integration', [], 6],
    ['a:filled', null, '${v}', [], 7],
  ]);
  expect(purlsOf(ivyXml, reading)[0]).toBe('pkg:maven/a/run@1.10');
  expect(reading.warnings.map(({ line }) => line)).toEqual([8]);
});
