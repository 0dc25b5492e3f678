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

import { sbom } from '#metrics/checks/sbom.ts';
import { signedReleases as check } from '#metrics/checks/signed-releases.ts';
import { fromCheck, joined } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';
import { worst } from '../worst.ts';

export const signedReleases = defineGatherer({
  id: 'signed-releases',
  summary: {
    zh: '签名的版本标签、发布流程里的签名或摘要，以及 SBOM',
    en: 'Signed version tags, signatures or digests made by the release, and an SBOM',
  },
  thresholds: {},
  gather(facts) {
    const signed = fromCheck(facts, check);
    const bill = fromCheck(facts, sbom);
    // Before the first release there is nothing to sign, whatever lists its parts.
    if (signed.status === 'not-applicable') return signed;
    return {
      ...signed,
      status: worst([signed.status, bill.status]),
      reason: joined(signed.reason, bill.reason),
      places: [...(signed.places ?? []), ...(bill.places ?? [])],
      fix: signed.status === 'pass' ? sbom.fix : check.fix,
      source: `${signed.source} ${bill.source}`,
    };
  },
});
