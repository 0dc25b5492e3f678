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

import type { AnyPolicy, PolicyOption } from '../policy.ts';
import { policies } from '../policy-registry.ts';
import type { PolicySettings, Settings } from './settings.ts';

/** What a policy is given when the policy file is silent about it. */
export function defaultPolicySettings(policy: AnyPolicy): PolicySettings {
  const options = Object.entries(policy.options as Readonly<Record<string, PolicyOption>>);
  return {
    enabled: policy.enabled,
    levels: {},
    options: Object.fromEntries(options.map(([key, option]) => [key, option.default])),
    line: null,
  };
}

/** Settings of a repository that has no policy file. */
export function defaultSettings(): Settings {
  return {
    lang: null,
    outbound: null,
    distribution: 'source',
    use: 'dynamic',
    uses: new Map(),
    failOn: 'error',
    exclude: [],
    thirdParty: [],
    policies: new Map(Array.from(policies, ([id, policy]) => [id, defaultPolicySettings(policy)])),
    waivers: [],
    curations: [],
    path: null,
  };
}
