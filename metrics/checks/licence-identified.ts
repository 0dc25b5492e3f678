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

/** Gate LEG-01: one licence, known by its text and not by a file name, approved by the OSI or of the Mulan family. */
export const licenceIdentified = defineCheck({
  id: 'licence-identified',
  name: { zh: '项目许可证已认定', en: 'Project licence identified' },
  question: {
    zh: '按文本比对，项目的许可证是否只有一个结论，并且获得认可？',
    en: 'By its text, does the project have one licence, and is it approved?',
  },
  why: {
    zh: '文件叫 LICENSE 不说明里面写的是什么；条款被改过的文本也不是原来的许可证。',
    en: 'A file named LICENSE does not tell what is in it, and a text with changed terms is not the licence it came from.',
  },
  fix: {
    zh: '在根目录放一份未改动的许可证全文；双许可就放两份，并在清单里写明，例如 "license": "MulanPSL-2.0 OR Apache-2.0"。',
    en: 'Keep one unchanged licence text at the root; for a choice keep both and say so in the manifest, as "license": "MIT OR Apache-2.0".',
  },
  category: 'compliance',
  weight: 8,
  revision: 1,
  source: 'https://community.apache.org/apache-way/apache-project-maturity-model.html#licenses-and-copyright',
  aliases: ['gate:LEG-01'],
  gates: { sandbox: 'required', incubating: 'required', graduated: 'required' },
  needs: ['files', 'licence'],
  run({ files, licence }) {
    const texts = licenceEvidence(licence, ['exact', 'near']);
    const parts = { evidence: texts.length > 0 ? texts : licenceEvidence(licence), searched: licencePlaces };
    if (texts.length === 0 && licence.detected?.includes('LicenseRef-') === true) {
      return unknown(
        {
          zh: `写明是 ${licence.detected}，但它的全文不在 SPDX 清单里，要由人核对。`,
          en: `It says ${licence.detected}, whose text is not on the SPDX list: someone has to compare it.`,
        },
        parts,
      );
    }
    if (texts.length === 0) {
      const [unread] = unreadLicenceFiles(files);
      const message = {
        zh: `${unread?.path ?? ''} 没有读取，无法比对。`,
        en: `${unread?.path ?? ''} was not read, so it cannot be compared.`,
      };
      return unread === undefined ? fail(licence.explanation, parts) : unknown(message, parts);
    }
    if (licence.agreement === 'conflict') return partial(0.5, licence.explanation, parts);
    if (licence.approved === false) {
      return fail({ zh: `${licence.concluded} 未获认可。`, en: `${licence.concluded} is not approved.` }, parts);
    }
    return licence.concluded === null ? fail(licence.explanation, parts) : pass(licence.explanation, parts);
  },
});
