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

import { type RawBuilder, sql } from 'kysely';

const version = String.raw`[0-9]+[._-][0-9]+`;
const preRelease = String.raw`(^|[^a-z])(alpha|beta|a|b|rc|cr|dev|pre|preview|snapshot|nightly|m|milestone|canary|test)([^a-z]|$)`;

/** Whether a tag's name holds number-dot-number. */
export function namesVersion(name: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(name)} ~ ${version})`;
}

/** Whether a name, of a tag or a release, says that it is not the final one. */
export function namesPreRelease(name: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(name)} ~* ${preRelease})`;
}
