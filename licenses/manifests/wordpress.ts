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

/** WordPress: the header of a theme and of `readme.txt`, where the name of the licence stands in one line. */
export const wordpress = defineManifest({
  id: 'wordpress',
  name: { zh: 'WordPress', en: 'WordPress' },
  files: [/^readme\.txt$/i, /^style\.css$/],
  field: 'License',
  source: 'https://developer.wordpress.org/plugins/wordpress-org/how-your-readme-txt-works/',
  read(text) {
    const head = text.slice(0, 8192);
    if (!/^(?:=== |[ \t]{0,9}\*?[ \t]{0,9}Theme Name:)/mu.test(head)) return null;
    const pattern = /^[ \t]{0,9}\*?[ \t]{0,9}License:[ \t]{0,9}(\S[^\n]{0,300})/imu;
    return declaration([pattern.exec(head)?.[1]], 'or', lineOf(head, pattern));
  },
});
