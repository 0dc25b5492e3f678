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

import { ApiError } from '../../errors.ts';
import type { Grow } from '../upload-room.ts';

/** A file that a form carried. */
export interface FormFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a browser sent, in its order. */
export interface FormBody {
  readonly entries: readonly (readonly [name: string, value: string])[];
  readonly files: readonly FormFile[];
}

/** Chinese text grows ninefold when it is percent-encoded, so this is four times what the API takes as JSON. */
const mostText = 1024 * 1024;
/** A document and the fields beside it. */
const mostUpload = 26 * 1024 * 1024;
const mostFields = 2000;

function bad(zh: string, en: string): ApiError {
  return new ApiError('bad-request', { zh, en });
}

async function bytesOf(request: Request, most: number, grow: Grow | null = null): Promise<Buffer<ArrayBuffer>> {
  const tooLarge = new ApiError('too-large', {
    zh: `提交的内容超过 ${Math.floor(most / 1024 / 1024)} MiB，请缩短文字或分开上传。`,
    en: `What was sent is larger than ${Math.floor(most / 1024 / 1024)} MiB; shorten it or send it in parts.`,
  });
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > most) throw tooLarge;
    grow?.(part.length);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError)
      throw bad('表单的编码不对，请重新提交。', 'The form is not encoded as forms are; send it again.');
    throw error;
  }
}

function encodedEntries(bytes: Buffer): [string, string][] {
  return bytes
    .toString('latin1')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
    });
}

async function multipart(bytes: Buffer<ArrayBuffer>, type: string): Promise<FormBody> {
  const data = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch((cause: unknown) => {
    throw new ApiError(
      'bad-request',
      { zh: '表单不完整，请重新提交。', en: 'The form is not whole; send it again.' },
      { cause },
    );
  });
  const entries: [string, string][] = [];
  const files: FormFile[] = [];
  for (const [field, value] of data) {
    if (typeof value === 'string') entries.push([field, value]);
    // An input without a chosen file sends an empty one.
    else if (value.size > 0 || value.name !== '') {
      files.push({ field, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
    }
  }
  return { entries, files };
}

/**
 * Reads a form as browsers send it: line ends become `\n`; what no keyboard writes is refused. `mayUpload` is asked
 * before a file is taken into memory, and `grow` counts what a large one takes of it.
 */
export async function readForm(
  request: Request,
  mayUpload: () => Promise<boolean>,
  grow: Grow | null = null,
): Promise<FormBody> {
  const type = request.headers.get('content-type') ?? '';
  const kind = type.split(';', 1)[0]?.trim().toLowerCase();
  if (kind !== 'application/x-www-form-urlencoded' && kind !== 'multipart/form-data') {
    throw new ApiError('unsupported-media', {
      zh: '此处只接受网页表单。程序请直接使用 /api/v1/desk 的接口。',
      en: 'Forms of pages are taken here and nothing else. Programs use the API at /api/v1/desk.',
    });
  }
  const whole = async () => ((await mayUpload()) ? bytesOf(request, mostUpload, grow) : bytesOf(request, mostText));
  const body =
    kind === 'multipart/form-data'
      ? await multipart(await whole(), type)
      : { entries: encodedEntries(await bytesOf(request, mostText)), files: [] };
  if (body.entries.length + body.files.length > mostFields) {
    throw bad(`表单的字段超过 ${mostFields} 个。`, `The form has more than ${mostFields} fields.`);
  }
  const entries = body.entries.map(([name, value]): [string, string] => {
    const text = value.replaceAll('\r\n', '\n');
    // oxlint-disable-next-line no-control-regex -- this is the list of what is refused
    if (/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(name + text) || !text.isWellFormed()) {
      throw new ApiError(
        'bad-parameter',
        {
          zh: '文字里有不可见的控制字符，请删去后重试。',
          en: 'The text holds control characters that cannot be seen; remove them and try again.',
        },
        { parameter: name.replaceAll(/[^\w.:-]/g, '?').slice(0, 60) },
      );
    }
    return [name, text];
  });
  return { entries, files: body.files };
}
