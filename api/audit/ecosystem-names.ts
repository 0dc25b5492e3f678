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

import type { StoredDatabase } from '#licenses/advisories/database-store.ts';
import { ecosystems } from '#licenses/ecosystem-registry.ts';
import { nearest } from '#licenses/nearest.ts';
import type { StandaloneContext } from '../command.ts';
import { terminalLine } from '../terminal.ts';
import { UsageError } from '../usage.ts';

/** Names by OSV of everything whose dependency files are read. */
function ownNames(): string[] {
  const names = [...ecosystems.values()].flatMap(({ osv }) => osv.map((name) => name.split(':', 1)[0] as string));
  return [...new Set(names)].sort();
}

/** Written as OSV writes its names, and no way to another directory: it becomes part of a path and of an address. */
function isPlainName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9. -]{0,60}$/u.test(name) && !name.includes('..');
}

/** `pypi` is `PyPI`: names of OSV are spelt in many ways, and its server knows one of them. */
function spelt(written: string): string {
  const names = ownNames();
  const name = names.find((one) => one.toLowerCase() === written.toLowerCase()) ?? written;
  if (isPlainName(name)) return name;
  const shown = terminalLine(written.slice(0, 80));
  const close = nearest(written.replaceAll(/[^A-Za-z0-9. -]/gu, ''), names);
  throw new UsageError({
    zh: `${shown} 不是 OSV 的生态名称${close === null ? '，例如 npm、PyPI、Go' : `，是否想写 ${close}`}。`,
    en: `${shown} is no name of an ecosystem in OSV${close === null ? ', as npm, PyPI, Go are.' : `; did you mean ${close}?`}`,
  });
}

/** What to fetch: what was named, else what the data directory has, else everything whose dependency files are read. */
export function askedEcosystems(
  { args, options: { ecosystem } }: Pick<StandaloneContext, 'args' | 'options'>,
  stored: readonly StoredDatabase[],
): readonly string[] {
  const listed = typeof ecosystem === 'string' ? ecosystem.split(',') : [];
  const named = [...listed, ...args].map((name) => name.trim()).filter((name) => name !== '');
  if (named.length > 0) return [...new Set(named.map(spelt))];
  const fetched = stored.flatMap(({ card }) => (card?.source.startsWith('http') === true ? card.ecosystems : []));
  return fetched.length > 0 ? [...new Set(fetched)] : ownNames();
}
