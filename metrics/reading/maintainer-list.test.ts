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
import { makeFiles } from '../testing/facts.ts';
import { hostileTexts, leastTime } from '../testing/hostile.ts';
import { readOutline } from './heading.ts';
import { findMaintainers } from './maintainer-list.ts';
import { readOwnersYaml } from './owners-file.ts';
import { readPeople } from './people-list.ts';

function people(files: Record<string, string>): (string | null | number | boolean)[][] {
  return findMaintainers(makeFiles(files)).people.map(({ name, id, organisation, independent, line }) => [
    name,
    id,
    organisation,
    independent,
    line,
  ]);
}

describe('findMaintainers', () => {
  it('reads tables in both languages and leaves out who is not a maintainer now', () => {
    const text = [
      '# Maintainers',
      '| 姓名 | GitHub | 单位 |',
      '|---|:-:|---|',
      '| 张三 | [@zhangsan](https://github.com/zhangsan) | 某某研究所 |',
      '| Li Si | lisi | 个人 |',
      '',
      '## Emeritus',
      '| Name | ID | Company |',
      '|---|---|---|',
      '| Old | @old | X |',
      '## Reviewers',
      '- Rev (@rev), Y',
      '## 如何成为维护者',
      '- 找 @mentor 提名',
      '## 荣誉维护者',
      '- 前人 (@gone)，Z',
    ].join('\r\n');
    expect(people({ 'MAINTAINERS.md': text })).toEqual([
      ['张三', 'zhangsan', '某某研究所', false, 4],
      ['Li Si', 'lisi', null, true, 5],
    ]);
  });
  it('reads list items and lines with an address, and keeps no address', () => {
    const text = [
      '- Wang Wu (@wangwu), Some Corp',
      '* [Zhao Liu](https://gitee.com/zhaoliu) - 华为技术有限公司',
      '- Ann Lee <ann@corp.com> (@annlee, Acme Inc.)',
      '- 钱七（@qianqi），中科院软件所',
      '- Please be kind',
      'Bob Plain <bob@x.org>',
      'Carl Roe <carl@x.org> (@carl) pkg:*',
      '- Dan Doe [@dan](https://gitee.com/dan), since February, 2024',
    ].join('\n');
    expect(people({ 'MAINTAINERS.md': text })).toEqual([
      ['Wang Wu', 'wangwu', 'Some Corp', false, 1],
      ['Zhao Liu', 'zhaoliu', '华为技术有限公司', false, 2],
      ['Ann Lee', 'annlee', 'Acme Inc', false, 3],
      ['钱七', 'qianqi', '中科院软件所', false, 4],
      ['Bob Plain', null, null, false, 6],
      ['Carl Roe', 'carl', null, false, 7],
      ['Dan Doe', 'dan', null, false, 8],
    ]);
  });
  it('reads OWNERS, aliases, sig-info and kernel files', () => {
    const owners = 'approvers:\n  - alice\n  - "bob"\nreviewers:\n  - rev\nemeritus_approvers:\n- old\nlabels: [x]\n';
    expect(people({ OWNERS: owners }).map(([, id]) => id)).toEqual(['alice', 'bob']);
    const commented = 'approvers:\n  - sig-x-chairs # in OWNERS_ALIASES\n  - spz # Sam Pez <s@x.org>\n';
    expect(people({ OWNERS: commented })).toEqual([['Sam Pez', 'spz', null, false, 3]]);
    expect(findMaintainers(makeFiles({ OWNERS: commented })).outside).toBe(true);
    expect(people({ OWNERS: 'approvers: [alice, bob]\n' }).map(([, id]) => id)).toEqual(['alice', 'bob']);
    const sig =
      'name: s\nmaintainers:\n- gitee_id: zhangsan\n  name: 张三\n  organization: 华为\n- gitee_id: lisi\n  organization: ISCAS\nrepositories:\n- repo: a/b\n  committers:\n  - gitee_id: nope\n';
    expect(people({ 'sig-info.yaml': sig })).toEqual([
      ['张三', 'zhangsan', '华为', false, 3],
      [null, 'lisi', 'ISCAS', false, 6],
    ]);
    expect(people({ MAINTAINERS: 'MM\nM:\tJane Doe <x@y.org>\nS:\tMaintained\n' })).toEqual([
      ['Jane Doe', null, null, false, 2],
    ]);
  });
  it('reads logins of CODEOWNERS and knows that teams are elsewhere', () => {
    const list = findMaintainers(
      makeFiles({ '.github/CODEOWNERS': '# @no\n* @org/team @alice\ndocs/ @bob x@y.org # @c\n' }),
    );
    expect(list.people.map(({ id }) => id)).toEqual(['alice', 'bob']);
    expect(list.outside).toBe(true);
  });
  it('joins what several lists tell of one login', () => {
    expect(people({ 'MAINTAINERS.md': '- Ann (@Ann), Acme', CODEOWNERS: '* @ann\n' })).toHaveLength(1);
  });
});

describe('hostile lists', () => {
  it.each(hostileTexts)('reads %s a million characters long in linear time', (_, text) => {
    const outline = readOutline('MAINTAINERS.md', text);
    const time = leastTime(() => {
      readPeople(outline);
      readOwnersYaml(outline);
    });
    expect(time).toBeLessThan(200);
  });
});
