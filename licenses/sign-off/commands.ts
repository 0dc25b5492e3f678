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

import type { Change, ChangeCommit, Signature } from '../check/change.ts';

function isPlain(text: string): boolean {
  return !/[\p{Cc}\p{Cf}<>]/u.test(text);
}

/** A word for a POSIX shell, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The command by which the author signs off what is on the branch; nothing of it comes from the commits. */
export function signOffCommand({ base, commits }: Pick<Change, 'base' | 'commits'>): string {
  return commits.length === 1 ? 'git commit --amend --no-edit --signoff' : `git rebase --signoff ${base.slice(0, 40)}`;
}

/** The command that makes a remediation commit for one commit, where history is not to be rewritten; null for names that no command can hold. */
export function remediationCommand({ id }: Pick<ChangeCommit, 'id'>, { name, email }: Signature): string | null {
  if (!isPlain(name) || !isPlain(email) || name === '' || email === '') return null;
  const title = `DCO Remediation Commit for ${name} <${email}>`;
  const words = `I, ${name} <${email}>, hereby add my Signed-off-by to this commit: ${id}`;
  return `git commit --allow-empty -s -m ${quoted(title)} -m ${quoted(words)}`;
}
