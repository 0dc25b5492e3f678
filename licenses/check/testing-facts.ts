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
import type { SourceTree } from '../source-tree.ts';
import { statementOf } from '../statement.ts';
import { memoryTree } from '../testing-tree.ts';
import type { Change, ChangeCommit, FileChange } from './change.ts';
import type { CheckFacts, Side } from './facts.ts';
import { gatherFacts } from './gather.ts';
import type { PackageLicence } from './package-licence.ts';
import { readSettings } from './settings-file.ts';

type Contents = Readonly<Record<string, string | Uint8Array>>;

/** What facts for a test are made of: the contents of both sides, by path. */
export interface FactsForTest {
  readonly head: Contents;
  /** Absent: the whole tree is judged. */
  readonly base?: Contents;
  /** Oldest first; absent: one commit by somebody, signed off. */
  readonly commits?: readonly (Partial<ChangeCommit> & { readonly message: string })[];
  /** Text of a policy file. */
  readonly settings?: string;
  /** ISO date. */
  readonly today?: string;
  readonly advisories?: CheckFacts['advisories'];
  /** Licences of packages; absent: what their files say. */
  readonly packageLicences?: (tree: SourceTree) => Side['packageLicence'];
}

function id(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

function side(tree: SourceTree, path: string): FileChange['after'] {
  const file = tree.get(path);
  return file === null ? null : { path, id: file.id ?? '', kind: file.kind };
}

function filesChanged(base: SourceTree, head: SourceTree): FileChange[] {
  const paths = [...new Set([...base.files, ...head.files].map(({ path }) => path))].sort();
  return paths.flatMap((path): FileChange[] => {
    const [before, after] = [side(base, path), side(head, path)];
    if (before?.id === after?.id) return [];
    return [{ before, after, status: before === null ? 'added' : after === null ? 'deleted' : 'modified' }];
  });
}

const somebody = { name: 'Li Wei', email: 'li.wei@example.com' };

function commitsOf(given: FactsForTest['commits']): ChangeCommit[] {
  const commits = given ?? [{ message: `Change things\n\nSigned-off-by: ${somebody.name} <${somebody.email}>\n` }];
  return commits.map((commit, place) => ({
    id: id(`commit ${place}`),
    parents: [id(`commit ${place - 1}`)],
    author: somebody,
    committer: commit.author ?? somebody,
    authored: '2026-11-01T00:00:00Z',
    ...commit,
  }));
}

/** What the files that name a package say of its licence. */
function asWritten(): Side['packageLicence'] {
  return (one) => {
    const facts = one.places.flatMap(({ path, line, found }) =>
      found.licences.map((statement): PackageLicence['facts'][number] => {
        const read = statementOf(statement);
        const expression = read.kind === 'expression' ? read.expression : null;
        return { from: 'lock', expression, statement, where: `${path}:${line ?? ''}`, kind: 'declared' };
      }),
    );
    const declared = facts[0]?.expression ?? null;
    return Promise.resolve({ declared, detected: null, concluded: declared, unclear: [], facts });
  };
}

/** Facts of trees held in memory, gathered by the parts that gather them of real ones. */
export async function factsOf(given: FactsForTest): Promise<CheckFacts> {
  const head = memoryTree(given.head, {}, id('head'));
  const base = given.base === undefined ? null : memoryTree(given.base, {}, id('base'));
  const { settings, problems } = readSettings(given.settings ?? '', '.tongming.yml');
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const change = (before: SourceTree): Change => ({
    base: before.commit ?? '',
    head: head.commit ?? '',
    files: filesChanged(before, head),
    commits: commitsOf(given.commits),
    truncated: false,
  });
  return gatherFacts({
    head,
    base: base === null ? null : { tree: base, change: change(base) },
    settings,
    matrices: [],
    advisories: given.advisories ?? null,
    today: given.today ?? '2026-11-22',
    packageLicences: given.packageLicences ?? asWritten,
  });
}
