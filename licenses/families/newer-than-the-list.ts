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

/** Licences that SPDX has listed since the package with the list's texts was made: what is characteristic of each text. */
export const newerThanTheList = defineFamily({
  id: 'newer-than-the-list',
  about: {
    zh: 'SPDX 新收录、而随包的文本清单里还没有的许可证。',
    en: 'Licences that SPDX has listed since the package with the texts of its list was made.',
  },
  rules: [
    {
      kind: 'text',
      expression: 'Brian-Gladman-3-Clause-no-conversion',
      patterns: [
        'the free distribution and use of this software in both source and binary form is allowed with or without changes provided that (1)? distributions of this source code include the above copyright notice this list of conditions and the following disclaimer (2)? distributions in binary form include the above copyright notice this list of conditions and the following disclaimer in the documentation and or other associated materials (3)? the copyright holder s name is not used to endorse products built using this software without specific written permission (disclaimer)? _3_ this software is provided as is with no (explcit|explicit) or implied warranties in respect of any properties including but not limited to correctness and fitness for purpose',
      ],
      examples: {
        match:
          "The free distribution and use of this software in both source and binary form is allowed (with or without changes) provided that:\n 1. distributions of this source code include the above copyright notice, this list of conditions and the following disclaimer;\n 2. distributions in binary form include the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other associated materials;\n 3. the copyright holder's name is not used to endorse products built using this software without specific written permission.\n\nDISCLAIMER\nThis software is provided 'as is' with no explicit or implied warranties in respect of any properties, including, but not limited to, correctness and fitness for purpose.",
        miss: 'The free distribution and use of this software in both source and binary form is allowed.',
      },
    },
    {
      kind: 'text',
      expression: 'Bugroff',
      patterns: [
        'the no problem bugroff license (richard stallman of the free software foundation devised in addition to some marvelous software the gnu general public license gpl for short _60_ lgpl library general public license and more recently the npl netscape public license)? _120_ the answer to any and every question relating to the copyright patents legal issues of bugroff licensed software is sure no problem don t worry be happy now bugger off',
        'the answer to any and every question relating to the copyright patents legal issues of bugroff licensed software is sure no problem don t worry be happy now bugger off',
      ],
      examples: {
        match:
          "The answer to any and every question relating to the copyright, patents, legal issues of Bugroff licensed software is.... Sure, No problem. Don't worry, be happy. Now bugger off.",
        miss: 'Sure, no problem. The answer to any and every question about Bugroff is on our website.',
      },
    },
    {
      kind: 'reference',
      expression: 'Bugroff',
      patterns: ['(under|with|by) the no problem bugroff license', 'license no problem bugroff'],
      examples: {
        match: 'Released under the "No problem Bugroff" license.',
        miss: 'There is no problem with the license.',
      },
    },
    {
      kind: 'text',
      expression: 'atc-game',
      patterns: [
        'copy permission is hereby granted provided that this notice is retained on all partial or complete copies',
      ],
      examples: {
        match:
          'Copy permission is hereby granted provided that this notice is\nretained on all partial or complete copies.',
        miss: 'Permission is hereby granted provided that this notice is retained.',
      },
    },
    {
      kind: 'text',
      expression: 'CC-BY-NC-3.0-IGO',
      patterns: [
        '(creative commons)? attribution noncommercial 3 igo (creative commons)? _4_ creative commons corporation is not a law firm and does not provide legal services distribution of this license does not create an attorney client relationship creative commons provides this information on an as is basis _100_ the work as defined below is provided under the terms of this creative commons public license license the licensor defined below holds copyright and other rights in the work _80_ (1)? definitions igo means solely and exclusively for purposes of this license an organization established by a treaty',
      ],
      examples: {
        match:
          'Attribution-NonCommercial 3.0 IGO\n\nCREATIVE COMMONS CORPORATION IS NOT A LAW FIRM AND DOES NOT PROVIDE LEGAL SERVICES. DISTRIBUTION OF THIS LICENSE DOES NOT CREATE AN ATTORNEY-CLIENT RELATIONSHIP. CREATIVE COMMONS PROVIDES THIS INFORMATION ON AN "AS-IS" BASIS. License\nTHE WORK (AS DEFINED BELOW) IS PROVIDED UNDER THE TERMS OF THIS CREATIVE COMMONS PUBLIC LICENSE ("LICENSE"). THE LICENSOR (DEFINED BELOW) HOLDS COPYRIGHT AND OTHER RIGHTS IN THE WORK.\n\n1. Definitions\n"IGO" means, solely and exclusively for purposes of this License, an organization established by a treaty.',
        miss: 'Attribution-NonCommercial 3.0 Unported\n\nCREATIVE COMMONS CORPORATION IS NOT A LAW FIRM AND DOES NOT PROVIDE LEGAL SERVICES.',
      },
    },
  ],
});
