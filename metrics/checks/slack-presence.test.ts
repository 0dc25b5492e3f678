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

import { expect, it } from 'vitest';
import { makeFacts } from '../testing/facts.ts';
import { slackPresence } from './slack-presence.ts';

function run(readme: string) {
  return slackPresence.run(makeFacts({ files: { 'README.md': readme } }));
}

it.each([
  '[Slack](https://cloud-native.slack.com/messages/x)',
  'https://slack.cncf.io',
  'https://discord.gg/abc123',
  'https://matrix.to/#/#x:matrix.org',
  'https://qm.qq.com/q/abc',
  '扫码或点击 https://qr.dingtalk.com/action/joingroup?code=v1',
  'https://applink.feishu.cn/client/chat/chatter/add_by_link?link_token=1',
  '钉钉群：12345678',
  'QQ 交流群 123456789',
  '欢迎加入微信交流群：\n\n![二维码](docs/wechat.png)',
  '#tongming on Libera',
  '![](docs/images/tongming-wechat.png)',
  '[slack](https://tongming.cn/community/slack)',
])('passes with %j', (text) => {
  expect(run(text)).toMatchObject({ status: 'pass', evidence: [{ path: 'README.md', line: 1 }] });
});

it.each(['欢迎加入微信群', 'Join our DingTalk group'])('is half done with %j', (text) => {
  expect(run(text)).toMatchObject({ status: 'partial', score: 0.5, evidence: [{ line: 1 }] });
});

it.each([
  'https://slack.com',
  'https://discord.com/terms',
  '`钉钉` is supported',
  '[Slack](#)',
  'PR 群',
  '<!-- https://discord.gg/abc -->',
])('fails with %j', (text) => {
  expect(run(text)).toMatchObject({ status: 'fail', searched: ['README.md'] });
});
