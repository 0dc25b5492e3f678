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

import { locales } from '../src/lib/locale.ts';

/** One page of each template, the awkward projects included, below the language. */
const templates = [
  '',
  'projects/',
  'projects/by/stage/sandbox/',
  'projects/qingyun-kernel/',
  'projects/zhulin/',
  'projects/waiting-room/',
  'projects/lost-harbor/',
  'projects/hostile/',
  'projects/qingyun-kernel/licences/',
  'projects/tinyboot/licences/',
  'projects/waiting-room/licences/',
  'projects/hostile/licences/',
  `projects/long-${'name-'.repeat(10)}end/`,
  'ranking/',
  'method/',
  'method/ahp/',
  'method/metrics/commits/',
  'method/checks/security-policy/',
  'method/models/quality/',
  'method/models/published/',
  'method/discounts/burst/',
  'about/',
  'crawls/',
  '404.html',
] as const;

/** The pages that the browser looks at: every template in both languages, and the two bilingual ones. */
export const pageSet: readonly string[] = [
  '/',
  '/404.html',
  ...locales.flatMap((locale) => templates.map((template) => `/${locale}/${template}`)),
];
