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

import { z } from 'zod';
import { platforms } from '#crawler/platform-registry.ts';
import type { Text } from '#store/facts.ts';
import { accountVariables } from './desk/accounts/variables.ts';
import { mailVariables } from './desk/life/variables.ts';
import { type VariableCard, variable } from './variable.ts';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
const yes = z.enum(['1', 'true', 'yes', '0', 'false', 'no']).transform((text) => ['1', 'true', 'yes'].includes(text));
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535);
const httpUrl = z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));
const cron = z.string().regex(/^(?:off|[\d*/,\-A-Za-z]+(?: [\d*/,\-A-Za-z]+){4,5})$/);

const anything: Text = { zh: '任意文字', en: 'any text' };

/** Every variable, in the order of the documentation. */
export const variables = {
  databaseUrl: variable<string | null>({
    name: 'DATABASE_URL',
    default: null,
    meaning: {
      zh: 'PostgreSQL（15 至 18）的地址；不设时在数据目录里启动内置服务器。',
      en: 'Address of a PostgreSQL server (15 to 18); when unset an embedded server runs in the data directory.',
    },
    example: 'postgres://tongming:secret@db.example.org:5432/tongming',
    schema: z.string(),
    fallback: null,
    shape: anything,
  }),
  dataDir: variable<string>({
    name: 'TONGMING_DATA',
    default: '.tongming',
    meaning: {
      zh: '数据目录：内置数据库、代码仓镜像和已发布的网站。相对路径从软件包目录算起。',
      en: 'Data directory: embedded database, mirrors and the published site. A relative path begins at the package directory.',
    },
    example: '/var/lib/tongming',
    schema: z.string(),
    fallback: '.tongming',
    shape: anything,
  }),
  registryDir: variable<string>({
    name: 'TONGMING_REGISTRY',
    default: 'registry',
    meaning: {
      zh: '登记目录，内有 projects/ 和 organisations/。相对路径从软件包目录算起。',
      en: 'Registry directory with projects/ and organisations/. A relative path begins at the package directory.',
    },
    example: '/etc/tongming/registry',
    schema: z.string(),
    fallback: 'registry',
    shape: anything,
  }),
  port: variable<number | null>({
    name: 'TONGMING_PORT',
    default: '4321',
    meaning: { zh: 'HTTP 端口；0 表示任选空闲端口。', en: 'HTTP port; 0 takes any free one.' },
    example: '8080',
    schema: port,
    fallback: null,
    shape: { zh: '0 到 65535 的整数', en: 'a whole number from 0 to 65535' },
  }),
  plainPort: variable<number | null>({
    name: 'PORT',
    default: null,
    meaning: {
      zh: '同 TONGMING_PORT，供部署平台使用；两者都设时以 TONGMING_PORT 为准。',
      en: 'The same as TONGMING_PORT, as hosting platforms set it; TONGMING_PORT wins.',
    },
    example: '8080',
    schema: port,
    fallback: null,
    shape: { zh: '0 到 65535 的整数', en: 'a whole number from 0 to 65535' },
  }),
  host: variable<string>({
    name: 'TONGMING_HOST',
    default: 'localhost',
    meaning: {
      zh: '监听地址。localhost 同时监听 127.0.0.1 和 ::1；对外服务用 0.0.0.0 或 ::，并在前面放反向代理。',
      en: 'Address to listen on. localhost means 127.0.0.1 and ::1 both; to serve others use 0.0.0.0 or :: behind a reverse proxy.',
    },
    example: '0.0.0.0',
    schema: z.string().regex(/^[\w.:-]+$/),
    fallback: 'localhost',
    shape: { zh: '主机名或 IP 地址', en: 'a host name or IP address' },
  }),
  baseUrl: variable<string | null>({
    name: 'TONGMING_BASE_URL',
    default: null,
    meaning: {
      zh: '网站的公开地址，用于页面里的规范链接和订阅源；请求里的 Host 从不使用。',
      en: 'Public address of the site, for canonical links and feeds; the Host of a request is never used.',
    },
    example: 'https://hub.example.org',
    schema: httpUrl,
    fallback: null,
    shape: { zh: 'http 或 https 网址', en: 'an http or https URL' },
  }),
  schedule: variable<string>({
    name: 'TONGMING_SCHEDULE',
    default: '0 * * * *',
    meaning: {
      zh: '何时重新读取登记表并采集普通 git 仓（cron 写法，UTC），实际开始会随机推后几分钟。托管平台上的代码仓按活跃程度采集，见 docs/operations.md；off 表示都不定期采集。',
      en: 'When to read the registry again and visit plain git repositories, as a cron expression in UTC; each round begins a few random minutes later. Repositories of platforms are visited by how active they are, see docs/operations.md. off = neither.',
    },
    example: '30 */6 * * *',
    schema: cron,
    fallback: '0 * * * *',
    shape: { zh: '五段 cron 表达式，或 off', en: 'a cron expression of five fields, or off' },
  }),
  concurrency: variable<number>({
    name: 'TONGMING_CONCURRENCY',
    default: '2',
    meaning: { zh: '同时采集几个代码仓。', en: 'How many repositories are crawled at a time.' },
    example: '4',
    schema: z
      .string()
      .regex(/^(?:[1-9]|1\d|2\d|3[0-2])$/)
      .transform(Number),
    fallback: 2,
    shape: { zh: '1 到 32 的整数', en: 'a whole number from 1 to 32' },
  }),
  privateHosts: variable<string[]>({
    name: 'TONGMING_PRIVATE_HOSTS',
    default: '',
    meaning: {
      zh: '允许采集的内网主机，用逗号隔开；其余内网地址一律拒绝。',
      en: 'Hosts on private addresses that may be crawled, with commas between them; all others are refused.',
    },
    example: 'git.corp.example,10.1.2.3',
    schema: list,
    fallback: [],
    shape: anything,
  }),
  allowHttp: variable<boolean>({
    name: 'TONGMING_ALLOW_HTTP',
    default: 'no',
    meaning: { zh: '是否接受不加密的 http 代码仓地址。', en: 'Whether repositories may be fetched over plain http.' },
    example: 'yes',
    schema: yes,
    fallback: false,
    shape: { zh: 'yes 或 no', en: 'yes or no' },
  }),
  changeChecks: variable<readonly ('status' | 'comment')[]>({
    name: 'TONGMING_CHANGE_CHECKS',
    default: 'off',
    meaning: {
      zh: '收到回调时检查未合并的变更，并用平台的令牌或应用告知：status 设置检查状态，comment 写一条评论，可以都写；off 不检查。策略取自目标分支，变更里的代码不会运行。',
      en: 'When a webhook calls, check the open changes and tell the platform with its token or app: status sets the check, comment leaves one comment, both may be given; off checks nothing. Policies come from the target branch, and no code of a change is run.',
    },
    example: 'status,comment',
    schema: z
      .string()
      .regex(/^(?:off|(?:status|comment)(?:,(?:status|comment))?)$/)
      .transform((text) => (['status', 'comment'] as const).filter((way) => text.split(',').includes(way))),
    fallback: [],
    shape: { zh: 'off、status、comment 或 status,comment', en: 'off, status, comment or status,comment' },
  }),
  hookKey: variable<string | null>({
    name: 'TONGMING_HOOK_KEY',
    default: null,
    meaning: {
      zh: '生成网络回调密钥的主密钥，至少 32 个字符；不设时保存在数据目录的 hook.key。几台机器各自接收回调时要设成一样。',
      en: 'Key from which the secrets of webhooks are made, 32 characters at least; unset, it is kept in hook.key of the data directory. Machines that take webhooks side by side need the same.',
    },
    example: 'nR3vQx0W…-at-least-32-characters-long',
    schema: z.string().min(32),
    fallback: null,
    shape: { zh: '至少 32 个字符', en: 'at least 32 characters' },
  }),
  hostsFile: variable<string>({
    name: 'TONGMING_HOSTS',
    default: 'hosts.yaml',
    meaning: {
      zh: '各托管平台主机的设置文件（平台、接口地址、令牌）；相对路径从数据目录算起，文件可以没有。写法见 docs/platforms.md。',
      en: 'File that sets up platform hosts (platform, API address, token); a relative path begins at the data directory, and the file may be missing. docs/platforms.md shows how it is written.',
    },
    example: '/etc/tongming/hosts.yaml',
    schema: z.string(),
    fallback: 'hosts.yaml',
    shape: anything,
  }),
  ...accountVariables,
  ...mailVariables,
} as const;

