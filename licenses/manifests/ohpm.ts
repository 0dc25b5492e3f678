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

const field =
  /^[ \t{,]{0,99}(?:"license"|'license'|license)[ \t]{0,9}:[ \t]{0,9}(?:"([^"\n]{0,500})"|'([^'\n]{0,500})')/mu;

/** OpenHarmony's package manager: `oh-package.json5`, read by the line because JSON5 allows what JSON refuses. */
export const ohpm = defineManifest({
  id: 'ohpm',
  name: { zh: 'ohpm（OpenHarmony）', en: 'ohpm (OpenHarmony)' },
  files: [/^oh-package\.json5$/],
  field: 'license',
  source: 'https://ohpm.openharmony.cn/#/cn/help/createandpublish',
  read(text) {
    const found = field.exec(text);
    return declaration([found?.[1] ?? found?.[2]], 'or', lineOf(text, field));
  },
});
