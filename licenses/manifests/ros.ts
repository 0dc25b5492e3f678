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

import { declaration, defineManifest, lineOf } from '../manifest.ts';

/** ROS: every `license` element of `package.xml` applies. Files with a DOCTYPE are not read. */
export const ros = defineManifest({
  id: 'ros',
  name: { zh: 'ROS', en: 'ROS' },
  files: [/^package\.xml$/],
  field: 'license',
  source: 'https://www.ros.org/reps/rep-0149.html#license-multiple-but-at-least-one',
  read(text) {
    if (/<!DOCTYPE|<!ENTITY/iu.test(text)) return null;
    const found = [...text.matchAll(/<license(?:\s[^<>]{0,200})?>\s{0,99}([^<]{1,300}?)\s{0,99}<\/license>/gu)].slice(
      0,
      64,
    );
    return declaration(
      found.map((match) => match[1]),
      'and',
      lineOf(text, /<license[\s>]/),
    );
  },
});
