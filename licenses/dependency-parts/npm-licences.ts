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

import { member } from '../manifest.ts';

/** The old form was `{ type, url }`, alone or in a list. */
function oneLicence(value: unknown): readonly string[] {
  const text = typeof value === 'string' ? value : member(value, 'type');
  return typeof text === 'string' && text.trim() !== '' ? [text.trim()] : [];
}

/** Licence statements of a `package.json`, or of what a lock file copies from it. */
export function licencesOf(entry: unknown): readonly string[] {
  const value = member(entry, 'license') ?? member(entry, 'licenses');
  return Array.isArray(value) ? value.flatMap(oneLicence) : oneLicence(value);
}
