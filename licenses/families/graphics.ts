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
import { licensed, named } from '../wording.ts';

/** Licences of graphics and font libraries. */
export const graphics = defineFamily({
  id: 'graphics',
  about: {
    zh: '图形与字体库的许可证：IJG、libtiff、FreeType、ImageMagick、SGI 等。',
    en: 'Licences of graphics and font libraries: IJG, libtiff, FreeType, ImageMagick, SGI.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'IJG',
      patterns: [
        'this file is part of the independent jpeg group s software (the authors make no warranty or representation _40_)? for conditions of distribution and use see the accompanying readme (ijg)? (file)?',
        '(this software is)? based in part on the work of the independent jpeg group',
        'this file was part of the independent jpeg group s software',
        'conditions of distribution and use see the accompanying readme ijg (file)?',
        'this distribution contains the (_1_)? public release of the independent jpeg group s free jpeg software (you are welcome to redistribute this software and to use it for any purpose subject to the conditions under legal issues below)?',
        'terms under which the independent jpeg group granted permission',
        'independent jpeg group granted permission',
        'independent jpeg group license',
        'independent jpeg group s license',
        ...licensed('ijg'),
        'taken from libjpeg see the top of the files for licensing details',
      ],
      examples: {
        match: 'This software is based in part on the work of the Independent JPEG Group.',
        miss: 'The Independent JPEG Group wrote libjpeg.',
      },
    },
    {
      kind: 'notice',
      expression: 'FTL',
      patterns: [
        'this file is part of the freetype project and may only be used modified and distributed under the terms of the freetype project license license txt (by continuing to use modify or distribute this file you indicate that you have read the license and understand and accept it fully)?',
        'freetype project license (ftl)?',
        'the freetype license (ftl)?',
        'freetype license',
        'freetype org ftl txt',
        'freetype org license html',
        'freetype sourceforge net ftl txt',
        'license ftl',
        'portions of this software are copyright _4_ the freetype project',
      ],
      examples: {
        match: 'It may be distributed under the terms of the FreeType project license, LICENSE.TXT.',
        miss: 'It renders fonts by the FreeType project.',
      },
    },
    {
      kind: 'notice',
      expression: 'ImageMagick',
      patterns: [
        'licensed under the imagemagick license the license you may not use this file except in compliance with the license (you may obtain a copy of the license at _8_)? (unless required by applicable law or agreed to in writing software distributed under the license is distributed on an as is basis without warranties or conditions of any kind either express or implied see the license for the specific language governing permissions and limitations under the license)?',
        'imagemagick is licensed with a derived apache license 2',
        'it is distributed under a derived apache (license)? (version)? 2 license',
        'derived apache 2 license',
        'imagemagick org _2_ license php',
        'imagemagick license',
        'imagemagick org script license php',
        'imagemagick org www license html',
      ],
      examples: {
        match: 'See https://imagemagick.org/script/license.php for terms.',
        miss: 'Pictures are made by ImageMagick.',
      },
    },
    {
      kind: 'notice',
      expression: 'SGI-B-2.0',
      patterns: [
        'sgi free software license b (version)? 2',
        'sgi free software b license version 2',
        'oss sgi com projects freeb',
        'sgi free software license b',
      ],
      examples: { match: 'SGI FREE SOFTWARE LICENSE B (Version 2.0)', miss: 'SGI OpenGL sample implementation' },
    },
    {
      kind: 'notice',
      expression: 'SGI-B-1.1',
      patterns: ['sgi free software license b (version)? 1.1'],
      examples: { match: 'SGI Free Software License B, Version 1.1', miss: 'SGI Free Software License B, Version 2.0' },
    },
    {
      kind: 'notice',
      expression: 'libtiff',
      patterns: ['libtiff license', 'licensed under libtiff'].flatMap((name) => [named(name)]),
      examples: { match: 'See the libtiff license.', miss: 'It reads TIFF by libtiff.' },
    },
  ],
});
