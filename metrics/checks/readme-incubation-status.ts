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

import type { Stage, Text } from '#store/facts.ts';
import { type CheckEvidence, type CheckOutcome, defineCheck, type FileIndex, fail, partial, pass } from '../check.ts';
import { unreadReadmeOutcome } from '../reading/badge.ts';
import { findReadmes, type Readme } from '../reading/readme.ts';
import { type ReadmePart, readmePart, startWords } from '../reading/readme-part.ts';
import { statedStage } from '../reading/stated-stage.ts';

/** Gate DOC-01: purpose, quick start and a line that tells the incubation status; each is a third. */
export const readmeIncubationStatus = defineCheck({
  id: 'readme-incubation-status',
  name: { zh: 'README 三要素', en: 'README essentials' },
  question: {
    zh: 'README 是否写明项目用途、快速开始和孵化状态？',
    en: 'Does the README tell the purpose, a quick start and the incubation status?',
  },
  why: {
    zh: '访客要在一页内知道这是什么、怎么用起来、成熟到什么程度。',
    en: 'On one page, visitors must learn what it is, how to start, and how mature it is.',
  },
  fix: {
    zh: '在 README 开头写一句话用途，加“## 快速开始”一节，并写上孵化状态行，与登记的阶段一致：\n\n> 孵化状态：沙箱（2026-01 进入）',
    en: 'Begin the README with a sentence of purpose, add a section “## Quick start”, and a status line that agrees with the registry:\n\n> Incubation status: sandbox (since 2026-01)',
  },
  category: 'documentation',
  weight: 3,
  revision: 1,
  source: 'https://incubator.apache.org/guides/branding.html',
  aliases: ['gate:DOC-01'],
  gates: { sandbox: 'required', incubating: 'required', graduated: 'required' },
  needs: ['files', 'declared'],
  run({ files, declared }) {
    const readmes = findReadmes(files);
    const searched = readmes.length > 0 ? readmes.map(({ path }) => path) : ['README*'];
    const unread = unreadReadmeOutcome(files);
    if (unread !== null) return unread;
    if (readmes.length === 0)
      return fail({ zh: '没有可读的 README。', en: 'There is no README that can be read.' }, { searched });
    return judge(files, readmes, declared.stage, searched);
  },
});

function judge(files: FileIndex, readmes: readonly Readme[], stage: Stage, searched: readonly string[]): CheckOutcome {
  const purpose = readmePart(files, readmes, 'purpose');
  const start = readmePart(files, readmes, 'start');
  const status = statedStage(readmes, stage);
  const lacking: Text[] = [];
  if (purpose === null) lacking.push({ zh: '项目用途', en: 'the purpose' });
  if (start === null) lacking.push({ zh: '快速开始', en: 'a quick start' });
  if (status === null) lacking.push({ zh: '孵化状态', en: 'the incubation status' });
  const evidence: CheckEvidence[] = [purpose, start, status?.evidence ?? null].filter((part) => part !== null);
  const nearestMiss = status?.differs ?? emptyStart(readmes, start);
  const parts = { evidence, searched, nearestMiss };
  const score =
    ((purpose === null ? 0 : 1) +
      (start === null ? 0 : 1) +
      (status === null ? 0 : status.differs === null ? 1 : 0.5)) /
    3;
  if (score === 1)
    return pass(
      { zh: '用途、快速开始和孵化状态都有。', en: 'Purpose, quick start and incubation status are all there.' },
      parts,
    );
  const message =
    lacking.length === 0
      ? {
          zh: 'README 写的孵化状态与登记的不一致。',
          en: 'The incubation status in the README is not that of the registry.',
        }
      : {
          zh: `README 缺少${lacking.map(({ zh }) => zh).join('、')}。`,
          en: `The README lacks ${lacking.map(({ en }) => en).join(', ')}.`,
        };
  return score === 0 ? fail(message, parts) : partial(score, message, parts);
}

function emptyStart(readmes: readonly Readme[], start: ReadmePart): CheckOutcome['nearestMiss'] {
  if (start !== null) return null;
  for (const { path, outline } of readmes) {
    const section = outline.sections.find(({ title, hasBody }) => !hasBody && startWords.test(title));
    if (section !== undefined) {
      return {
        path,
        why: {
          zh: `第 ${section.line} 行有标题但下面没有内容。`,
          en: `Line ${section.line} has the heading, but nothing stands under it.`,
        },
      };
    }
  }
  return null;
}
