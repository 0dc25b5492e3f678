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

import { declaration, defineManifest, fromJson, lineOf, member } from '../manifest.ts';

/** OpenHarmony: `README.OpenSource` of a third-party repository, a JSON list of the works in it. */
export const readmeOpensource = defineManifest({
  id: 'readme-opensource',
  name: { zh: 'OpenHarmony README.OpenSource', en: 'OpenHarmony README.OpenSource' },
  files: [/^README\.OpenSource$/],
  field: 'License',
  source:
    'https://gitee.com/openharmony/docs/blob/master/en/contribute/readme.opensource_design_specification_document_and_usage_guide.md',
  secondary: true,
  read(text) {
    const json = fromJson(text);
    const works = (Array.isArray(json) ? (json as readonly unknown[]) : [json]).slice(0, 64);
    return declaration(
      works.map((work) => member(work, 'License')),
      'and',
      lineOf(text, /"License"\s{0,20}:/),
    );
  },
});
