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

import type { APIRoute } from 'astro';
import { jsonFile } from '../../../lib/export.ts';
import { hub } from '../../../lib/hub.ts';
import { whatIfData } from '../../../lib/what-if.ts';

/** The frozen inputs of the ranked projects, for the what-if tool of the ranking page. */
export const GET: APIRoute = async () => {
  const { ranking } = await hub();
  return new Response(jsonFile(ranking === null ? null : whatIfData(ranking)));
};
