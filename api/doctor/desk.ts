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

import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { countAdministrators } from '#store/queries/desk/members.ts';
import type { Database } from '#store/schema.ts';
import { type Finding, messageOf } from './finding.ts';

/** Whether anybody can let others in; a hub without a desk needs nobody, so that it is no failure. */
export async function examineAccounts(db: Kysely<Database>): Promise<Finding[]> {
  const subject = { zh: '账号', en: 'accounts' };
  const count = await countAdministrators(db);
  if (count === null) return [];
  if (count > 0) {
    const text = { zh: `${count} 位管理员`, en: count === 1 ? '1 administrator' : `${count} administrators` };
    return [{ id: 'accounts', subject, status: 'ok', text }];
  }
  const text = {
    zh: '还没有管理员，工作台没人能进。运行 npx tongming admin invite 邮箱 --role administrator，打开它打印的链接。',
    en: 'no administrator yet, so nobody gets into the desk: run npx tongming admin invite ADDRESS --role administrator and open the link it prints.',
  };
  return [{ id: 'accounts', subject, status: 'warning', text }];
}

/** Whether documents of applications can be kept and read. */
export async function examineFiles(dataDir: string): Promise<Finding[]> {
  const [subject, path] = [{ zh: '申请材料', en: 'documents' }, join(dataDir, 'files')];
  try {
    // oxlint-disable-next-line no-bitwise -- that is how the modes are joined
    await access(path, constants.R_OK | constants.W_OK);
    const text = { zh: `${path} 可读写；请与数据库一起备份`, en: `${path} can be used; back it up with the database` };
    return [{ id: 'files', subject, status: 'ok', text }];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      const text = { zh: '第一份材料上传时建立', en: 'made with the first document' };
      return [{ id: 'files', subject, status: 'ok', text }];
    }
    const why = messageOf(error);
    const text = {
      zh: `${path} 不能读写：${why}。申请人无法上传材料，请改权限。`,
      en: `${path} cannot be used: ${why}. Applicants cannot upload; change its permissions.`,
    };
    return [{ id: 'files', subject, status: 'failure', text }];
  }
}
