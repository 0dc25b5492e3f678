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

import { idsOf, tryExpression } from '#licenses/expression.ts';
import { isApproved } from '#licenses/ids.ts';
import { defineCheck, fail, pass, unknown } from '../check.ts';
import { licenceEvidence } from '../reading/licence-evidence.ts';
import { licencePlaces, unreadLicenceFiles } from '../reading/licence-file.ts';

function idsIn(expression: string | null): string[] {
  const parsed = expression === null ? null : tryExpression(expression);
  return parsed === null ? [] : idsOf(parsed);
}

/** CLOMonitor's license_approved with the OSI's list and the Mulan family in place of its eleven ids. */
export const licenseApproved = defineCheck({
  id: 'license-approved',
  name: { zh: '许可证获认可', en: 'Approved licence' },
  question: {
    zh: '许可证是否经 OSI 认可，或属于木兰系列？',
    en: 'Is the licence approved by the OSI, or a Mulan licence?',
  },
  why: {
    zh: '有源代码不等于开源：限制商用、限制用途的许可证不能进入孵化。',
    en: 'Source that can be read is not open source: licences that forbid commercial or other use cannot be incubated.',
  },
  fix: {
    zh: '换用 https://opensource.org/licenses 上的许可证，或木兰宽松许可证第 2 版、木兰公共许可证；所有版权人都要同意。',
    en: 'Choose a licence from https://opensource.org/licenses or a Mulan licence; every copyright holder has to agree.',
  },
  category: 'compliance',
  weight: 10,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#approved-license',
  aliases: ['clomonitor:license_approved'],
  gates: {},
  needs: ['files', 'licence'],
  run({ files, licence }) {
    const parts = { evidence: licenceEvidence(licence), searched: licencePlaces };
    const ids =
      licence.concluded === null ? [...idsIn(licence.declared), ...idsIn(licence.detected)] : idsIn(licence.concluded);
    const refused = ids.filter((id) => !isApproved(id));
    if (ids.length === 0) {
      return unreadLicenceFiles(files).length > 0 || licence.declared === 'NONE' || licence.agreement === 'none'
        ? noLicence(unreadLicenceFiles(files).length > 0)
        : unknown(licence.explanation, parts);
    }
    if (refused.length === 0) {
      return pass({ zh: `获得认可：${ids.join('、')}。`, en: `Approved: ${ids.join(', ')}.` }, parts);
    }
    if (licence.agreement === 'conflict') return unknown(licence.explanation, parts);
    return fail(
      {
        zh: `未获 OSI 认可，也不是木兰系列：${refused.join('、')}。`,
        en: `Neither approved by the OSI nor a Mulan licence: ${refused.join(', ')}.`,
      },
      parts,
    );
  },
});

function noLicence(unread: boolean) {
  if (unread)
    return unknown({ zh: '许可证文件没有读取。', en: 'The licence file was not read.' }, { searched: licencePlaces });
  return fail({ zh: '没有找到许可证。', en: 'No licence was found.' }, { searched: licencePlaces });
}
