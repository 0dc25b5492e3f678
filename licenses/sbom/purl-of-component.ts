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

import { PurlError } from '../purl/error.ts';
import { parsePurl } from '../purl/parse.ts';
import type { Purl } from '../purl/purl.ts';

const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/iu;

/** The purl of a component; the second is why what it has is none. */
export function readPurl(text: string | null): readonly [Purl | null, string | null] {
  if (text === null) return [null, null];
  try {
    return [parsePurl(text), null];
  } catch (error) {
    if (error instanceof PurlError) return [null, `${error.message} (${error.kind} at ${error.position})`];
    throw error;
  }
}

/** The text when it is a whole commit id. */
export function asCommit(text: string | null | undefined): string | null {
  return text !== null && text !== undefined && commit.test(text) ? text.toLowerCase() : null;
}

/** The commit that a location of version control names behind its `@`; null when it names none. */
export function commitOfUrl(url: string | null | undefined): string | null {
  return asCommit(/@([0-9a-f]{40,64})(?:#|$)/iu.exec(url ?? '')?.[1]);
}

/** The commit that a purl names: its version where that is a commit, or the end of its `vcs_url`. */
export function commitOfPurl(purl: Purl | null): string | null {
  return asCommit(purl?.version) ?? commitOfUrl(purl?.qualifiers.get('vcs_url'));
}
