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

import { codeOf, StoreError } from '#store/error.ts';
import type { Text } from '#store/facts.ts';
import type { Problem } from './client.ts';

/** Kinds of problem with their HTTP status and title; the reference page explains each under `#problem-<kind>`. */
export const problemKinds = {
  'bad-request': { status: 400, title: { zh: '请求有误', en: 'Bad request' } },
  'bad-parameter': { status: 400, title: { zh: '参数有误', en: 'Bad parameter' } },
  'bad-cursor': { status: 400, title: { zh: '翻页游标无效', en: 'Bad cursor' } },
  'not-genuine': { status: 401, title: { zh: '无法核实', en: 'Not genuine' } },
  'not-signed-in': { status: 401, title: { zh: '尚未登录', en: 'Not signed in' } },
  'second-factor': { status: 403, title: { zh: '需要第二重验证', en: 'Second factor needed' } },
  forbidden: { status: 403, title: { zh: '没有权限', en: 'Not allowed' } },
  'not-found': { status: 404, title: { zh: '没有找到', en: 'Not found' } },
  'method-not-allowed': { status: 405, title: { zh: '不支持此方法', en: 'Method not allowed' } },
  conflict: { status: 409, title: { zh: '有人改动过', en: 'Changed by someone else' } },
  'not-now': { status: 409, title: { zh: '现在还不行', en: 'Not possible now' } },
  'key-reused': { status: 409, title: { zh: '重复的请求编号', en: 'Key used before' } },
  'too-large': { status: 413, title: { zh: '内容过大', en: 'Too large' } },
  'unsupported-media': { status: 415, title: { zh: '不支持的内容类型', en: 'Unsupported media type' } },
  'too-many': { status: 429, title: { zh: '次数过多', en: 'Too many attempts' } },
  internal: { status: 500, title: { zh: '内部错误', en: 'Internal error' } },
  busy: { status: 503, title: { zh: '暂时繁忙', en: 'Busy' } },
  'storage-full': { status: 503, title: { zh: '存储空间已满', en: 'Storage is full' } },
  unavailable: { status: 503, title: { zh: '数据库不可用', en: 'Database unavailable' } },
} as const satisfies Readonly<Record<string, { status: number; title: Text }>>;

/** One of {@link problemKinds}. */
export type ProblemKind = keyof typeof problemKinds;

interface ProblemParts {
  readonly parameter?: string;
  readonly allowed?: readonly string[];
  readonly cause?: unknown;
}

/** A fault of the API room: what is wrong and the way out, fit to be shown to whoever asked. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ProblemKind;
  readonly text: Text;
  readonly parts: ProblemParts;

  constructor(kind: ProblemKind, text: Text, parts: ProblemParts = {}) {
    super(text.en, parts.cause === undefined ? undefined : { cause: parts.cause });
    this.kind = kind;
    this.text = text;
    this.parts = parts;
  }
}

/** Nothing is there by that name. */
export function notFound(what: Text): ApiError {
  return new ApiError('not-found', what);
}

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** What the database gives up on: a statement or a lock took too long, or transactions kept meeting. */
const givenUp = new Set(['57014', '55P03', '40001', '40P01']);

function isDatabaseAway(error: unknown): boolean {
  if (error instanceof StoreError) return true;
  return error instanceof Error && 'code' in error && connectionCodes.has(String(error.code));
}

function knownDatabaseFault(error: unknown): ApiError | null {
  const code = codeOf(error) ?? '';
  if (givenUp.has(code)) {
    return new ApiError(
      'busy',
      {
        zh: '别人正在改同一处，等得太久了；什么也没有保存，请几秒后再试。',
        en: 'Others are changing the same thing and it took too long; nothing was saved, try again in a few seconds.',
      },
      { cause: error },
    );
  }
  if (code !== '53100') return null;
  return new ApiError(
    'storage-full',
    {
      zh: '服务器的存储空间已满，什么也没有保存；阅读不受影响。请联系管理员。',
      en: 'The storage of the server is full and nothing was saved; reading goes on. Tell the administrators.',
    },
    { cause: error },
  );
}

/** The one place where anything thrown becomes a problem; what is not meant for the reader is left out of it. */
export function apiErrorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const known = knownDatabaseFault(error);
  if (known !== null) return known;
  if (isDatabaseAway(error)) {
    return new ApiError(
      'unavailable',
      { zh: '数据库暂时连不上，请稍后再试。', en: 'The database cannot be reached right now; try again shortly.' },
      { cause: error },
    );
  }
  return new ApiError(
    'internal',
    {
      zh: '服务器出错了，已写入日志。请稍后再试；若一直如此，请告诉维护者。',
      en: 'The server failed and has logged it. Try again later; if it stays so, tell the maintainers.',
    },
    { cause: error },
  );
}

/** The RFC 9457 body of an error. */
export function problemOf(error: ApiError): Problem {
  const { status, title } = problemKinds[error.kind];
  return {
    type: `/api/v1/#problem-${error.kind}`,
    title: title.en,
    status,
    detail: error.text.en,
    detailZh: error.text.zh,
    ...(error.parts.parameter === undefined ? {} : { parameter: error.parts.parameter }),
    ...(error.parts.allowed === undefined ? {} : { allowed: [...error.parts.allowed] }),
  };
}
