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
import type { ModelInput } from './model.ts';

const needsPlatform: Text = {
  zh: '需要托管平台上的变更、评审和议题数据，目前只采集了 git 历史',
  en: "Needs the platform's changes, reviews and issues; only git history is crawled so far",
};

/** An input that git alone cannot tell: listed with its weight, unmeasured until the platform's events are crawled. */
export function platformInput(id: string, weight: number, name: Text, unavailable: Text = needsPlatform): ModelInput {
  return { id, from: 'derived', name, weight, shape: { kind: 'share' }, unavailable };
}
