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

import type { PackageSource } from '../dependency-file.ts';
import { textAt, type YamlNode } from './yaml-node.ts';

/** Where a package of pub comes from; what is of the SDK lies beside it and comes with it. */
export function pubSource(kind: string | null, description: YamlNode | undefined): PackageSource {
  const url = textAt(description, 'url');
  if (kind === 'git') {
    const revision = textAt(description, 'resolved-ref') ?? textAt(description, 'ref');
    return { kind: 'git', url, revision };
  }
  if (kind === 'path') return { kind: 'path', url: textAt(description, 'path'), revision: null };
  if (kind === 'sdk') return { kind: 'path', url: 'sdk', revision: null };
  return { kind: 'registry', url, revision: null };
}
