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

import { CrawlerError } from '#crawler/error.ts';
import { parseTarget, type TargetRules } from '#crawler/target.ts';
import type { RepositoryKey } from '#store/queries/registry.ts';
import { ApiError } from '../../errors.ts';

/** What strangers may have us visit: the public internet over https, and no name that needs the operator's leave. */
const rules: TargetRules = { allowLocal: false, allowHttp: false, privateHosts: [] };

/** An address as it is stored, with what a reader should be told of a strange one. */
export interface ReadAddress extends RepositoryKey {
  readonly warning: string | null;
}

/** Reads the address of a repository before any look-up. Throws what is wrong with it; `parameter` names the field. */
export function readAddress(text: string, parameter: string): ReadAddress {
  try {
    const { platform, platformId, url, warning } = parseTarget(text, rules);
    return { platform, platformId, url, warning };
  } catch (error) {
    if (!(error instanceof CrawlerError)) throw error;
    throw new ApiError(
      'bad-parameter',
      error.kind === 'private-address'
        ? {
            zh: '这个地址指向内网或本机，外部申请只能填公网上的代码仓。',
            en: 'This address leads into a private network; applications name repositories on the public internet.',
          }
        : {
            zh: '这个代码仓地址用不了。请写成 https://主机/所有者/仓库：不带账号密码、端口、问号和 # 之后的部分。',
            en: `This address cannot be used. ${error.message}`,
          },
      { parameter, cause: error },
    );
  }
}
