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

import { givenPurl } from '../dependency-parts/given-purl.ts';
import { registryPurl } from '../dependency-parts/registry-purl.ts';
import { defineEcosystem } from '../ecosystem.ts';

/** NuGet (.NET); Paket also takes files from GitHub, which then have a purl of their own. */
export const nuget = defineEcosystem({
  id: 'nuget',
  name: { zh: 'NuGet（.NET）', en: 'NuGet (.NET)' },
  purlType: 'nuget',
  osv: ['NuGet'],
  versionOrder: 'nuget',
  registries: ['https://api.nuget.org/v3/index.json', 'https://www.nuget.org/api/v2', 'https://www.nuget.org'],
  source: 'https://learn.microsoft.com/en-us/nuget/reference/nuspec#id',
  canonicalName: (name) => name.toLowerCase(),
  purl: (found) => givenPurl(found) ?? registryPurl('nuget', found),
});
