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

import type { TagFact } from '../check.ts';

const version = /\d[._-]\d/;
const preRelease =
  /(?:^|[^a-z])(?:alpha|beta|a|b|rc|cr|dev|pre|preview|snapshot|nightly|m|milestone|canary|test)(?:[^a-z]|$)/i;

/** Tags that are named as versions (number, dot, underscore or hyphen, number), newest first, pre-releases included. */
export function versionTags(tags: readonly TagFact[]): TagFact[] {
  return tags.filter(({ name }) => version.test(name.slice(0, 255)));
}

/** Whether a tag's name says alpha, beta, rc, nightly or the like; the same rule as that of the release metrics. */
export function isPreRelease({ name }: TagFact): boolean {
  return preRelease.test(name.slice(0, 255));
}
