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

import { platforms } from '#crawler/platform-registry.ts';
import { gitPlatform, type Text } from '#store/facts.ts';

const plain: Text = { zh: 'Git（没有平台接口）', en: 'Git (no platform API)' };

/** What a platform is called; one that this release does not know keeps its id. */
export function platformName(id: string): Text {
  if (id === gitPlatform) return plain;
  return platforms.get(id)?.name ?? { zh: id, en: id };
}
