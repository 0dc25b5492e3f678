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

/** Permissions to link with OpenSSL. */
export const exceptionsOpenssl = defineFamily({
  id: 'exceptions-openssl',
  about: {
    zh: '允许与 OpenSSL 链接的例外。',
    en: 'Permissions to link with OpenSSL.',
  },
  rules: [
    {
      kind: 'exception',
      expression: 'x11vnc-openssl-exception',
      patterns: [
        '(in addition)? as a special exception _10_ (gives|give|grant|grants|gave) (you)? (permission|permissions) to link (the)? (code of)? _8_ with (the)? (openssl project s|project s)? openssl (library|libraries|toolkit|project s)? (openssl)? (library|libraries)? (or (with)? modified versions of (it|the openssl library) that use the same license as _4_)? and (to)? distribute (the)? (linked|resulting) (executables|combinations including the two|binaries|executable|combination|combinations) (you must (obey|comply with) the gnu _3_ public license (version _2_)? in all respects for all of the code used other than openssl)? (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)? (if you delete this exception statement from all source files in the program then also delete it here)?',
        '(in addition)? as a special exception permission is (hereby)? granted to link (the)? (code of)? _8_ with (the)? (openssl project s|project s)? openssl (library|libraries|toolkit|project s)? (openssl)? (library|libraries)? (or (with)? modified versions of (it|the openssl library) that use the same license as _4_)? (and (to)? distribute (the)? (linked|resulting) (executables|combinations including the two|binaries|executable|combination|combinations))? (you must (obey|comply with) the gnu _3_ public license (version _2_)? in all respects for all of the code used other than openssl)? (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)? (if you delete this exception statement from all source files in the program then also delete it here)?',
        'special exception to link with openssl',
      ],
      examples: {
        match:
          'In addition, as a special exception, the author gives permission to link the code of its release of Foo with the OpenSSL project\'s "OpenSSL" library (or with modified versions of it that use the same license as the "OpenSSL" library), and distribute the linked executables.',
        miss: 'This program uses the OpenSSL library.',
      },
    },
    {
      kind: 'exception',
      expression: 'cryptsetup-OpenSSL-exception',
      patterns: [
        '(in addition)? as a special exception the (copyright holders|copyright holder|authors|author) (give|gives) permission to link the code of portions of this (program|library) with (the)? (openssl project s|project s)? openssl (library|libraries|toolkit|project s)? (openssl)? (library|libraries)? under certain conditions as described in each individual source file and distribute linked combinations including the two (you must (obey|comply with) the gnu _3_ public license (version _2_)? in all respects for all of the code used other than openssl)? (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)? (if you delete this exception statement from all source files in the program then also delete it here)?',
      ],
      examples: {
        match:
          'As a special exception, the copyright holders give permission to link the code of portions of this program with the OpenSSL library under certain conditions as described in each individual source file, and distribute linked combinations including the two.',
        miss: 'This program uses the OpenSSL library.',
      },
    },
    {
      kind: 'exception',
      expression: 'sqlitestudio-OpenSSL-exception',
      patterns: [
        '(in addition)? as a special exception the copyright holders give permission to link the code of portions of this program with the openssl library you must obey the gnu general public license in all respects for all of the code used other than openssl (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)? (if you delete this exception statement from all source files in the program then also delete it here)?',
      ],
      examples: {
        match:
          'As a special exception, the copyright holders give permission to link the code of portions of this program with the OpenSSL library. You must obey the GNU General Public License in all respects for all of the code used other than OpenSSL.',
        miss: 'The copyright holders give permission.',
      },
    },
    {
      kind: 'exception',
      expression: 'openvpn-openssl-exception',
      patterns: [
        '(special exception for linking (openvpn)? with openssl)? (in addition)? as a special exception _10_ (gives|give|grants|grant)? permission to link (the)? (code of)? _8_ with (the)? (openssl project s|project s)? openssl (library|libraries|toolkit|project s)? (openssl)? (library|libraries)? or with modified versions of openssl that use the same license as openssl (and distribute (the)? linked (combinations including the two|executables))? (you must (obey|comply with) the gnu _3_ public license (version _2_)? in all respects for all of the code used other than openssl)? (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)? (if you delete this exception statement from all source files in the program then also delete it here)?',
        '(special exception for linking openvpn with openssl)? (in addition)? as a special exception openvpn (technologies|solutions)? _3_ gives permission to link the code of this program with the openssl library (or with modified versions of openssl that use the same license as openssl)? and distribute linked combinations including the two (you must (obey|comply with) the gnu _3_ public license (version _2_)? in all respects for all of the code used other than openssl)? (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)?',
        'special exception for linking openvpn with openssl (in addition)? as a special exception _6_ gives permission to link the code of this program with the openssl library (or with modified versions of openssl that use the same license as openssl)? and distribute linked combinations including the two (you must (obey|comply with) the gnu _3_ public license (version _2_)? in all respects for all of the code used other than openssl)? (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)?',
      ],
      examples: {
        match:
          'In addition, as a special exception, OpenVPN Technologies, Inc. gives permission to link the code of this program with the OpenSSL Library, and distribute linked combinations including the two.',
        miss: 'OpenVPN uses OpenSSL.',
      },
    },
    {
      kind: 'exception',
      expression: 'stunnel-exception',
      patterns: [
        '(linking _12_ (statically or dynamically)? with other (modules|code|files) is making a combined work based on _12_ thus the terms and conditions of (gpl 2|the gnu _3_ public license (version 2)?) cover the whole combination)? (in addition)? as a special exception the copyright holder of stunnel gives you permission to combine stunnel with free software programs or libraries that are released under the gnu lgpl and with code included in the standard release of openssl under the openssl license (or modified versions of such code with unchanged license)? (you may copy and distribute such a system following the terms of the gnu gpl for stunnel and the licenses of the other code concerned)? (note that people who make modified versions of _8_ are not obligated to grant this special exception for their modified versions it is their choice whether to do so)? (the gnu _3_ public license gives permission to release a modified version without this exception this exception also makes it possible to release a modified version which carries forward this exception)?',
      ],
      examples: {
        match:
          'As a special exception the copyright holder of stunnel gives you permission to combine stunnel with free software programs or libraries that are released under the gnu lgpl and with code included in the standard release of openssl under the openssl license.',
        miss: 'stunnel uses OpenSSL.',
      },
    },
    {
      kind: 'exception',
      expression: 'vsftpd-openssl-exception',
      patterns: [
        '(vsftpd is licensed under version 2 of the gnu gpl)? as copyright holder i give permission for vsftpd to be linked to the openssl libraries this includes permission for vsftpd binaries to be distributed linked against the openssl libraries (all other obligations under the gpl version 2 remain intact)?',
      ],
      examples: {
        match:
          'As copyright holder i give permission for vsftpd to be linked to the openssl libraries this includes permission for vsftpd binaries to be distributed linked against the openssl libraries.',
        miss: 'vsftpd can be linked to OpenSSL.',
      },
    },
    {
      kind: 'exception',
      expression: 'kvirc-openssl-exception',
      patterns: [
        '(openssl exception)? (definitions)? kvirc means kvirc software licensed under version 2 or any later version of the gnu general public license _120_ you have permission to copy modify propagate and distribute a work formed by combining openssl with kvirc _100_ (when you distribute kvirc _30_)? (exception|openssl|kvirc|gpl)',
      ],
      examples: {
        match:
          'Kvirc means kvirc software licensed under version 2 or any later version of the gnu general public license you have permission to copy modify propagate and distribute a work formed by combining openssl with kvirc exception.',
        miss: 'KVIrc is combined with OpenSSL.',
      },
    },
  ],
});
