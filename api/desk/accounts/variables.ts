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
import { variable } from '../../variable.ts';

/** Variables of accounts. */
export const accountVariables = {
  authSecrets: variable<string | null>({
    name: 'TONGMING_AUTH_SECRETS',
    default: null,
    meaning: {
      zh: '签发登录会话、加密第二重验证密钥用的密钥，写成“版本号:密钥”，用逗号隔开，最新的在最前；不设时保存在数据目录的 auth.key。换密钥的步骤见 docs/accounts.md。',
      en: 'Secrets that sign sessions and encrypt second factors, as "version:secret" with commas between, the newest first; unset, they are kept in auth.key of the data directory. docs/accounts.md tells how to change them.',
    },
    example: '2:nR3vQx0W…-at-least-32-characters-long',
    schema: z.string().min(34),
    fallback: null,
    shape: { zh: '“版本号:密钥”，密钥至少 32 个字符', en: 'version:secret, secrets of 32 characters at least' },
  }),
  signInProviders: variable<string | null>({
    name: 'TONGMING_OAUTH',
    default: null,
    meaning: {
      zh: '登录方式文件（YAML）：GitHub、Gitee、GitLab 或任何 OIDC 签发者；不设时只能用密码登录。写法见 docs/accounts.md。',
      en: 'YAML file of sign-in providers: GitHub, Gitee, GitLab or any OIDC issuer; unset, people sign in by password only. docs/accounts.md shows how it is written.',
    },
    example: '/etc/tongming/oauth.yaml',
    schema: z.string(),
    fallback: null,
    shape: { zh: '任意文字', en: 'any text' },
  }),
  trustedProxies: variable<number>({
    name: 'TONGMING_TRUSTED_PROXIES',
    default: '0',
    meaning: {
      zh: '前面有几层自己的反向代理。限制登录次数要知道访客地址：0 取连接的对端，n 取 X-Forwarded-For 里从右数第 n 个。设大了，访客可以伪造地址。',
      en: 'How many reverse proxies of your own stand in front. Limits of sign-in go by the visitor’s address: 0 takes the other end of the connection, n the n-th from the right of X-Forwarded-For. Too large a number lets visitors make their address up.',
    },
    example: '1',
    schema: z
      .string()
      .regex(/^[0-9]$/)
      .transform(Number),
    fallback: 0,
    shape: { zh: '0 到 9 的整数', en: 'a whole number from 0 to 9' },
  }),
} as const;
