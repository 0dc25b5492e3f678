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

import type { FileAffiliation, FilePerson, FileProblem, PeopleFormat } from '../format.ts';
import { emptyFile } from '../format.ts';
import { addressHash, linesOf, problem, readDay } from '../read-value.ts';

/** Where the logins of CNCF's files are. */
export const cncfHost = 'github.com';

const loginPattern = /^[a-z0-9](?:[a-z0-9_.-]{0,98})(?:\[bot\])?$/iu;

/** An account of CNCF's files; null when the text is no login. */
export function cncfAccount(login: string) {
  return loginPattern.test(login) ? { host: cncfHost, login, id: null } : null;
}

/** `Company`, `Company until D`, `Company from D`, `Company from D until D`; a star marks guesses. Null = unreadable. */
function readEmployment(text: string): FileAffiliation | null {
  const parts = /^(.*?\S)\*?(?:\s+from\s+(\d{4}-\d\d-\d\d))?(?:\s+until\s+(\d{4}-\d\d-\d\d))?$/u.exec(text);
  const [, organisation = '', since, until] = parts ?? [];
  const from = since === undefined ? null : readDay(since);
  const to = until === undefined ? null : readDay(until);
  if (organisation === '' || from === undefined || to === undefined) return null;
  if (from !== null && to !== null && from >= to) return null;
  return { organisation: organisation.replace(/\*$/u, ''), from, to };
}

type Open = FilePerson & { readonly affiliations: FileAffiliation[] };

function header(text: string, line: number, problems: FileProblem[]): Open | null {
  const [, login = '', rest = ''] = /^([^\s:]+):\s*(\S.*)?$/u.exec(text) ?? [];
  const account = cncfAccount(login);
  if (account === null) {
    problems.push(problem(line, '应写作“登录名: 邮箱, 邮箱”。', 'It must be “login: address, address”.'));
    return null;
  }
  const words = rest.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
  const addresses = words.map((word) => addressHash(word)).filter((hash) => hash !== null);
  if (addresses.length < words.length)
    problems.push(problem(line, '有的邮箱读不懂，已略去。', 'Some addresses are none and are left out.'));
  return { line, addresses: [...new Set(addresses)], accounts: [account], affiliations: [], class: null };
}

/** CNCF's `developers_affiliations*.txt`. */
export const cncf: PeopleFormat = {
  id: 'cncf',
  name: { zh: 'CNCF 的 developers_affiliations*.txt', en: "CNCF's developers_affiliations*.txt" },
  source: 'https://github.com/cncf/gitdm',
  largest: 64 * 1024 * 1024,
  note: {
    zh: '只写有 github.com 登录名的人；地址写作 sha256:十六进制。',
    en: 'Only people with a login on github.com; addresses are written as sha256:HEX.',
  },
  read(text) {
    const problems: FileProblem[] = [];
    const persons: Open[] = [];
    let open: Open | null = null;
    for (const line of linesOf(text, problems)) {
      if (!/^\s/u.test(line.text)) {
        open = header(line.text, line.number, problems);
        if (open !== null) persons.push(open);
        continue;
      }
      const employment = readEmployment(line.text.trim());
      if (open === null || employment === null)
        problems.push(
          problem(
            line.number,
            '应缩进写作“单位 from 2020-01-31 until 2021-01-31”，在“登录名:”一行之下。',
            'It must be “Organisation from 2020-01-31 until 2021-01-31”, indented below a line “login:”.',
          ),
        );
      else open.affiliations.push(employment);
    }
    return { ...emptyFile, persons, problems };
  },
  write({ persons, organisation }) {
    const lines = persons.flatMap(({ accounts, addresses, affiliations }) => {
      const login = accounts.find(({ host }) => host === cncfHost)?.login;
      if (login === undefined || affiliations.length === 0) return [];
      const employments = affiliations.map(({ organisation: id, from, to }) => {
        const since = from === null ? '' : ` from ${from}`;
        return `\t${organisation(id)}${since}${to === null ? '' : ` until ${to}`}`;
      });
      return [`${login}: ${addresses.map((hash) => `sha256:${hash}`).join(', ')}`.trimEnd(), ...employments];
    });
    return [...lines, ''].join('\n');
  },
};
