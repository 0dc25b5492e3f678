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

/** Packages of pub (Dart, Flutter); those of the SDK come with it and have no purl. */
export const pub = defineEcosystem({
  id: 'pub',
  name: { zh: 'pub（Dart）', en: 'pub (Dart)' },
  purlType: 'pub',
  osv: ['Pub'],
  versionOrder: 'pub',
  registries: ['https://pub.dev', 'https://pub.dartlang.org'],
  source: 'https://dart.dev/tools/pub/pubspec#name',
  canonicalName: (written) => written.toLowerCase(),
  purl: (found) => (/^\w{1,200}$/u.test(found.name) ? packagePurl('pub', found, found.name.toLowerCase()) : null),
});
