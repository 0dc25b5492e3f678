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
import { frontMatter, scancodeLicence, scancodeRule, scancodeRules } from './scancode.ts';

const licences = [
  { key: 'widget', spdx_license_key: 'MIT' },
  { key: 'gizmo-2.0', spdx_license_key: 'GPL-2.0-only' },
  { key: 'gadget' },
  { key: 'linking', spdx_license_key: 'Classpath-exception-2.0', is_exception: 'yes' },
].map((one) => scancodeLicence(one, 'test'));

function rule(card: Record<string, unknown>) {
  return scancodeRules(licences, [scancodeRule({ id: 'one.RULE', ...card }, 'test')]);
}

describe('rules of ScanCode', () => {
  it('name licences as SPDX does, and their own as references', () => {
    const text = 'Licensed under some terms';
    expect(rule({ is_license_notice: 'yes', license_expression: 'widget OR (gizmo-2.0 WITH linking)', text })).toEqual([
      {
        id: 'scancode:one.RULE',
        kind: 'notice',
        expression: 'MIT OR (GPL-2.0-only WITH Classpath-exception-2.0)',
        steps: ['licensed', 'under', 'some', 'terms'],
        tolerance: 'exact',
        minimum: 0.85,
        required: [],
      },
    ]);
    expect(rule({ is_license_tag: true, license_expression: 'gadget', text })[0]).toMatchObject({
      kind: 'reference',
      expression: 'LicenseRef-scancode-gadget',
    });
    expect(rule({ is_license_text: true, license_expression: 'linking', text })[0]).toMatchObject({
      kind: 'exception',
      expression: 'Classpath-exception-2.0',
    });
  });

  it('take the id that the SPDX list has given since, and fold a translation into its licence', () => {
    const folded = ['mulanpsl-2.0-en', 'fsl-1.1-mit', 'wtfnmfpl-1.0', 'gadget-9'].map((key) => {
      const licence = scancodeLicence({ key, spdx_license_key: `LicenseRef-scancode-${key}` }, 'test');
      const card = { id: 'one.RULE', is_license_tag: 'yes', license_expression: key, text: 'some words' };
      return scancodeRules([licence], [scancodeRule(card, 'test')])[0]?.expression;
    });
    expect(folded).toEqual(['MulanPSL-2.0', 'FSL-1.1-MIT', 'WTFNMFPL', 'LicenseRef-scancode-gadget-9']);
  });

  it('keep the phrases without which they are another licence', () => {
    const words = 'one two three four five six seven eight nine ten '.repeat(3);
    const [found] = rule({
      is_license_text: 'yes',
      license_expression: 'widget',
      minimum_coverage: '90',
      text: `${words} {{Widget Licence}} end`,
    });
    expect(found).toMatchObject({ tolerance: 'near', minimum: 0.9, required: [['widget', 'license']] });
    expect(found?.steps).toHaveLength(33);
  });

  it('that are false positives claim nothing', () => {
    expect(rule({ is_false_positive: 'yes', text: 'widget licence server' })[0]).toMatchObject({
      kind: 'negative',
      expression: null,
    });
  });

  it.each([
    ['are deprecated', { is_license_tag: 'yes', is_deprecated: 'yes', license_expression: 'widget', text: 'widget' }],
    ['only introduce', { is_license_intro: 'yes', license_expression: 'widget', text: 'the licence is' }],
    ['name what the database lacks', { is_license_tag: 'yes', license_expression: 'unheard', text: 'unheard' }],
    ['mean little', { is_license_reference: 'yes', relevance: '50', license_expression: 'widget', text: 'widget' }],
    ['hold no word', { is_license_reference: 'yes', license_expression: 'widget', text: '***' }],
  ])('are left out where they %s', (_, card) => {
    expect(rule(card)).toEqual([]);
  });

  it('are read from files with a card', () => {
    const read = frontMatter(
      '---\nlicense_expression: widget\nis_license_tag: yes\n---\n\nLicense: widget\n',
      'a.RULE',
    );
    expect(read).toEqual({ license_expression: 'widget', is_license_tag: 'yes', text: '\nLicense: widget\n' });
    for (const source of ['License: widget', '---\na: [\n---\ntext'])
      expect(() => frontMatter(source, 'a.RULE')).toThrow(/a\.RULE/u);
  });

  it('that are malformed are refused by name', () => {
    expect(() => scancodeRule({ id: 'x.RULE' }, 'x.RULE')).toThrow(/x\.RULE: text/u);
    expect(() => scancodeLicence({ spdx_license_key: 'MIT' }, 'y.LICENSE')).toThrow(/y\.LICENSE: key/u);
  });
});
