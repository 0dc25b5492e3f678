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

import type { Use } from './facts.ts';

const linked: readonly Use[] = ['static', 'dynamic'];
const anyUse: readonly Use[] = ['copied', 'static', 'dynamic', 'tool', 'data'];

/** Uses that an exception frees from copyleft, whatever the outbound licence; exceptions that are not here free nothing. */
const freed: Readonly<Record<string, readonly Use[]>> = {
  'Classpath-exception-2.0': linked,
  'Classpath-exception-2.0-short': linked,
  'GNU-compiler-exception': anyUse,
  'GCC-exception-2.0': anyUse,
  'GCC-exception-2.0-note': anyUse,
  'GCC-exception-3.1': anyUse,
  'GNAT-exception': linked,
  'GPL-3.0-linking-exception': linked,
  'GPL-3.0-linking-source-exception': linked,
  'GPL-3.0-interface-exception': linked,
  'LGPL-3.0-linking-exception': linked,
  'OCaml-LGPL-linking-exception': linked,
  'Independent-modules-exception': linked,
  'CGAL-linking-exception': linked,
  'erlang-otp-linking-exception': linked,
  'eCos-exception-2.0': linked,
  'Fawkes-Runtime-exception': linked,
  'FLTK-exception': linked,
  'freertos-exception-2.0': linked,
  'gnu-javamail-exception': linked,
  'i2p-gpl-java-exception': linked,
  'mif-exception': anyUse,
  'Simple-Library-Usage-exception': linked,
  'Swift-exception': linked,
  'fmt-exception': linked,
  LLGPL: linked,
  'WxWindows-exception-3.1': linked,
  'Qwt-exception-1.0': linked,
  'LZMA-exception': linked,
  'SWI-exception': linked,
  'SANE-exception': linked,
  'u-boot-exception-2.0': ['dynamic'],
  'Linux-syscall-note': ['dynamic'],
  'Libtool-exception': anyUse,
  'Bison-exception-1.24': anyUse,
  'Bison-exception-2.2': anyUse,
  'Autoconf-exception-2.0': anyUse,
  'Autoconf-exception-3.0': anyUse,
  'Autoconf-exception-generic': anyUse,
  'Autoconf-exception-generic-3.0': anyUse,
  'Autoconf-exception-macro': anyUse,
  'Texinfo-exception': anyUse,
  'GNOME-examples-exception': anyUse,
  'Font-exception-2.0': ['data', 'copied'],
  'PS-or-PDF-font-exception-20170817': ['data', 'copied'],
  'KiCad-libraries-exception': ['data', 'copied'],
};

/** Whether the exception lets the work be used so in any other. */
export function exceptionFrees(exception: string, use: Use): boolean {
  return freed[exception]?.includes(use) === true;
}