/** The two variables that each platform has: a token, and the address of the server that the token is for. */
function platformCards(): VariableCard[] {
  return [...platforms.values()].flatMap(({ id, name, home, tokenVariable, urlVariable, tokenScopes }) => [
    {
      name: tokenVariable,
      default: null,
      meaning: {
        zh: `${name.zh} 的访问令牌，只发给${home === null ? `${urlVariable} 指明的主机` : `${home}，或 ${urlVariable} 指明的主机`}。${tokenScopes.zh}`,
        en: `Access token for ${name.en}, sent to ${home === null ? `the host of ${urlVariable}` : `${home}, or the host of ${urlVariable},`} and nowhere else. ${tokenScopes.en}`,
      },
      example: '…',
    },
    {
      name: urlVariable,
      default: home === null ? null : `https://${home}`,
      meaning: {
        zh: `${name.zh} 服务器的地址；这里写明的主机可以在内网，也可以是 http。`,
        en: `Address of the ${name.en} server; a host named here may be private, and plain http.`,
      },
      example: `https://${id}.example.org`,
    },
  ]);
}

const speech: readonly VariableCard[] = [
  {
    name: 'LC_ALL, LC_MESSAGES, LANG',
    default: 'en',
    meaning: {
      zh: '以 zh 开头时命令行用中文，否则用英文。',
      en: 'Messages are in Chinese when the first one set begins with zh, else in English.',
    },
    example: 'zh_CN.UTF-8',
  },
  {
    name: 'NO_COLOR',
    default: null,
    meaning: {
      zh: '设为任何非空值时，终端输出不用颜色。',
      en: 'When set to anything, output to a terminal has no colours.',
    },
    example: '1',
  },
];

function cardOf({ name, default: unset, meaning, example }: VariableCard): VariableCard {
  return { name, default: unset, meaning, example };
}

/** Cards of all variables, for the documentation and `doctor`. */
export const variableCards: readonly VariableCard[] = [
  ...Object.values(variables).map(cardOf),
  ...platformCards(),
  ...speech,
];
