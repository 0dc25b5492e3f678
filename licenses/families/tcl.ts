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

/** The licence of Tcl and Tk. */
export const tcl = defineFamily({
  id: 'tcl',
  about: { zh: 'Tcl/Tk 许可证。', en: 'The licence of Tcl and Tk.' },
  rules: [
    {
      kind: 'notice',
      expression: 'TCL',
      patterns: [
        ...['tcl', 'tcl tk'].flatMap(licensed),
        '(see the)? file license terms for information on usage and redistribution of this file and for a disclaimer of all warranties',
        '(see)? tcl tk license terms for information on usage and redistribution of this file (and for a disclaimer of all warranties)?',
        'same license as tcl (tk)? (itself)?',
        'same terms as tcl (tk)? (itself)?',
        'tcl tk software tcltk license html',
        'tcl copyright and license',
      ],
      examples: {
        match: 'The package is distributed under the same license as Tcl/Tk itself.',
        miss: 'The package is written in Tcl/Tk.',
      },
    },
  ],
});
