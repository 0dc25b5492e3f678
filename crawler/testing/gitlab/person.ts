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

import { rawNumber } from '../raw-number.ts';
import type { WorldPerson } from '../world/model.ts';

/** Acts of deleted accounts are moved to this one. */
const ghost = { id: '1243277', login: 'ghost', name: 'Ghost User' };

/** An account beside an act. */
export function userOf(person: WorldPerson | null, origin: string) {
  const { id, login, name } = person ?? ghost;
  return {
    id: rawNumber(id),
    username: login,
    name: name ?? login,
    state: 'active',
    locked: false,
    avatar_url: `${origin}/uploads/-/system/user/avatar/${id}/avatar.png`,
    web_url: `${origin}/${login}`,
  };
}

/** An account beside an act, or null where GitLab writes null for nobody. */
export function userOrNull(person: WorldPerson | null, happened: boolean, origin: string) {
  return happened ? userOf(person, origin) : null;
}
