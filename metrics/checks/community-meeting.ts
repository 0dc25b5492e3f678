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

import { type CheckEvidence, type CheckOutcome, defineCheck, type FileIndex, fail, partial, pass } from '../check.ts';
import { unreadReadmeOutcome } from '../reading/badge.ts';
import { namedFiles } from '../reading/document.ts';
import { documentKinds } from '../reading/document-kinds.ts';
import { emptySection } from '../reading/document-miss.ts';
import { type Outline, readOutline } from '../reading/heading.ts';
import { around, findPhrases } from '../reading/phrase.ts';
import { findReadmes } from '../reading/readme.ts';

const meeting =
  /\b(?:community|developer|development|contributors?|working group|maintainers?|sig|tsc|steering committee) \[?(?:calls?|events?|meetings?|sessions?|sync)\b|\b(?:weekly|bi-?weekly|monthly|fortnightly|regular) (?:\w{1,20} )?\[?(?:meetings?|calls?)\b|\bmeeting (?:minutes|notes|agenda)\b|\boffice hours\b|社区(?:例会|会议|周会|双周会|月会)|(?:双周|每周|每月|月度|技术|SIG|TC|开发者|维护者|工作组|公开).{0,4}(?:例会|会议)|双周会|会议纪要|会议日历/i;
const heading = /\bmeetings?\b|例会|会议/i;
const when =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}\s?(?:am|pm)\b|\bcalendar\b|周[一二三四五六日天]|星期[一二三四五六日天]|[上下]午|日历|会议号|腾讯会议|https?:\/\/|\]\([^)\s]{1,500}\)/i;
const documents = [documentKinds.support, documentKinds.contributing, documentKinds.governance];

/** CLOMonitor's community meeting check, which also wants a time or a link: a word alone tells nobody when to come. */
export const communityMeeting = defineCheck({
  id: 'community-meeting',
  name: { zh: '社区会议', en: 'Community meeting' },
  question: {
    zh: '项目是否公布社区会议的时间和入口？',
    en: 'Does the project tell when and where the community meets?',
  },
  why: {
    zh: '公开会议让外部参与者能听到讨论、参与决定。',
    en: 'Open meetings let outsiders hear the discussion and take part in decisions.',
  },
  fix: {
    zh: '在 README 写一节，时间带时区，附入会链接和纪要：\n\n## 社区会议\n双周三 19:30（UTC+8），会议链接：<地址>，纪要：<地址>',
    en: 'Add a section to the README with time zone, link and minutes:\n\n## Community meeting\nEvery second Wednesday 11:30 UTC, join: <address>, minutes: <address>',
  },
  category: 'governance',
  weight: 3,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#community-meeting',
  aliases: ['clomonitor:community_meeting'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const outcome = judge(outlinesOf(files));
    return outcome.status === 'fail' ? (unreadReadmeOutcome(files) ?? outcome) : outcome;
  },
});

function outlinesOf(files: FileIndex): Outline[] {
  const others = documents.flatMap((kind) => namedFiles(files, kind)).slice(0, 20);
  return [
    ...findReadmes(files).map(({ outline }) => outline),
    ...others.flatMap(({ path }) => {
      const text = files.text(path);
      return text === null ? [] : [readOutline(path, text)];
    }),
  ];
}

function judge(outlines: readonly Outline[]): CheckOutcome {
  const searched = outlines.length === 0 ? ['README*'] : outlines.map(({ path }) => path);
  let mentioned: CheckEvidence | null = null;
  for (const outline of outlines) {
    for (const phrase of mentionsOf(outline)) {
      if (when.test(around(outline, phrase.line, 1, 8))) {
        return pass(
          {
            zh: `${phrase.path} 第 ${phrase.line} 行公布了社区会议。`,
            en: `Line ${phrase.line} of ${phrase.path} tells of a community meeting.`,
          },
          { evidence: [phrase], searched },
        );
      }
      mentioned ??= phrase;
    }
  }
  if (mentioned !== null) {
    return partial(
      0.5,
      {
        zh: `${mentioned.path} 第 ${mentioned.line} 行提到社区会议，但没有时间或链接。`,
        en: `Line ${mentioned.line} of ${mentioned.path} mentions a community meeting without a time or a link.`,
      },
      { evidence: [mentioned], searched },
    );
  }
  return fail(
    { zh: '没有找到社区会议的说明。', en: 'Nothing about a community meeting was found.' },
    { searched, nearestMiss: emptyHeading(outlines) },
  );
}

function mentionsOf(outline: Outline): ReturnType<typeof findPhrases> {
  const sections = outline.sections
    .filter(({ title, hasBody, level }) => hasBody && level > 1 && heading.test(title))
    .map(({ title, line }) => ({ path: outline.path, line, text: title }));
  return [...sections, ...findPhrases(outline, meeting)];
}

function emptyHeading(outlines: readonly Outline[]): CheckOutcome['nearestMiss'] {
  for (const { path, sections } of outlines) {
    const section = sections.find(({ title, hasBody }) => !hasBody && heading.test(title));
    if (section !== undefined) return { path, why: emptySection(section.line, section.title) };
  }
  return null;
}
