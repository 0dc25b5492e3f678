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

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PeopleFile } from './format.ts';
import { peopleFormats } from './formats.ts';

function hash(address: string): string {
  return createHash('sha256').update(address).digest('hex');
}

function read(format: string, text: string, file = 'people.txt'): PeopleFile {
  const found = peopleFormats.get(format)?.read(text, file);
  if (found === undefined) throw new Error(format);
  return found;
}

function problemLines(format: string, text: string): (number | null)[] {
  return read(format, text).problems.map(({ line }) => line);
}

const always = { from: null, to: null };

describe('mailmap', () => {
  it('reads all four forms, comments and letter case', () => {
    const file = read(
      'mailmap',
      '\uFEFF# people\nA Proper <A@x.example>\n<b@x.example> <B@old.example>\r\nC <c@x.example> <c@old.example>  # moved\n\nD <d@x.example> Dee <d@old.example>\n',
    );
    expect(file.problems).toEqual([]);
    expect(file.persons.map(({ line, addresses }) => [line, addresses])).toEqual([
      [2, [hash('a@x.example')]],
      [3, [hash('b@x.example'), hash('b@old.example')]],
      [4, [hash('c@x.example'), hash('c@old.example')]],
      [6, [hash('d@x.example'), hash('d@old.example')]],
    ]);
  });

  it('tells lines that are none, and is linear on hostile ones', () => {
    expect(problemLines('mailmap', 'nobody\nA <no address>\nB <b@x.example> <c@x.example> <d@x.example>\n<>')).toEqual([
      1, 2, 3, 4,
    ]);
    // Processor time: others work on the machine too.
    const begun = process.cpuUsage();
    read('mailmap', `${'<'.repeat(3999)}\n${'a <'.repeat(1300)}\n${'x'.repeat(5000)}`);
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1000).toBeLessThan(500);
  });
});

describe('gitdm', () => {
  it('reads aliases, dated employers and domains', () => {
    const file = read(
      'gitdm',
      [
        'ada!old.example\tada@x.example',
        'ada@x.example  Acme Corp < 2015-03-01',
        'ada!x.example\tBeta < 2018-01-01 # left',
        'ada@x.example Gamma',
        'bob@x.example Self < 2100-01-01',
        'acme.example Acme Corp',
      ].join('\n'),
    );
    expect(file.problems).toEqual([]);
    expect(file.domains).toEqual([{ domain: 'acme.example', organisation: 'Acme Corp', line: 6 }]);
    expect(file.persons).toEqual([
      {
        line: 2,
        addresses: [hash('ada@x.example'), hash('ada@old.example')],
        accounts: [],
        affiliations: [
          { organisation: 'Acme Corp', from: null, to: '2015-03-01' },
          { organisation: 'Beta', from: '2015-03-01', to: '2018-01-01' },
          { organisation: 'Gamma', from: '2018-01-01', to: null },
        ],
        class: null,
      },
      {
        line: 5,
        addresses: [hash('bob@x.example')],
        accounts: [],
        affiliations: [{ organisation: 'Self', ...always }],
        class: null,
      },
    ]);
  });

  it('tells days that do not exist or run backwards, and bears aliases in a circle', () => {
    expect(
      problemLines('gitdm', 'a@x.example A < 2015-02-30\na@x.example A < 2016-01-01\na@x.example B < 2015-01-01\nword'),
    ).toEqual([1, 3, 4]);
    const circle = read('gitdm', 'a@x.example b@x.example\nb@x.example c@x.example\nc@x.example a@x.example');
    expect(circle.persons.map(({ addresses }) => addresses.length)).toEqual([3]);
  });
});

describe('cncf', () => {
  it('reads logins, addresses with ! and dated employers', () => {
    const file = read(
      'cncf',
      'ada: ada!x.example, ada!users.noreply.github.com\n\tAcme until 2015-03-01\n\tBeta* from 2015-03-01 until 2018-01-01\n\tGamma Ltd. from 2018-01-01\nbob:\n\tSelf\n',
    );
    expect(file.problems).toEqual([]);
    expect(file.persons).toEqual([
      {
        line: 1,
        addresses: [hash('ada@x.example'), hash('ada@users.noreply.github.com')],
        accounts: [{ host: 'github.com', login: 'ada', id: null }],
        affiliations: [
          { organisation: 'Acme', from: null, to: '2015-03-01' },
          { organisation: 'Beta', from: '2015-03-01', to: '2018-01-01' },
          { organisation: 'Gamma Ltd.', from: '2018-01-01', to: null },
        ],
        class: null,
      },
      {
        line: 5,
        addresses: [],
        accounts: [{ host: 'github.com', login: 'bob', id: null }],
        affiliations: [{ organisation: 'Self', ...always }],
        class: null,
      },
    ]);
  });

  it('tells what stands nowhere, and ranges that run backwards', () => {
    expect(problemLines('cncf', '\tAcme\n__proto__: x\nada: nobody\n\tA from 2018-01-01 until 2017-01-01\n')).toEqual([
      1, 2, 3, 4,
    ]);
  });
});

