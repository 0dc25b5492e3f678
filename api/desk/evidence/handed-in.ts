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

import type { Text } from '#store/facts.ts';
import type { EvidenceFacts } from './facts.ts';
import { ownPlace } from './finding.ts';
import type { Finding } from './gatherer.ts';

/** Whether a document of these kinds was handed in; that it is there is all the machine can see. */
export function handedInDocument({ case: applied }: EvidenceFacts, kinds: readonly string[], fix: Text): Finding {
  const source = `document:${kinds[0] ?? ''}`;
  if (applied === null) {
    const reason = {
      zh: '文件随申请提交，这里没有申请可看。',
      en: 'Documents are handed in with an application, and there is none here.',
    };
    return { status: 'unknown', reason, fix, source };
  }
  const found = applied.documents.filter(({ kind }) => kinds.includes(kind));
  const places = found.map(({ name, at }) => ownPlace(name.slice(0, 200), at.toISOString()));
  if (found.length === 0) {
    return { status: 'fail', reason: { zh: '还没有提交文件。', en: 'Nothing has been handed in yet.' }, fix, source };
  }
  return {
    status: 'pass',
    reason: {
      zh: `已提交 ${found.length} 份文件，内容由人审阅。`,
      en: `Documents handed in: ${found.length}. People read what they say.`,
    },
    places,
    source,
  };
}
