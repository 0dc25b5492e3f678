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

import type { FileAffiliation, FilePerson, FileProblem, PeopleFile, PeopleFormat } from '../format.ts';
import { addressHash, type Line, linesOf, problem, readDay } from '../read-value.ts';

interface Reading {
  readonly problems: FileProblem[];
  /** Alias → canonical address, as hashes. */
  readonly aliases: Map<string, string>;
  readonly employers: Map<string, { readonly line: number; readonly list: FileAffiliation[]; end: string | null }>;
  readonly domains: PeopleFile['domains'][number][];
}

/** `Org`, or `Org < YYYY-MM-DD`: until that day, which the next line of the address begins with. */
function employer(reading: Reading, hash: string, text: string, line: number): void {
  const [, organisation = '', until] = /^([^<]*[^<\s])(?:\s*<\s*(\S+))?$/u.exec(text) ?? [];
  const to = until === undefined ? null : readDay(until);
  const known = reading.employers.get(hash) ?? { line, list: [], end: null };
  if (organisation === '' || to === undefined || (to !== null && known.end !== null && to <= known.end)) {
    reading.problems.push(
      problem(
        line,
        '应写作“单位”或“单位 < 2020-01-31”，同一邮箱的日期由早到晚。',
        'It must be “Organisation” or “Organisation < 2020-01-31”, days of an address in order.',
      ),
    );
    return;
  }
  known.list.push({ organisation, from: known.end, to });
  known.end = to;
  reading.employers.set(hash, known);
}

function readLine(reading: Reading, { number, text }: Line): void {
  const [, subject = '', rest = ''] = /^(\S+)\s+(\S.*)$/u.exec(text.trim()) ?? [];
  const hash = addressHash(subject);
  const other = /^\S+$/u.test(rest) ? addressHash(rest) : null;
  if (hash !== null && other !== null) reading.aliases.set(hash, other);
  else if (hash !== null) employer(reading, hash, rest, number);
  else if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/iu.test(subject) && rest !== '')
    reading.domains.push({
      domain: subject.toLowerCase(),
      organisation: rest.replace(/\s*<\s*\d{4}-\d\d-\d\d$/u, ''),
      line: number,
    });
  else
    reading.problems.push(
      problem(
        number,
        '不是“邮箱 邮箱”“邮箱 单位”或“域名 单位”。',
        'It is none of “address address”, “address organisation”, “domain organisation”.',
      ),
    );
}

/** The end of a chain of aliases; a circle ends where it began. */
function canonical(aliases: ReadonlyMap<string, string>, hash: string): string {
  const seen = new Set<string>();
  let at = hash;
  for (let next = aliases.get(at); next !== undefined && !seen.has(at); next = aliases.get(at)) {
    seen.add(at);
    at = next;
  }
  return seen.has(at) ? ([...seen].sort()[0] ?? at) : at;
}

function personsOf({ aliases, employers }: Reading): FilePerson[] {
  const groups = new Map<string, Set<string>>();
  for (const hash of [...employers.keys(), ...aliases.keys(), ...aliases.values()]) {
    const head = canonical(aliases, hash);
    groups.set(head, (groups.get(head) ?? new Set([head])).add(hash));
  }
  return [...groups].map(([head, group]) => {
    const addresses = [head, ...[...group].filter((hash) => hash !== head).sort()];
    const told = addresses.map((hash) => employers.get(hash)).find((one) => one !== undefined);
    return { line: told?.line ?? null, addresses, accounts: [], affiliations: told?.list ?? [], class: null };
  });
}

/** gitdm's three tables, in one file or several: aliases, employers of addresses, employers of domains. */
export const gitdm: PeopleFormat = {
  id: 'gitdm',
  name: { zh: 'gitdm 的别名、邮箱和域名表', en: "gitdm's tables of aliases, addresses and domains" },
  source: 'https://github.com/cncf/gitdm',
  largest: 64 * 1024 * 1024,
  note: {
    zh: '地址写作 sha256:十六进制；单位之间的空档写作 (Unknown)。',
    en: 'Addresses are written as sha256:HEX; gaps between employers as (Unknown).',
  },
  read(text) {
    const reading: Reading = { problems: [], aliases: new Map(), employers: new Map(), domains: [] };
    for (const line of linesOf(text, reading.problems)) readLine(reading, line);
    return { persons: personsOf(reading), domains: reading.domains, organisations: [], problems: reading.problems };
  },
  write({ persons, organisation }) {
    const lines = persons.flatMap(({ addresses, affiliations }) => {
      const [first, ...others] = addresses.map((hash) => `sha256:${hash}`);
      if (first === undefined) return [];
      const employers: string[] = [];
      let end: string | null = null;
      for (const { organisation: id, from, to } of affiliations) {
        if (from !== null && from !== end) employers.push(`${first}\t(Unknown) < ${from}`);
        employers.push(`${first}\t${organisation(id)}${to === null ? '' : ` < ${to}`}`);
        end = to;
      }
      return [...others.map((other) => `${other}\t${first}`), ...employers];
    });
    return [...lines, ''].join('\n');
  },
};
