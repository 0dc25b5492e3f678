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

import type { FilePerson, FileProblem, PeopleFormat } from '../format.ts';
import { emptyFile } from '../format.ts';
import { addressHash, linesOf, plainName, problem } from '../read-value.ts';

const entry = /^([^<>]*)<([^<>]*)>(?:([^<>]*)<([^<>]*)>)?$/u;

/** `git check-mailmap`: all four forms of an entry; those with one address name somebody and join nobody. */
export const mailmap: PeopleFormat = {
  id: 'mailmap',
  name: { zh: 'git 的 .mailmap', en: "git's .mailmap" },
  source: 'https://git-scm.com/docs/gitmailmap',
  largest: 8 * 1024 * 1024,
  note: {
    zh: '我们没有邮箱原文，地址写作 sha256:十六进制；git 看不懂，通明能再读入。',
    en: 'We have no addresses: they are written as sha256:HEX, which git does not understand and Tongming reads again.',
  },
  read(text) {
    const problems: FileProblem[] = [];
    const persons: FilePerson[] = [];
    for (const line of linesOf(text, problems)) {
      const [, , proper, , commit] = entry.exec(line.text.trim()) ?? [];
      const addresses = [proper, commit].filter((one) => one !== undefined).map((one) => addressHash(one));
      if (proper === undefined || addresses.includes(null)) {
        problems.push(
          problem(line.number, '不是“姓名 <邮箱> 姓名 <邮箱>”。', 'It is not “Name <address> Name <address>”.'),
        );
        continue;
      }
      const known = [...new Set(addresses)].filter((hash) => hash !== null);
      persons.push({ line: line.number, addresses: known, accounts: [], affiliations: [], class: null });
    }
    return { ...emptyFile, persons, problems };
  },
  write({ persons }) {
    const lines = persons.flatMap(({ name, addresses, class: kind }) => {
      const [first, ...others] = addresses;
      if (first === undefined || kind !== 'human') return [];
      const shown = name === null ? '' : `${plainName(name)} `;
      if (others.length === 0) return shown === '' ? [] : [`${shown}<sha256:${first}>`];
      return others.map((other) => `${shown}<sha256:${first}> <sha256:${other}>`);
    });
    return [...lines, ''].join('\n');
  },
};
