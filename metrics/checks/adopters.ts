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

import { type CheckOutcome, defineCheck, type FileIndex, partial, pass, unknown } from '../check.ts';
import { type DocumentSearch, type FoundDocument, findDocument } from '../reading/document.ts';
import { contentOf } from '../reading/document-content.ts';
import { documentKinds } from '../reading/document-kinds.ts';
import { countEntries } from '../reading/entry.ts';
import { absence, whereFound } from '../reading/presence.ts';
import { byStage } from '../reading/threshold.ts';

/** Entries that gate DOC-05 asks for; staff verify them one by one. */
const needed = { sandbox: 0, incubating: 3, graduated: 3 };

/** CLOMonitor's adopters check, with the number of entries that gate DOC-05 asks for from incubating on. */
export const adopters = defineCheck({
  id: 'adopters',
  name: { zh: '采用者名单', en: 'List of adopters' },
  question: { zh: '项目是否列出谁在使用它？', en: 'Does the project list who uses it?' },
  why: {
    zh: '真实的使用者是项目有用的最好证明；进入孵化要有至少 3 家。',
    en: 'Real users are the best proof that a project is of use; incubating asks for at least three.',
  },
  fix: {
    zh: '在根目录新建 ADOPTERS.md（也可叫“用户案例.md”），征得对方同意后逐家登记：\n\n| 单位 | 用途 | 起始日期 | 是否生产使用 |\n|---|---|---|---|\n| 某某银行 | 核心账务存储 | 2026-03 | 是 |',
    en: 'Add ADOPTERS.md at the root, with their consent, one line each:\n\n| Organisation | Used for | Since | In production |\n|---|---|---|---|\n| Some Bank | ledger storage | 2026-03 | yes |',
  },
  category: 'governance',
  weight: 1,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#adopters',
  aliases: ['clomonitor:adopters', 'gate:DOC-05'],
  gates: { incubating: 'required', graduated: 'required' },
  needs: ['files', 'declared'],
  run({ files, declared }) {
    const search = findDocument(files, documentKinds.adopters, true);
    if (search.found === null) return absence(search, documentKinds.adopters);
    return judge(files, search, search.found, byStage(declared.stage, needed));
  },
});

function judge(files: FileIndex, search: DocumentSearch, found: FoundDocument, need: number): CheckOutcome {
  const where = whereFound(found, documentKinds.adopters);
  if (need === 0) return pass(where, search);
  const { outlines, outside } = contentOf(files, found, documentKinds.adopters, true);
  const entries = outlines.reduce((count, outline) => count + countEntries(outline), 0);
  if (entries < need && outside) {
    return unknown(
      {
        zh: `${where.zh}名单至少有一部分不在克隆里，数不出有几家（需要 ${need} 家）。`,
        en: `${where.en} At least part of it is not in the clone, so the entries cannot be counted (${need} are needed).`,
      },
      search,
    );
  }
  const message = {
    zh: `${where.zh}其中有 ${entries} 条，需要 ${need} 条。`,
    en: `${where.en} It has ${entries} entries; ${need} are needed.`,
  };
  if (entries >= need) return pass(message, search);
  return partial(Math.max(1, entries) / (need + 1), message, search);
}
