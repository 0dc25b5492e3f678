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
import { licensed } from '../wording.ts';

/** The licences of OpenSSL and SSLeay. */
export const openssl = defineFamily({
  id: 'openssl',
  about: { zh: 'OpenSSL 与 SSLeay 双重许可证。', en: 'The licences of OpenSSL and SSLeay.' },
  rules: [
    {
      kind: 'notice',
      expression: 'OpenSSL',
      patterns: [
        ...licensed('openssl'),
        'licensed under the openssl license the license you may not use this file except in compliance with the license (you can obtain a copy in the file license in the source distribution or at openssl org source license html)?',
        '(both)? the openssl license and the (original)? ssleay license (apply)?',
        'the conditions of the openssl license and the original ssleay license apply',
        'openssl ssleay license',
        'same license as openssl',
        'this product includes software developed by the openssl project for use in the openssl toolkit (openssl org)?',
        'the openssl toolkit stays under a dual license i e both the conditions of the openssl license and the original ssleay license apply to the toolkit (see below for the actual license texts)? (actually both licenses are bsd style open source licenses)?',
        'openssl and ssleay licenses',
        'openssl license _10_ ssleay license',
        'rights for redistribution and usage in source and binary forms are granted according to the openssl license',
        'wikipedia org wiki openssl license',
      ],
      examples: {
        match: 'Licensed under the OpenSSL license (the "License").',
        miss: 'It may be linked with OpenSSL; see the licence.',
      },
    },
  ],
});
