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

import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { isPlainUrl } from '../../hosts.ts';
import { UsageError } from '../../usage.ts';

interface Common {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
}

/** Where a platform without OpenID Connect is asked. */
export interface OAuthEndpoints {
  readonly authorize: string;
  readonly token: string;
  readonly user: string;
  /** Lists addresses with whether they were checked; null = the platform does not tell. */
  readonly emails: string | null;
}

/** A way to sign in that somebody else vouches for. */
export type Provider =
  | (Common & { readonly kind: 'oidc'; readonly discovery: string })
  | (Common & { readonly kind: 'oauth'; readonly endpoints: OAuthEndpoints });

const url = z.string().max(500).refine(isPlainUrl, 'must be an http or https URL');
const entry = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/u),
  kind: z.enum(['github', 'gitee', 'gitlab', 'oidc']),
  name: z.string().min(1).max(60).optional(),
  url: url.optional(),
  clientId: z.string().min(1).max(300),
  clientSecretVariable: z.string().regex(/^[A-Z][A-Z0-9_]*$/u),
});
const file = z
  .array(entry)
  .max(20)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'an id is given twice');
type Entry = z.output<typeof entry>;

const names = { github: 'GitHub', gitee: 'Gitee', gitlab: 'GitLab', oidc: 'OpenID Connect' } as const;

function bare(address: string): string {
  return address.replace(/\/+$/u, '');
}

function providerOf(one: Entry, clientSecret: string): Provider {
  const common = { id: one.id, name: one.name ?? names[one.kind], clientId: one.clientId, clientSecret };
  if (one.kind === 'github') {
    const base = bare(one.url ?? 'https://github.com');
    const api = one.url === undefined ? 'https://api.github.com' : `${base}/api/v3`;
    const endpoints = {
      authorize: `${base}/login/oauth/authorize`,
      token: `${base}/login/oauth/access_token`,
      user: `${api}/user`,
      emails: `${api}/user/emails`,
    };
    return { ...common, kind: 'oauth', scopes: ['read:user', 'user:email'], endpoints };
  }
  if (one.kind === 'gitee') {
    const base = bare(one.url ?? 'https://gitee.com');
    const endpoints = {
      authorize: `${base}/oauth/authorize`,
      token: `${base}/oauth/token`,
      user: `${base}/api/v5/user`,
      emails: null,
    };
    return { ...common, kind: 'oauth', scopes: ['user_info'], endpoints };
  }
  const issuer = bare(one.url ?? 'https://gitlab.com');
  const discovery = `${issuer}/.well-known/openid-configuration`;
  return { ...common, kind: 'oidc', scopes: ['openid', 'profile', 'email'], discovery };
}

/** Claims trust accounts under these ids as those of the platforms themselves. */
function isImpostor({ id, kind, url: elsewhere }: Entry): boolean {
  return ['github', 'gitee', 'gitlab'].includes(id) && (kind !== id || elsewhere !== undefined);
}

function unusable(path: string, zh: string, en: string): UsageError {
  return new UsageError({
    zh: `登录方式文件 ${path} 用不了：${zh}`,
    en: `The sign-in providers of ${path} cannot be used: ${en}`,
  });
}

/** Reads the providers that the operator wrote; a file that is not named means none, one that is named must be there. */
export async function readProviders(
  path: string | null,
  variable: (name: string) => string | undefined,
): Promise<readonly Provider[]> {
  if (path === null) return [];
  let data: unknown;
  try {
    data = parse(await readFile(path, 'utf8'), { maxAliasCount: 0, logLevel: 'error', prettyErrors: false });
  } catch {
    throw unusable(path, '读不了，或不是有效的 YAML。', 'it cannot be read, or is not valid YAML.');
  }
  const result = file.safeParse(data);
  if (!result.success) {
    const [issue] = result.error.issues;
    const at = issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`;
    throw unusable(path, at, at);
  }
  return result.data.map((one) => {
    if (one.kind === 'oidc' && one.url === undefined) {
      throw unusable(path, `${one.id} 缺少 url（签发者地址）。`, `${one.id} lacks url, the address of the issuer.`);
    }
    if (isImpostor(one)) {
      throw unusable(
        path,
        `id ${one.id} 只用于该平台自己的网站（kind 相同、不写 url）；自建的请换一个 id。`,
        `the id ${one.id} is for that platform's own site, of the same kind and without url; give yours another id.`,
      );
    }
    const secret = variable(one.clientSecretVariable)?.trim() ?? '';
    if (secret !== '') return providerOf(one, secret);
    throw unusable(
      path,
      `环境变量 ${one.clientSecretVariable} 没有设。`,
      `the variable ${one.clientSecretVariable} is not set.`,
    );
  });
}
