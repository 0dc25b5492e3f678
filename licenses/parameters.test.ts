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
import { canonicalText } from './canonical.ts';
import { businessSourceParameters, commonsClauseParameters } from './parameters.ts';

const filledIn = `Business Source License 1.1

Parameters

Licensor:             Larch Systems, Inc.
Licensed Work:        Heron 4.2. The Licensed Work is (c) 2026
                      Larch Systems, Inc.
Additional Use Grant: You may make production use of the Licensed Work,
                      provided you do not offer it to third parties as a
                      database service.

Change Date:          2030-03-01
Change License:       Apache License, Version 2.0

For information about alternative licensing arrangements, write to us.

Notice
`;

describe('parameters of the Business Source License', () => {
  it('reads all that is filled in', () => {
    expect(businessSourceParameters(filledIn)).toEqual({
      kind: 'busl',
      licensor: 'Larch Systems, Inc.',
      work: 'Heron 4.2. The Licensed Work is (c) 2026 Larch Systems, Inc.',
      grant:
        'You may make production use of the Licensed Work, provided you do not offer it to third parties as a database service.',
      changeDate: '2030-03-01',
      changes: { on: '2030-03-01', years: null },
      changeLicence: 'Apache License, Version 2.0',
      problems: [],
    });
  });

  it.each([
    ['Four years from the date the Licensed Work is published.', null, 4],
    ['4 years after release', null, 4],
    ['The fourth anniversary of the first publicly available distribution', null, 4],
    ['每个版本发布四年后', null, 4],
    ['March 1, 2030', '2030-03-01', null],
    ['1st March 2030', '2030-03-01', null],
    ['Mar 1 2030', '2030-03-01', null],
    ['2030/3/1', '2030-03-01', null],
    ['2030年3月1日', '2030-03-01', null],
    ['2030-02-31', null, null],
    ['2/3/2030', null, null],
    ['Never', null, null],
  ])('understands the change date %j', (written, on, years) => {
    const parameters = businessSourceParameters(filledIn.replace('2030-03-01', written));
    expect(parameters?.changeDate).toBe(written);
    expect(parameters?.changes).toEqual({ on, years });
    expect(parameters?.problems.length).toBe(on === null && years === null ? 1 : 0);
  });

  it('says what the bare text leaves open', () => {
    const bare = filledIn.replace(/(?<=: ).*(?:\n {10}.*)*/gu, '');
    const parameters = businessSourceParameters(bare);
    expect(parameters).toMatchObject({
      licensor: null,
      work: null,
      grant: null,
      changeDate: null,
      changeLicence: null,
    });
    expect(parameters?.problems.map(({ en }) => en)).toEqual([
      'No licensor is named.',
      'No licensed work is named.',
      'No change date can be read: the licence says the fourth anniversary of each version at the latest.',
      'No change licence is named.',
    ]);
  });

  it('reads Markdown and ignores other licences', () => {
    const markdown =
      '# Business Source License 1.1\n\n**Licensor:** Larch\n\n**Change Date:** 2030-03-01\n\n**Change License:** MIT\n';
    expect(businessSourceParameters(markdown)).toMatchObject({ licensor: 'Larch', changeLicence: 'MIT', grant: null });
    expect(businessSourceParameters(canonicalText('MIT') ?? '')).toBeNull();
    expect(businessSourceParameters('Licensor: Larch')).toBeNull();
  });

  it('stays quick on hostile text', () => {
    const text = `Business Source License${'Licensor'.repeat(50_000)}\n${'Change Date:\n'.repeat(50_000)}`;
    const started = performance.now();
    businessSourceParameters(text);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('parameters of the Commons Clause', () => {
  it('reads what the clause applies to', () => {
    const text =
      '“Commons Clause” License Condition v1.0\n\nThe Software is provided to you …\n\nSoftware: Heron\n\nLicense: Apache 2.0\n\nLicensor: Larch Ltd.\n';
    expect(commonsClauseParameters(text)).toEqual({
      kind: 'commons-clause',
      software: 'Heron',
      licence: 'Apache 2.0',
      licensor: 'Larch Ltd.',
      problems: [],
    });
    expect(commonsClauseParameters('“Commons Clause” License Condition v1.0\nSoftware: Heron')?.problems).toHaveLength(
      1,
    );
    expect(commonsClauseParameters('The Commons Clause is spoken of.')).toBeNull();
  });
});
