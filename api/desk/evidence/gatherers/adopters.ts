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

import { adopters as check } from '#metrics/checks/adopters.ts';
import { findDocument } from '#metrics/reading/document.ts';
import { contentOf } from '#metrics/reading/document-content.ts';
import { documentKinds } from '#metrics/reading/document-kinds.ts';
import { countEntries } from '#metrics/reading/entry.ts';
import { whereFound } from '#metrics/reading/presence.ts';
import { against, fromCheck, joined, placeIn, units, withCode } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

const source = 'check:adopters';

export const adopters = defineGatherer({
  id: 'adopters',
  summary: {
    zh: '采用者名单里的条数；是否属实由人逐家核实',
    en: 'Entries of the list of adopters; people verify each of them',
  },
  thresholds: { entries: { name: { zh: '至少几家', en: 'adopters at least' }, otherwise: 3 } },
  gather: (facts, { thresholds: { entries: needed } }) =>
    withCode(facts, source, (code) => {
      const { files } = code.facts;
      const search = findDocument(files, documentKinds.adopters, true);
      if (search.found === null) return fromCheck(facts, check);
      const { outlines, outside } = contentOf(files, search.found, documentKinds.adopters, true);
      const entries = outlines.reduce((count, outline) => count + countEntries(outline), 0);
      const hidden = outside && entries < needed;
      return {
        status: hidden ? 'unknown' : against(entries, needed),
        reason: joined(
          whereFound(search.found, documentKinds.adopters),
          hidden
            ? { zh: '名单至少有一部分不在代码仓里。', en: 'At least part of it is not in the repository.' }
            : { zh: `其中有 ${entries} 条。`, en: `It has ${entries} entries.` },
        ),
        measured: { value: entries, unit: units.entries, threshold: needed },
        places: search.evidence.map((evidence) => placeIn(code, evidence)),
        fix: check.fix,
        source,
      };
    }),
});
