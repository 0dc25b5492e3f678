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

import { StoreError } from './error.ts';

/** Where a server listens and who connects; `host` is a directory when it begins with `/`. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly ssl: 'require' | 'prefer' | 'verify-full' | false;
}

const sslModes: Readonly<Record<string, Connection['ssl']>> = {
  disable: false,
  allow: 'prefer',
  prefer: 'prefer',
  require: 'require',
  'verify-ca': 'verify-full',
  'verify-full': 'verify-full',
};

/** The URL without its password, for messages and logs; text that is no URL is not repeated at all. */
function redactUrl(text: string): string {
  if (!URL.canParse(text)) return '<not a URL>';
  const url = new URL(text);
  if (url.password !== '') url.password = '***';
  const secret = [...url.searchParams.keys()].filter((name) => /pass|secret|key/i.test(name));
  for (const name of secret) url.searchParams.set(name, '***');
  return url.href;
}

/** Reads `postgres://user:password@host:port/database?sslmode=…&host=/socket/directory`. */
export function parseDatabaseUrl(text: string): Connection {
  if (!URL.canParse(text)) throw badUrl(text, 'it cannot be read as a URL', '无法按网址解析');
  const url = new URL(text);
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    throw badUrl(text, `its scheme is "${url.protocol}"`, `协议是 “${url.protocol}”`);
  }
  const host = url.searchParams.get('host') ?? decode(text, url.hostname.replaceAll(/^\[|\]$/g, ''));
  const database = decode(text, url.pathname.slice(1));
  const user = url.searchParams.get('user') ?? decode(text, url.username);
  if (host === '') throw badUrl(text, 'the host is missing', '缺少主机名');
  if (database === '') throw badUrl(text, 'the database name is missing', '缺少数据库名');
  if (user === '') throw badUrl(text, 'the user is missing', '缺少用户名');
  const mode = url.searchParams.get('sslmode') ?? 'disable';
  const ssl = sslModes[mode];
  if (ssl === undefined) throw badUrl(text, `sslmode "${mode}" is not known`, `不认识的 sslmode “${mode}”`);
  const port = Number(url.searchParams.get('port') ?? (url.port || '5432'));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw badUrl(text, 'the port is not valid', '端口无效');
  return { host, port, database, user, password: decode(text, url.password), ssl };
}

function decode(text: string, part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    throw badUrl(text, 'a percent-encoding is broken', '百分号编码有误', error);
  }
}

function badUrl(text: string, en: string, zh: string, cause?: unknown): StoreError {
  const shown = redactUrl(text);
  const shape = 'postgres://user:password@host:5432/database';
  return new StoreError(
    'bad-url',
    {
      zh: `数据库地址 ${shown} 用不了：${zh}。请写成 ${shape}；不设置 DATABASE_URL 时使用内置数据库。`,
      en: `The database URL ${shown} cannot be used: ${en}. Write it as ${shape}, or leave DATABASE_URL unset to use the embedded database.`,
    },
    cause,
  );
}
