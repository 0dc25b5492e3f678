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

import { defineCheck, fail, partial, pass } from '../check.ts';
import { searchedReadmes, unreadReadmeOutcome } from '../reading/badge.ts';
import { findChats, mentionedChats } from '../reading/channel.ts';
import { findReadmes } from '../reading/readme.ts';

/** CLOMonitor's Slack check, widened to every real-time channel, those used in China included. */
export const slackPresence = defineCheck({
  id: 'slack-presence',
  name: { zh: '实时交流渠道', en: 'Real-time channel' },
  question: {
    zh: 'README 是否给出可加入的实时交流渠道（Slack、Discord、Matrix、钉钉、微信、飞书、QQ 群等）？',
    en: 'Does the README name a real-time channel that people can join (Slack, Discord, Matrix, DingTalk, WeChat, Feishu, QQ and the like)?',
  },
  why: {
    zh: '新人有小问题时，群里问一句比提 issue 快。',
    en: 'With a small question, newcomers are faster in a chat than with an issue.',
  },
  fix: {
    zh: '在 README 写明加入方式：链接、群号或二维码图片，例如：\n\n## 社区交流\n- 钉钉群：12345678\n- 微信交流群：![二维码](docs/wechat.png)',
    en: 'Say in the README how to join: a link, a group number or a QR code, for example:\n\n## Community\n- Matrix: https://matrix.to/#/#project:matrix.org',
  },
  category: 'governance',
  weight: 1,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#slack-presence',
  aliases: ['clomonitor:slack_presence'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const outlines = findReadmes(files).map(({ outline }) => outline);
    const searched = searchedReadmes(files);
    const chats = outlines.flatMap(findChats);
    const [first] = chats;
    if (first !== undefined) {
      return pass(
        {
          zh: `${first.path} 第 ${first.line} 行给出了实时交流渠道。`,
          en: `Line ${first.line} of ${first.path} names a real-time channel.`,
        },
        { evidence: chats.slice(0, 5), searched },
      );
    }
    const [mentioned] = outlines.flatMap(mentionedChats);
    if (mentioned !== undefined) {
      return partial(
        0.5,
        {
          zh: `${mentioned.path} 第 ${mentioned.line} 行提到交流群，但没有群号、链接或二维码。`,
          en: `Line ${mentioned.line} of ${mentioned.path} mentions a group, but no number, link or QR code.`,
        },
        { evidence: [mentioned], searched },
      );
    }
    return (
      unreadReadmeOutcome(files) ??
      fail({ zh: 'README 里没有实时交流渠道。', en: 'The README names no real-time channel.' }, { searched })
    );
  },
});
