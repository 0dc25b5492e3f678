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

import type { PeopleFormat } from './format.ts';
import { cncf } from './formats/cncf.ts';
import { cncfJson } from './formats/cncf-json.ts';
import { gitdm } from './formats/gitdm.ts';
import { mailmap } from './formats/mailmap.ts';
import { opendigger } from './formats/opendigger.ts';
import { sortinghat } from './formats/sortinghat.ts';

/** Formats of people by id. */
export const peopleFormats: ReadonlyMap<string, PeopleFormat> = new Map(
  [mailmap, gitdm, cncf, cncfJson, sortinghat, opendigger].map((format) => [format.id, format]),
);
