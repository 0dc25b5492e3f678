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

/** Ruby's licence. */
export const ruby = defineFamily({
  id: 'ruby',
  about: {
    zh: 'Ruby 许可证以及“与 Ruby 相同的条款”。',
    en: 'Ruby\'s licence, and "the same terms as Ruby".',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'Ruby',
      patterns: [
        ...licensed('ruby'),
        'ruby s license',
        '(you can|you may)? redistribute (it)? and or modify (it|_3_)? under the same (license)? terms as ruby (itself)?',
        'same term as ruby',
        'same (license)? terms as ruby',
        'license of ruby',
        'license ruby s',
        'same terms of ruby',
        'same terms and conditions as ruby (itself)?',
        'terms of ruby s license',
        'terms as ruby itself',
        'distributes with ruby s license',
        'ruby lang org en license txt',
        'ruby lang org en about license txt',
        'ruby lang org en license',
      ],
      examples: {
        match: 'You may redistribute it under the same terms as Ruby.',
        miss: 'You may run it with the same version of Ruby.',
      },
    },
    {
      kind: 'text',
      expression: 'Ruby',
      patterns: [
        'you may make and give away verbatim copies of the source form of the software without restriction provided that you (retain|duplicate) all of the original copyright notices and associated disclaimers you may modify your copy of the software in any way provided that you do at least one of the following place your modifications in the public domain or otherwise make them freely available such as by posting said modifications to usenet or an equivalent medium or by allowing the author to include your modifications in the software use the modified software only within your corporation or organization',
      ],
      examples: {
        match:
          'You may make and give away verbatim copies of the source form of the software without restriction, provided that you retain ALL of the original copyright notices and associated disclaimers. You may modify your copy of the software in any way, provided that you do at least ONE of the following: place your modifications in the Public Domain or otherwise make them Freely Available, such as by posting said modifications to Usenet or an equivalent medium, or by allowing the author to include your modifications in the software. use the modified software only within your corporation or organization.',
        miss: 'You may make and give away verbatim copies of the source form of the software.',
      },
    },
    {
      kind: 'notice',
      expression: 'Ruby OR GPL-2.0-only',
      patterns: [
        'under the terms of ruby s license or (the)? gpl version 2',
        'ruby license or (the)? gpl version 2',
        'ruby s license or (the)? gpl version 2',
        'ruby gpl 2',
        'either the gpl version 2 see the file gpl or the conditions below',
        'either the gpl version 2 (see _5_)? or the (ruby license|terms of ruby _2_)',
        'redistribute it and or modify it under either the terms of the gpl version 2 (see _6_)? or the conditions below',
        'redistribute it and or modify it under either the terms of the gpl (see _6_)? or the conditions below',
      ],
      examples: {
        match: "It is distributed under the terms of Ruby's license or the GPL version 2.",
        miss: "It is distributed under the terms of Ruby's license.",
      },
    },
    {
      kind: 'notice',
      expression: 'Ruby OR BSD-2-Clause',
      patterns: [
        'redistribute it and or modify it under either the terms of the 2 clause bsdl (see _6_)? or the conditions below',
        'ruby license or (the)? (bsd|2 clause bsd|bsd 2 clause) (license)?',
        'released under the same terms as ruby',
        'same license as ruby (see ruby lang org en license txt)?',
        'ruby bsd 2 clause',
        'ruby s license or the bsd license',
      ],
      examples: {
        match:
          'You can redistribute it and/or modify it under either the terms of the 2-clause BSDL (see the file BSDL), or the conditions below',
        miss: 'You can redistribute it under the terms of the 2-clause BSDL.',
      },
    },
  ],
});
