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

/** Hackage: `license` of a `.cabal` file. */
export const hackage = defineManifest({
  id: 'hackage',
  name: { zh: 'Hackage（Haskell）', en: 'Hackage (Haskell)' },
  files: [/^[^/]+\.cabal$/],
  field: 'license',
  source: 'https://cabal.readthedocs.io/en/stable/cabal-package-description-file.html#pkg-field-license',
  read(text) {
    const value = /^license:[ \t]{0,99}(\S[^\n]{0,300})/imu.exec(text)?.[1];
    return declaration([value], 'or', lineOf(text, /^license:/im));
  },
});