describe('cncf-json', () => {
  it('reads rows of one login together', () => {
    const file = read(
      'cncf-json',
      JSON.stringify([
        { login: 'ada', email: 'ada!x.example', affiliation: 'Acme < 2015-12-01, Beta', source: 'config', name: 'Ada' },
        { login: 'Ada', email: 'ada!y.example', affiliation: 'Acme < 2015-12-01, Beta' },
        { login: 'bob', email: 'bob!x.example', affiliation: 'NotFound' },
      ]),
    );
    expect(file.problems).toEqual([]);
    expect(
      file.persons.map(({ accounts, addresses, affiliations }) => [accounts[0]?.login, addresses.length, affiliations]),
    ).toEqual([
      [
        'ada',
        2,
        [
          { organisation: 'Acme', from: null, to: '2015-12-01' },
          { organisation: 'Beta', from: '2015-12-01', to: null },
        ],
      ],
      ['bob', 1, [{ organisation: 'NotFound', ...always }]],
    ]);
  });

  it('refuses what is no list, tells rows that are broken, and pollutes nothing', () => {
    expect(read('cncf-json', '{"login":"a"').problems).toHaveLength(1);
    expect(read('cncf-json', '['.repeat(100_000)).problems).toHaveLength(1);
    const file = read(
      'cncf-json',
      '[{"login":"a","__proto__":{"polluted":1},"affiliation":"A < 2015-99-01"},{"login":3},null]',
    );
    expect(file.problems.map(({ text }) => text.en)).toEqual([
      'The affiliation of entry 1 cannot be read and is left out.',
      'Entry 2 has no usable login.',
      'Entry 3 has no usable login.',
    ]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('sortinghat', () => {
  it('reads profiles, enrollments, addresses and accounts', () => {
    const file = read(
      'sortinghat',
      `- profile: { name: Ada, is_bot: false }
  enrollments:
    - { organization: Acme, start: 1900-01-01, end: 2015-03-01 }
    - organization: Beta
      start: 2015-03-01T00:00:00
  email: [ada@x.example, ADA@y.example]
  github: [ada]
- profile: { name: Robot, is_bot: true }
  gitlab: robot
`,
    );
    expect(file.problems).toEqual([]);
    expect(file.persons).toEqual([
      {
        line: 1,
        addresses: [hash('ada@x.example'), hash('ada@y.example')],
        accounts: [{ host: 'github.com', login: 'ada', id: null }],
        affiliations: [
          { organisation: 'Acme', from: null, to: '2015-03-01' },
          { organisation: 'Beta', from: '2015-03-01', to: null },
        ],
        class: null,
      },
      {
        line: 8,
        addresses: [],
        accounts: [{ host: 'gitlab.com', login: 'robot', id: null }],
        affiliations: [],
        class: 'bot',
      },
    ]);
  });

  it('tells where YAML and enrollments are broken, and refuses what is nested or aliased to death', () => {
    expect(
      problemLines('sortinghat', '- profile: {name: A}\n  email: [nobody]\n  enrollments: [{start: 2015-01-01}]'),
    ).toEqual([2, 3]);
    expect(problemLines('sortinghat', 'a: [')).toHaveLength(1);
    expect(problemLines('sortinghat', '['.repeat(10_000))).toEqual([null]);
    const bomb = `a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nemail: *c`;
    expect(read('sortinghat', bomb).persons[0]?.addresses).toEqual([]);
  });
});

describe('opendigger', () => {
  const bot = `name: Bots\ntype: Bot\ndata:\n  platforms:\n    - name: GitHub\n      type: Code Hosting\n      users:\n        - id: 1234\n          name: robot\n        - { name: helper }\n        - {}\n`;
  it('reads bots by id', () => {
    const file = read('opendigger', bot, '/labels/bot.yml');
    expect(file.persons.map(({ accounts, class: kind, line }) => [accounts, kind, line])).toEqual([
      [[{ host: 'github.com', login: 'robot', id: '1234' }], 'bot', 8],
      [[{ host: 'github.com', login: 'helper', id: null }], 'bot', 10],
    ]);
    expect(file.problems.map(({ line }) => line)).toEqual([11]);
  });

  it('reads the names of an organisation and its people', () => {
    const text = `name: Acme\nname_zh: 艾克米\ntype: Company\ndata: { platforms: [{ name: Gitee, orgs: [{ id: 5, name: acme-os }], users: [{ id: 9, name: ada }] }] }`;
    const file = read('opendigger', text, '/labels/companies/acme_corp/index.yml');
    expect(file.organisations).toEqual([{ names: ['Acme', '艾克米', 'acme_corp', 'acme-os'], line: 1 }]);
    expect(file.persons).toMatchObject([
      {
        accounts: [{ host: 'gitee.com', login: 'ada', id: '9' }],
        affiliations: [{ organisation: 'Acme', ...always }],
        class: null,
      },
    ]);
    expect(read('opendigger', 'name: X\ntype: Tech-0').problems).toHaveLength(1);
  });
});
