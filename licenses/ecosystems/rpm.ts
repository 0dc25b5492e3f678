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
import { defineEcosystem } from '../ecosystem.ts';

/** Packages of RPM distributions; a purl needs the distribution, which a spec file does not always tell. */
export const rpm = defineEcosystem({
  id: 'rpm',
  name: { zh: 'RPM 软件包', en: 'RPM packages' },
  purlType: 'rpm',
  osv: ['openEuler', 'Red Hat', 'Rocky Linux', 'AlmaLinux', 'openSUSE', 'SUSE', 'Mageia'],
  versionOrder: 'redhat',
  registries: [],
  source: 'https://rpm.org/docs/latest/manual/dependencies.html',
  canonicalName: (name) => name,
  purl: givenPurl,
});
