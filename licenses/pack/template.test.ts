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
import { readTemplate } from './template.ts';
import { templateRules } from './template-rules.ts';

function xml(text: string, attributes = 'licenseId="Example-1.0" name="Example"', element = 'license'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<SPDXLicenseCollection xmlns="http://www.spdx.org/license"><${element} isOsiApproved="true" ${attributes}>
<crossRefs><crossRef>https://example.org/licence</crossRef></crossRefs><notes>Not part of the text.</notes>
<text>${text}</text></${element}></SPDXLicenseCollection>`;
}

describe('an SPDX template', () => {
  it('becomes words, choices and gaps', () => {
    const [rule] = templateRules(
      readTemplate(
        xml(`<titleText><p>Example Licence</p></titleText>
          <copyrightText><p>Copyright &lt;year&gt; &lt;owner&gt;</p></copyrightText>
          <list><item><bullet>1.</bullet> Anyone <alt match="may|can" name="a">may</alt> use this <optional>fine</optional> work
          provided by <alt match=".+" name="b">the author</alt> without a fee.</item></list>`),
      ),
    );
    expect(rule).toMatchObject({ id: 'spdx-template:Example-1.0', kind: 'text', expression: 'Example-1.0' });
    expect(rule?.steps).toEqual([
      'anyone',
      { choice: [['may'], ['can']] },
      'use',
      'this',
      { choice: [['fine'], []] },
      'work',
      'provided',
      'by',
      { choice: [['the', 'author'], [{ gap: 40 }]] },
      'without',
      'a',
      'fee',
    ]);
  });

  it('gives its header as a notice of its own', () => {
    const rules = templateRules(
      readTemplate(
        xml(`<p>These are the terms of the example.</p>
          <standardLicenseHeader><p>This work is under the Example Licence.</p></standardLicenseHeader>`),
      ),
    );
    expect(rules.map(({ id, kind, steps }) => [id, kind, steps.length])).toEqual([
      ['spdx-template:Example-1.0', 'text', 7],
      ['spdx-header:Example-1.0', 'notice', 7],
    ]);
  });

  it('is an exception where the list says so, and nothing where the id is deprecated', () => {
    const text = '<p>As a special exception you may link.</p>';
    const exception = templateRules(readTemplate(xml(text, 'licenseId="Example-exception"', 'exception')));
    expect(exception.map(({ kind, expression }) => [kind, expression])).toEqual([['exception', 'Example-exception']]);
    expect(templateRules(readTemplate(xml(text, 'licenseId="Old" deprecatedVersion="3.0"')))).toEqual([]);
  });

  it.each([
    ['no XML', 'MIT License'],
    ['an open element', '<SPDXLicenseCollection><license licenseId="A"><text><p>a</text>'],
    ['no text', '<SPDXLicenseCollection><license licenseId="A"/></SPDXLicenseCollection>'],
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a><license licenseId="A"><text>&b;</text></license></a>'],
    ['deep nesting', xml(`${'<optional>'.repeat(2000)}a${'</optional>'.repeat(2000)}`)],
  ])('refuses %s', (_, source) => {
    expect(() => readTemplate(source)).toThrow(expect.objectContaining({ name: 'LicenceError' }));
  });
});
