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

/** Permissions to link that one program or library gives. */
export const exceptionsPrograms = defineFamily({
  id: 'exceptions-programs',
  about: {
    zh: '某一程序或库单独给出的链接许可。',
    en: 'Permissions to link that one program or library gives.',
  },
  rules: [
    {
      kind: 'exception',
      expression: 'CGAL-linking-exception',
      patterns: [
        'as a special exception you have permission to link this (library|program) with the cgal library _4_ and distribute executables as long as you follow the requirements of the gnu gpl in regard to all of the software in the executable aside from cgal',
      ],
      examples: {
        match:
          'As a special exception, you have permission to link this program with the CGAL library and distribute executables, as long as you follow the requirements of the GNU GPL in regard to all of the software in the executable aside from CGAL.',
        miss: 'This program links with the CGAL library.',
      },
    },
    {
      kind: 'exception',
      expression: 'Gmsh-exception',
      patterns: [
        'the copyright holders of gmsh give you permission to combine gmsh with code included in the standard release of netgen _60_ under their respective licenses (you may copy and distribute such a system following the terms of the gnu gpl for gmsh and the licenses of the other code concerned provided that you include the source code of that other code when and as the gnu gpl requires distribution of source code)? (note that people who make modified versions of _8_ are not obligated to grant this special exception for their modified versions it is their choice whether to do so)? (the gnu _3_ public license gives permission to release a modified version without this exception this exception also makes it possible to release a modified version which carries forward this exception)?',
      ],
      examples: {
        match:
          'The copyright holders of gmsh give you permission to combine gmsh with code included in the standard release of netgen under their respective licenses.',
        miss: 'Gmsh can be combined with Netgen.',
      },
    },
    {
      kind: 'exception',
      expression: 'GStreamer-exception-2005',
      patterns: [
        '(the)? _4_ project hereby (grant|grants) permission for non gpl compatible gstreamer plugins to be used and distributed together with gstreamer and _6_ (this|these) (permission|permissions) (is|are) above and beyond the permissions granted by the gpl license _4_ is covered by',
      ],
      examples: {
        match:
          'The Foo project hereby grant permission for non-gpl compatible GStreamer plugins to be used and distributed together with GStreamer and Foo. This permission are above and beyond the permissions granted by the GPL license Foo is covered by.',
        miss: 'GStreamer plugins are used.',
      },
    },
    {
      kind: 'exception',
      expression: 'GStreamer-exception-2008',
      patterns: [
        'this project hereby grants permission for non gpl compatible gstreamer plugins to be used and distributed together with gstreamer and this project this permission is above and beyond the permissions granted by the gpl license by which this project is covered (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)?',
      ],
      examples: {
        match:
          'This project hereby grants permission for non gpl compatible gstreamer plugins to be used and distributed together with gstreamer and this project this permission is above and beyond the permissions granted by the gpl license by which this project is covered.',
        miss: 'GStreamer plugins are used by this project.',
      },
    },
    {
      kind: 'exception',
      expression: 'Asterisk-exception',
      patterns: [
        '(in addition)? when this program is distributed with asterisk in any form that would qualify as a combined work or as a derivative work but not mere aggregation you can redistribute and or modify the combination under the terms of the license provided with that copy of asterisk instead of the license terms granted here',
      ],
      examples: {
        match:
          'When this program is distributed with asterisk in any form that would qualify as a combined work or as a derivative work but not mere aggregation you can redistribute and or modify the combination under the terms of the license provided with that copy of asterisk instead of the license terms granted here.',
        miss: 'This program is distributed with Asterisk.',
      },
    },
    {
      kind: 'exception',
      expression: 'Asterisk-linking-protocols-exception',
      patterns: [
        '(specific permission is also granted to link asterisk with openssl openh 323 _12_)? and distribute the resulting binary files in addition asterisk implements several management control protocols _120_ then we hereby grant you a license to use these protocols in combination with asterisk in external applications licensed under any license you wish',
        'specific permission is also granted to link asterisk with openssl _150_ then we hereby grant you a license to use these protocols in combination with asterisk in external applications licensed under any license you wish',
      ],
      examples: {
        match:
          'And distribute the resulting binary files in addition asterisk implements several management control protocols then we hereby grant you a license to use these protocols in combination with asterisk in external applications licensed under any license you wish.',
        miss: 'Asterisk implements several protocols.',
      },
    },
    {
      kind: 'exception',
      expression: 'libpri-OpenH323-exception',
      patterns: [
        'as a special exception libpri may also be linked to the openh 323 library so long as the (entirity|entirety) of the derivative work as defined within the gpl is licensed either under the mpl of the openh 323 license or the gpl of libpri',
      ],
      examples: {
        match:
          'As a special exception libpri may also be linked to the openh 323 library so long as the entirity of the derivative work as defined within the gpl is licensed either under the mpl of the openh 323 license or the gpl of libpri.',
        miss: 'libpri may be linked.',
      },
    },
    {
      kind: 'exception',
      expression: 'rsync-linking-exception',
      patterns: [
        '(in addition)? as a special exception the copyright holders give permission to dynamically link rsync with the openssl and xxhash libraries _16_ and to distribute a dynamically linked combination of rsync and these libraries (this is also considered to be covered under the gpl s system libraries exception)?',
      ],
      examples: {
        match:
          'As a special exception the copyright holders give permission to dynamically link rsync with the openssl and xxhash libraries and to distribute a dynamically linked combination of rsync and these libraries.',
        miss: 'rsync links with OpenSSL.',
      },
    },
    {
      kind: 'exception',
      expression: 'mxml-exception',
      patterns: [
        '(mini xml copyright _6_)? (optional)? (exceptions to the apache 2 license)? in addition if you combine or link compiled forms of this software with software that is licensed under the gpl version 2 or lgpl version 2 (only)? combined software and if a court of competent jurisdiction determines _120_ only with respect to the combined software',
      ],
      examples: {
        match:
          'In addition if you combine or link compiled forms of this software with software that is licensed under the gpl version 2 or lgpl version 2 combined software and if a court of competent jurisdiction determines only with respect to the combined software.',
        miss: 'Mini-XML is a library.',
      },
    },
    {
      kind: 'exception',
      expression: 'Spelling-Provider-LGPL-exception',
      patterns: [
        '(in addition)? as a special exception the copyright holders give permission to link the code of this program with non lgpl spelling provider libraries _10_ and distribute linked combinations including the two (you must obey the gnu lesser general public license in all respects for all of the code used other than said providers)? (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)?',
      ],
      examples: {
        match:
          'As a special exception the copyright holders give permission to link the code of this program with non lgpl spelling provider libraries and distribute linked combinations including the two.',
        miss: 'Spelling providers are libraries.',
      },
    },
    {
      kind: 'exception',
      expression: 'i2p-gpl-java-exception',
      patterns: [
        '(in addition)? as a special exception _12_ (gives|give|grants) permission to link the code of this program with the proprietary java implementation provided by sun or other vendors as well and distribute linked combinations including the two (you must obey the gnu general public license in all respects for all of the code used other than the proprietary java (implementation|implementations))? (if you modify (this|the) _6_ you may (extend|apply) this exception to your version of (the|this) _6_ but you are not (obligated|obliged|required) to do so (if you do not wish to do so (you must)? delete this exception statement from your version)?)?',
      ],
      examples: {
        match:
          'In addition, as a special exception, the author gives permission to link the code of this program with the proprietary Java implementation provided by Sun (or other vendors as well), and distribute linked combinations including the two.',
        miss: 'This program runs with the Java of Sun.',
      },
    },
    {
      kind: 'exception',
      expression: 'LZMA-exception',
      patterns: [
        '(special exception for lzma compression module)? igor pavlov and amir szekely the authors of the lzma compression module for nsis expressly permit you to statically or dynamically link your code or bind by name to the files from the lzma compression module for nsis without subjecting your linked code to the terms of the common public license version 1 (any modifications or additions to files from the lzma compression module for nsis however are subject to the terms of the common public license version 1)?',
      ],
      examples: {
        match:
          'Igor pavlov and amir szekely the authors of the lzma compression module for nsis expressly permit you to statically or dynamically link your code or bind by name to the files from the lzma compression module for nsis without subjecting your linked code to the terms of the common public license version 1.',
        miss: 'Igor Pavlov wrote LZMA.',
      },
    },
    {
      kind: 'exception',
      expression: 'LicenseRef-scancode-linking-exception-2.0-plus',
      patterns: [
        'in addition to the permissions in the gnu general public license the (authors|author|copyright holders) (gives|give) you unlimited permission to link the compiled version of this library into combinations with other programs and to distribute those combinations without any restriction coming from the use of this (library|file) (the general public license restrictions do apply in other respects for example they cover modification of the (library|file) and distribution when not linked into (a|another) (combine|combined)? (executable|program))?',
      ],
      examples: {
        match:
          'In addition to the permissions in the GNU General Public License, the authors give you unlimited permission to link the compiled version of this library into combinations with other programs, and to distribute those combinations without any restriction coming from the use of this library.',
        miss: 'You have unlimited permission.',
      },
    },
  ],
});
