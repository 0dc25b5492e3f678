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

import { codeOf, reasonOf, StoreError, type StoreErrorKind } from '../error.ts';
import type { Place } from './place.ts';

interface Known {
  readonly pattern: RegExp;
  readonly kind: StoreErrorKind;
  readonly zh: string;
  readonly en: string;
}

/** What PostgreSQL's log says when it does not start, most certain first. */
const known: readonly Known[] = [
  {
    pattern: /no space left on device|disk quota exceeded|ENOSPC|EDQUOT/i,
    kind: 'no-space',
    zh: '磁盘已满。请腾出空间后再启动；已确认写入的数据不会丢',
    en: 'the disk is full. Free some space and start again; every acknowledged row is kept',
  },
  {
    pattern: /was initialized by PostgreSQL version/i,
    kind: 'unsupported-version',
    zh: '数据库文件是另一个大版本的 PostgreSQL 写的。请用原来的通明版本导出，或设置 DATABASE_URL 指向该版本的服务器',
    en: 'its files were written by another major version of PostgreSQL. Export them with the Tongming release that wrote them, or point DATABASE_URL to a server of that version',
  },
  {
    pattern:
      /permission denied|invalid permissions|wrong ownership|read-only file system|EACCES|EPERM|EROFS|ENOTDIR|operation not permitted/i,
    kind: 'not-permitted',
    zh: '权限不足，或目录属于另一个用户。请用当初创建它的用户运行，或换一个数据目录（--data）',
    en: 'access is denied or the directory belongs to another user. Run as the user who created it, or choose another data directory (--data)',
  },
  {
    pattern: /could not (create|map|resize|attach).*shared memory|cannot allocate memory|ENOMEM/i,
    kind: 'start-failed',
    zh: '内存不足。内置数据库约需 200 MB，请释放内存后重试',
    en: 'there is not enough memory. The embedded database needs about 200 MB; free some and try again',
  },
  {
    pattern:
      /PANIC|checksum|files are incompatible|could not locate|invalid (record|magic|page|checkpoint|data)|is not a database cluster|not a valid data directory|pg_control|could not open (file|directory)|does not exist|could not read|unexpected|corrupt|configuration file/i,
    kind: 'damaged',
    zh: '数据库目录已损坏。程序不会改动它，也不会新建空库：请从备份恢复整个目录后再启动',
    en: 'the database directory is damaged. It was left as it is and no empty database was made: restore the whole directory from a backup and start again',
  },
];

/** The typed fault of an embedded server that did not start, with the last words of its log. */
export function startFailed(place: Place, log: string, cause?: unknown): StoreError {
  const match = known.find(({ pattern }) => pattern.test(log));
  const words = lastWords(log);
  const zh = match?.zh ?? '原因见日志';
  const en = match?.en ?? 'the log tells why';
  return new StoreError(
    match?.kind ?? 'start-failed',
    {
      zh: `内置数据库（${place.data}）启动失败：${zh}。日志 ${place.home}/postgres.log：${words}`,
      en: `The embedded database (${place.data}) did not start: ${en}. Log ${place.home}/postgres.log: ${words}`,
    },
    cause,
  );
}

/** A system error met on the way (no permission, no space) as a typed fault; anything else as it is. */
export function systemFault(home: string, error: unknown): unknown {
  if (error instanceof StoreError || codeOf(error) === null) return error;
  const match = known.find(({ pattern }) => pattern.test(reasonOf(error)));
  const reason = reasonOf(error);
  return new StoreError(
    match?.kind ?? 'start-failed',
    {
      zh: `数据目录 ${home} 用不了：${match?.zh ?? '系统拒绝了操作'}。（${reason}）`,
      en: `The data directory ${home} cannot be used: ${match?.en ?? 'the system refused'}. (${reason})`,
    },
    error,
  );
}

function lastWords(log: string): string {
  const lines = log.split('\n').map((line) => line.replaceAll(/\p{Cc}/gu, ' ').trim());
  const telling = lines.filter((line) => /FATAL|PANIC|ERROR|DETAIL|HINT|error:/i.test(line));
  return (telling.length > 0 ? telling : lines).filter(Boolean).slice(-4).join(' · ').slice(0, 800);
}
