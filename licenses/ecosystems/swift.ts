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

import { isLocal } from '../dependency-parts/package-purl.ts';
import { swiftName } from '../dependency-parts/swift-name.ts';
import { defineEcosystem } from '../ecosystem.ts';

/** Swift packages, named by the address of their repository. */
export const swift = defineEcosystem({
  id: 'swift',
  name: { zh: 'Swift', en: 'Swift' },
  purlType: 'swift',
  osv: ['SwiftURL'],
  versionOrder: 'semver',
  registries: [],
  source: 'https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/',
  canonicalName: (written) => (swiftName(written) ?? written).toLowerCase(),
  purl(found) {
    const name = swiftName(found.name);
    const parts = name?.split('/') ?? [];
    if (parts.length < 2 || isLocal(found.source)) return null;
    return {
      type: 'swift',
      namespace: parts.slice(0, -1).join('/'),
      name: parts.at(-1) ?? '',
      version: found.version ?? found.source?.revision ?? null,
      qualifiers: new Map(),
      subpath: null,
    };
  },
});
