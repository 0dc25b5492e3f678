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

import { defineCheck, fail, partial, pass, unknown } from '../check.ts';
import { licenceEvidence } from '../reading/licence-evidence.ts';
import { licencePlaces, unreadLicenceFiles } from '../reading/licence-file.ts';

/** CLOMonitor's license_spdx_id and Scorecard's License: a licence text at the root that has an SPDX id. */
export const licenseSpdxId = defineCheck({
  id: 'license-spdx-id',
  name: { zh: '许可证可识别', en: 'Recognisable licence' },
  question: {
    zh: '根目录的许可证文本能否对应到 SPDX 编号？',
    en: 'Does the licence text at the root have an SPDX id?',
  },
  why: {
    zh: '没有许可证就没有使用的权利；别人的工具也只认得标准的文本和编号。',
    en: 'Without a licence nobody may use the work, and the tools of others know only standard texts and ids.',
  },
  fix: {
    zh: '把许可证全文（不要改动条款）放进根目录的 LICENSE，例如 https://license.coscl.org.cn/MulanPSL2 的木兰宽松许可证第 2 版。',
    en: 'Put the whole text of the licence, unchanged, into LICENSE at the root, for example from https://spdx.org/licenses/.',
  },
  category: 'compliance',
  weight: 5,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#license-spdx-id',
  aliases: ['clomonitor:license_spdx_id', 'scorecard:License'],
  gates: {},
  needs: ['files', 'licence'],
  run({ files, licence }) {
    const parts = { evidence: licenceEvidence(licence), searched: licencePlaces };
    if (licence.detected !== null) {
      return pass({ zh: `许可证文本是 ${licence.detected}。`, en: `The licence text is ${licence.detected}.` }, parts);
    }
    const [unread] = unreadLicenceFiles(files);
    if (unread !== undefined) {
      return unknown(
        {
          zh: `${unread.path} 没有读取（符号链接或过大）。`,
          en: `${unread.path} was not read (a symlink, or too large).`,
        },
        parts,
      );
    }
    if (licence.declared === null || licence.declared === 'NONE') return fail(licence.explanation, parts);
    return partial(0.3, licence.explanation, parts);
  },
});
