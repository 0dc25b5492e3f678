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

import { type CheckEvidence, defineCheck, type FileIndex, pass } from '../check.ts';
import { namedFiles } from '../reading/document.ts';
import { documentKinds } from '../reading/document-kinds.ts';
import { readOutline } from '../reading/heading.ts';
import { isRegular } from '../reading/place.ts';
import { presenceOutcome } from '../reading/presence.ts';
import { cleanQuote } from '../reading/substance.ts';

const kind = {
  title: { zh: '版本生命周期说明', en: 'statement of version life cycles' },
  file: 'LIFECYCLE',
  names: [
    'lifecycle',
    'supportpolicy',
    'supportedversions',
    'supportlifecycle',
    'endoflife',
    'eol',
    'releasecycle',
    'releasepolicy',
    'versioning',
    'versionpolicy',
    '生命周期',
    '生命周期管理',
    '版本生命周期',
    '版本支持',
    '支持策略',
    '版本策略',
  ],
  words:
    /\bsupported versions?\b|\blife ?cycle\b|\bend[- ]of[- ]life\b|\brelease (?:policy|cycle|cadence)\b|\bversion(?:ing)? policy\b|\bsupport (?:policy|matrix)\b|生命周期|支持的版本|版本支持|版本策略|维护周期/i,
};

/** Documents that often have a section on it: the form of SECURITY.md that GitHub offers begins with "Supported Versions". */
const alsoIn = [
  documentKinds.security,
  documentKinds.support,
  documentKinds.contributing,
  documentKinds.governance,
  { ...kind, names: ['release', 'releases', 'releasing', 'releaseprocess', '发布', '发布流程', '版本发布'] },
];

function sectionElsewhere(files: FileIndex): CheckEvidence | null {
  const named = alsoIn.flatMap((other) => namedFiles(files, other)).filter(isRegular);
  for (const { path } of named.slice(0, 20)) {
    const text = files.text(path);
    const sections = text === null ? [] : readOutline(path, text).sections;
    const section = sections.find(({ title, hasBody }) => hasBody && kind.words.test(title));
    if (section !== undefined) return { path, line: section.line, text: cleanQuote(section.title) };
  }
  return null;
}

/** REL-03: how long each version is supported. */
export const lifecycleStatement = defineCheck({
  id: 'lifecycle-statement',
  name: { zh: '版本生命周期说明', en: 'Version life cycle' },
  question: { zh: '写明了每个版本支持到什么时候吗？', en: 'Does the project say how long each version is supported?' },
  why: { zh: '使用单位要据此安排升级与采购。', en: 'Those who deploy it plan upgrades and purchases by it.' },
  fix: {
    zh: '在 README、SECURITY.md 或 LIFECYCLE.md 里列出版本、发布日期、停止支持日期。',
    en: 'List versions, release dates and ends of support in the README, SECURITY.md or LIFECYCLE.md.',
  },
  category: 'release',
  weight: 2,
  revision: 1,
  source: 'https://baseline.openssf.org/versions/2026-02-19',
  aliases: ['gate:REL-03'],
  gates: { graduated: 'required' },
  needs: ['files'],
  run({ files }) {
    const outcome = presenceOutcome(files, kind);
    const elsewhere = outcome.status === 'pass' ? null : sectionElsewhere(files);
    if (elsewhere === null) return { ...outcome, searched: [...outcome.searched, `SECURITY* # ${kind.title.zh}`] };
    const { path, line } = elsewhere;
    return pass(
      {
        zh: `${cleanQuote(path, 120)} 第 ${line} 行起说明了版本支持情况。`,
        en: `Line ${line} of ${cleanQuote(path, 120)} begins a section on supported versions.`,
      },
      { evidence: [elsewhere], searched: outcome.searched },
    );
  },
});
