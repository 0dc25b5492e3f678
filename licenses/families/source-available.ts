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

import { defineFamily } from '../family.ts';

/** The parameters name the licence of a later day, which is not the licence of today: they stay inside the finding. */
const parameters =
  'licensor _30_ licensed work _120_ additional use grant _200_ change date _12_ change license (_12_ (version)? (1|1.1|2|2.1|3) (or any later version|or later)?|_4_ mit (license)?)? (_4_ for information about alternative licensing arrangements for the (software|licensed work) _12_)?';

/** Licences that show the source and keep rights that open source would give. */
export const sourceAvailable = defineFamily({
  id: 'source-available',
  about: {
    zh: '源码可见但非开源的许可证：BUSL、SSPL、Elastic、Confluent、Redis 等，以及 Commons Clause 附加条款。',
    en: 'Licences that show the source without being open: BUSL, SSPL, Elastic, Confluent, Redis, and the Commons Clause.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'BUSL-1.1',
      patterns: [
        `business source license 1.1 _12_ ${parameters}`,
        `parameters ${parameters}`,
        'use of this software is governed by the business source license (included in the _12_)? (as of the change date specified in that file in accordance with the business source license use of this software will be governed by)? (the)? (_8_ license version 2)?',
        'governed by the business source license',
        'licensed under the business source license (1.1)?',
        'business source license (bsl|busl)? (version)? 1.1',
        'bsl (version)? 1.1',
        'busl (version)? 1.1',
        'mariadb com bsl 11',
        'mariadb com bsl11',
      ],
      examples: {
        match: 'Use of this software is governed by the Business Source License included in the file LICENSE.',
        miss: 'The source of our business is software.',
      },
    },
    {
      kind: 'notice',
      expression: 'SSPL-1.0',
      patterns: [
        'this program is free software you can redistribute it and or modify it under the terms of the server side public license version 1 as published by mongodb inc (this program is distributed in the hope that it will be useful but without any warranty without even the implied warranty of merchantability or fitness for a particular purpose see the server side public license for more details)? (you should have received a copy of the server side public license along with this program if not see _8_)?',
        'server side public license (sspl)? (version 1)?',
        'mongodb com licensing server side public license',
        'sspl (version)? 1',
        'under the sspl',
        'licensed under sspl',
        'license sspl',
      ],
      examples: {
        match: 'under the terms of the Server Side Public License, version 1, as published by MongoDB, Inc.',
        miss: 'the public side of a server',
      },
    },
    {
      kind: 'notice',
      expression: 'Elastic-2.0',
      patterns: [
        'licensed under the elastic license 2 (you may not use this file except in compliance with the elastic license (2)?)?',
        'elastic license (elv 2|version 2|2)',
        'elastic license 2 elv 2',
        'elastic license elv 2',
        'elastic co licensing elastic license',
        'licensed under elv 2',
        'license elv 2',
        'the elastic license 2',
      ],
      examples: { match: 'Licensed under the Elastic License 2.0', miss: 'An elastic licence.' },
    },
    {
      kind: 'notice',
      expression: 'SSPL-1.0 OR Elastic-2.0',
      patterns: [
        'licensed under one or more contributor license agreements licensed under the elastic license 2 and the server side public license version 1 you may not use this file except in compliance with at your election the elastic license 2 or the server side public license version 1',
        'elastic license 2 and the server side public license version 1 you may not use this file except in compliance with at your election the elastic license 2 or the server side public license version 1',
        'elastic license 2 or the server side public license version 1',
      ],
      examples: {
        match:
          'you may not use this file except in compliance with, at your election, the Elastic License 2.0 or the Server Side Public License, v 1.',
        miss: 'Licensed under the Elastic License 2.0.',
      },
    },
    {
      kind: 'notice',
      expression: 'LicenseRef-scancode-elastic-license-2018',
      patterns: [
        'licensed under the elastic license you may not use this file except in compliance with the elastic license',
        'or more contributor license agreements licensed under the elastic license you may not use this file except in compliance with the elastic license',
        'elastic license agreement please read carefully this elastic license agreement',
        'subject to the elastic license',
      ],
      examples: {
        match:
          'Licensed under the Elastic License; you may not use this file except in compliance with the Elastic License.',
        miss: 'Licensed under the Elastic License 2.0.',
      },
    },
    {
      // Not an exception: SPDX lets nothing but listed exceptions follow WITH, and the clause takes rights away.
      kind: 'notice',
      expression: 'LicenseRef-scancode-commons-clause',
      patterns: [
        '(commons clause license condition version 1)? (the software is provided to you by the licensor under the license as defined below subject to the following condition)? without limiting other conditions in the license the grant of rights under the license will not include and the license does not grant to you the right to sell the software (for purposes of the foregoing sell means practicing any or all of the rights granted to you under the license to provide to third parties for a fee or other consideration including without limitation fees for hosting or consulting support services related to the software a product or service whose value derives entirely or substantially from the functionality of the software)? (any license notice or attribution required by the license must also include this commons clause license condition notice)? (software _12_ license _12_ licensor _12_)?',
        'commons clause license condition (version)? 1',
        'commons clause license condition',
        'commons clause restriction',
        'with the commons clause (license condition)?',
        'with commons clause',
        'and commons clause',
        'modified by the commons clause',
        'subject to the commons clause',
        'under the commons clause',
        'the commons clause',
        'commonsclause com',
      ],
      examples: {
        match:
          'Without limiting other conditions in the License, the grant of rights under the License will not include, and the License does not grant to you, the right to Sell the Software.',
        miss: 'A sentence of the commons that says nothing of sales.',
      },
    },
    {
      kind: 'notice',
      expression: 'LicenseRef-scancode-confluent-community-1.0',
      patterns: [
        'licensed under the confluent community license (version 1)? (the license)? (you may not use this file except in compliance with the license)? (you may obtain a copy of the license at _6_)?',
        'confluent community license (agreement)? (version 1)?',
        'confluent io confluent community license',
      ],
      examples: { match: 'Licensed under the Confluent Community License', miss: 'A confluent community' },
    },
    {
      kind: 'notice',
      expression: 'LicenseRef-scancode-rsalv2',
      patterns: [
        'redis source available license 2',
        'redis source available license rsalv 2',
        'redis source available license version 2',
        'licensed under rsalv 2',
        'rsalv 2',
      ],
      examples: { match: 'Redis Source Available License 2.0 (RSALv2)', miss: 'Redis is available' },
    },
    {
      kind: 'notice',
      expression: 'LicenseRef-scancode-redis-source-available-1.0',
      patterns: [
        'redis source available license agreement',
        'redis source available license (version)? 1',
        'redis labs source available license',
      ],
      examples: { match: 'Redis Source Available License Agreement', miss: 'Redis is available' },
    },
    {
      kind: 'reference',
      expression: 'SUL-1.0',
      patterns: ['sustainable use license (version)? 1', 'sustainable use license'],
      examples: { match: 'Sustainable Use License Version 1.0', miss: 'a sustainable use' },
    },
    {
      kind: 'reference',
      expression: 'LicenseRef-scancode-cockroach',
      patterns: ['cockroach community license', 'cockroachdb community license', 'cockroachlabs com ccl'],
      examples: { match: 'licensed under the CockroachDB Community License', miss: 'a community' },
    },
  ],
});
