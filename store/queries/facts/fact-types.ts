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

import type { FactType } from './field.ts';
import { actType, changeCommitType, commitType, tagType } from './git-types.ts';
import {
  affiliationType,
  identityType,
  organisationType,
  projectType,
  repositoryType,
  streamType,
} from './hub-types.ts';
import { platformTypes } from './platform-types.ts';

/** Version of the format: raised when a reader of the one before could go wrong. */
export const factsVersion = 1;

/** Every type of line but the header, in the order of an export: what is named comes before what names it. */
export const factTypes: readonly FactType[] = [
  organisationType,
  repositoryType,
  projectType,
  identityType,
  affiliationType,
  streamType,
  commitType,
  tagType,
  changeCommitType,
  ...platformTypes,
  actType,
];
