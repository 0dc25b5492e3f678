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

import { packagePurl } from '../dependency-parts/package-purl.ts';
import { defineEcosystem } from '../ecosystem.ts';

/** Packages of Hex: Elixir, Erlang and Gleam. */
export const hex = defineEcosystem({
  id: 'hex',
  name: { zh: 'Hex（Elixir、Erlang、Gleam）', en: 'Hex (Elixir, Erlang, Gleam)' },
  purlType: 'hex',
  osv: ['Hex'],
  versionOrder: 'semver',
  registries: ['https://repo.hex.pm', 'hexpm'],
  source: 'https://hex.pm/docs/publish',
  canonicalName: (written) => written.toLowerCase(),
  purl: (found) => (/^\w{1,200}$/u.test(found.name) ? packagePurl('hex', found, found.name.toLowerCase()) : null),
});
