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

import { streamNames } from '#api/stream-names.ts';
import type { Capability, Platform } from '#crawler/platform.ts';
import { platforms } from '#crawler/platform-registry.ts';
import { streams } from '#store/stream.ts';
import { both, cell, generatedNote, type Page, table } from '../page.ts';

const marks: Readonly<Record<Capability['support'], string>> = { full: '●', partial: '◐', unsupported: '—' };

function matrix(all: readonly Platform[]): string {
  const rows = streams.map((stream) => [
    both(streamNames[stream]),
    ...all.map(({ capabilities }) => {
      const { support, anonymous } = capabilities[stream];
      const open = support === 'unsupported' ? '' : { full: '', partial: ' ◔', none: ' 🔑' }[anonymous];
      return `${marks[support]}${open}`;
    }),
  ]);
  return table(['', ...all.map(({ name }) => cell(name.en))], rows);
}

function section(platform: Platform): string {
  const { id, name, hosts, home, tokenVariable, urlVariable, tokenScopes, capabilities } = platform;
  const rows = streams.map((stream) => {
    const { support, anonymous, note, source } = capabilities[stream];
    const link = `[source](${source})`;
    return [both(streamNames[stream]), support, anonymous, note === null ? '' : both(note), link];
  });
  const written = platform.nestedGroups ? `${id}:group/…/name` : `${id}:owner/name`;
  const known = hosts.map((host) => `\`${host}\``).join(', ');
  return [
    `## ${name.zh === name.en ? name.en : `${name.zh} · ${name.en}`}`,
    `\`${written}\` · \`${id}@host:…\` · ${known === '' ? '' : `hosts: ${known} · `}token: \`${tokenVariable}\`${home === null ? '' : ` (${home})`} · server: \`${urlVariable}\``,
    `${tokenScopes.zh}\n\n${tokenScopes.en}`,
    table(['', '支持 support', '匿名 anonymous', '说明 note', '依据 source'], rows),
  ].join('\n\n');
}

const hostsFile = `## 主机设置文件 · The file of hosts

\`TONGMING_HOSTS\`（默认是数据目录里的 \`hosts.yaml\`）为每台主机写明平台、接口地址和令牌。这里列出的主机可以在内网，也可以是 http。令牌只发给它自己的主机。

\`TONGMING_HOSTS\` (by default \`hosts.yaml\` in the data directory) names platform, API address and token of each host. A host that is listed here may be private, or plain http. A token is sent to its own host only.

\`\`\`yaml
hosts:
  - url: https://git.example.org      # https://host[:port], with a path where the platform lives below one
    platform: gitea                   # ${[...platforms.keys()].join(', ')}
    tokenFile: /etc/tongming/token    # or token: …, or tokenVariable: NAME
  - url: https://gitlab.example.org
    platform: gitlab
    api: https://gitlab.example.org/api/v4   # only where it is not in its usual place
    tokenVariable: EXAMPLE_GITLAB_TOKEN
  - url: https://github.com
    platform: github
    app: { id: '12345', installation: 67890, privateKeyFile: /etc/tongming/app.pem }   # a GitHub App instead of a token
  - url: https://gitlab.com
    platform: gitlab
    enabled: false                    # its API is not asked; git still is
\`\`\``;

/** What each platform can and cannot tell, from the adapters. */
export function platformsPage(): Page {
  const all = [...platforms.values()];
  const legend =
    '● 全部 all · ◐ 部分 part · — 平台不提供 the platform does not tell · ◔ 匿名只有一部分 anonymous callers get a part · 🔑 需要令牌 needs a token';
  const text = ['# 托管平台 · Platforms', generatedNote, matrix(all), legend, hostsFile, ...all.map(section)];
  return { path: 'docs/platforms.md', text: `${text.join('\n\n')}\n` };
}
