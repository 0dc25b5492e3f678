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

import { type CheckOutcome, defineCheck, type FileIndex, partial, pass } from '../check.ts';
import { findAsynchronous, findChats } from '../reading/channel.ts';
import { type FoundDocument, findDocument } from '../reading/document.ts';
import { contentOf } from '../reading/document-content.ts';
import { documentKinds } from '../reading/document-kinds.ts';
import { absence, whereFound } from '../reading/presence.ts';
import { findReadmes } from '../reading/readme.ts';

/** The communication channels that CNCF's incubation criteria ask to be documented. */
export const supportChannels = defineCheck({
  id: 'support-channels',
  name: { zh: '求助渠道', en: 'Support channels' },
  question: { zh: '项目是否写明到哪里提问和求助？', en: 'Does the project say where to ask for help?' },
  why: {
    zh: '没有写明渠道，问题会散落在私聊里，别人也看不到答案。',
    en: 'Without a named channel, questions end in private chats where nobody else sees the answers.',
  },
  fix: {
    zh: '新建 SUPPORT.md，或在 README 写“## 获取帮助”一节，列出 issue、论坛、邮件列表或交流群的地址。',
    en: 'Add SUPPORT.md, or a section “## Getting help” in the README, with the addresses of issues, forum, mailing list or chat.',
  },
  category: 'governance',
  weight: 1,
  revision: 1,
  source: 'https://github.com/cncf/toc/blob/main/.github/ISSUE_TEMPLATE/template-incubation-application.md',
  aliases: ['cncf:communication-channels'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const search = findDocument(files, documentKinds.support);
    if (search.found !== null) return judge(files, search.found, search.searched);
    const channels = findReadmes(files).flatMap(({ outline }) => [...findChats(outline), ...findAsynchronous(outline)]);
    const [first] = channels;
    if (first === undefined) return absence(search, documentKinds.support);
    return partial(
      0.5,
      {
        zh: `${first.path} 第 ${first.line} 行有联系方式，但没有专门说明怎样求助。`,
        en: `Line ${first.line} of ${first.path} has a contact, but nothing says how to get help.`,
      },
      { evidence: channels.slice(0, 5), searched: search.searched, nearestMiss: search.nearestMiss },
    );
  },
});

function judge(files: FileIndex, found: FoundDocument, searched: readonly string[]): CheckOutcome {
  const where = whereFound(found, documentKinds.support);
  const { outlines, outside } = contentOf(files, found, documentKinds.support);
  const channels = outlines.flatMap((outline) => [...findChats(outline), ...findAsynchronous(outline)]).slice(0, 5);
  const evidence = channels.length > 0 ? channels : [{ path: found.path, line: found.line, text: null }];
  if (channels.length > 0 || outside) return pass(where, { evidence, searched });
  return partial(
    0.5,
    { zh: `${where.zh}但其中没有地址、邮箱或群号。`, en: `${where.en} It has no address, e-mail or group number.` },
    { evidence, searched },
  );
}
