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

import { binaryAdded } from './policies/binary-added.ts';
import { copyrightLineRemoved } from './policies/copyright-line-removed.ts';
import { dependencySourceChanged } from './policies/dependency-source-changed.ts';
import { dependencyWithoutLicence } from './policies/dependency-without-licence.ts';
import { foreignCode } from './policies/foreign-code.ts';
import { installScriptAdded } from './policies/install-script-added.ts';
import { licenceCategory } from './policies/licence-category.ts';
import { licenceChanged } from './policies/licence-changed.ts';
import { licenceCompatibility } from './policies/licence-compatibility.ts';
import { licenceHeader } from './policies/licence-header.ts';
import { licencePairs } from './policies/licence-pairs.ts';
import { licenceTextAltered } from './policies/licence-text-altered.ts';
import { licenceUnknown } from './policies/licence-unknown.ts';
import { lockOutOfStep } from './policies/lock-out-of-step.ts';
import { noticeOutdated } from './policies/notice-outdated.ts';
import { policyChanged } from './policies/policy-changed.ts';
import { signOff } from './policies/sign-off.ts';
import { spdxTagMalformed } from './policies/spdx-tag-malformed.ts';
import { unjudged } from './policies/unjudged.ts';
import { unreadableDependencyFile } from './policies/unreadable-dependency-file.ts';
import { unsafeWorkflow } from './policies/unsafe-workflow.ts';
import { vulnerableDependency } from './policies/vulnerable-dependency.ts';
import { waivers } from './policies/waivers.ts';
import { withdrawnDependency } from './policies/withdrawn-dependency.ts';
// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { AnyPolicy } from './policy.ts';

/** All policies by id. */
export const policies: ReadonlyMap<string, AnyPolicy> = new Map<string, AnyPolicy>([
  ['binary-added', binaryAdded],
  ['copyright-line-removed', copyrightLineRemoved],
  ['dependency-source-changed', dependencySourceChanged],
  ['dependency-without-licence', dependencyWithoutLicence],
  ['foreign-code', foreignCode],
  ['install-script-added', installScriptAdded],
  ['licence-category', licenceCategory],
  ['licence-changed', licenceChanged],
  ['licence-compatibility', licenceCompatibility],
  ['licence-header', licenceHeader],
  ['licence-pairs', licencePairs],
  ['licence-text-altered', licenceTextAltered],
  ['licence-unknown', licenceUnknown],
  ['lock-out-of-step', lockOutOfStep],
  ['notice-outdated', noticeOutdated],
  ['policy-changed', policyChanged],
  ['sign-off', signOff],
  ['spdx-tag-malformed', spdxTagMalformed],
  ['unjudged', unjudged],
  ['unreadable-dependency-file', unreadableDependencyFile],
  ['unsafe-workflow', unsafeWorkflow],
  ['vulnerable-dependency', vulnerableDependency],
  ['waivers', waivers],
  ['withdrawn-dependency', withdrawnDependency],
]);
