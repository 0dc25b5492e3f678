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

import { defineManifest } from '../manifest.ts';

/** Dart pub: `pubspec.yaml` has no licence field; pub.dev reads the licence text. */
export const pub = defineManifest({
  id: 'pub',
  name: { zh: 'pub（Dart）', en: 'pub (Dart)' },
  files: [/^pubspec\.ya?ml$/],
  field: null,
  source: 'https://dart.dev/tools/pub/publishing#preparing-to-publish',
  read: () => null,
});
