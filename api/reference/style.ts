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

/** Style of the reference page and of pages that this server makes itself; light and dark, no images, no fonts. */
export const referenceStyle = `:root { color-scheme: light dark; --line: light-dark(#d3d7de, #3a4049); --soft: light-dark(#f4f5f7, #1d2127); --link: light-dark(#0b57a4, #8cc2ff); }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; font: 1rem/1.65 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; background: light-dark(#fff, #14171b); color: light-dark(#1b1f24, #e4e7eb); }
a { color: var(--link); text-underline-offset: .2em; }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1 { line-height: 1.25; } h2 { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1.5rem; } h3 { margin-top: 2rem; }
code { font: .92em/1.5 ui-monospace, "Cascadia Mono", Consolas, monospace; overflow-wrap: anywhere; }
h3 code { background: var(--soft); padding: .2rem .45rem; border-radius: .25rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin: .75rem 0; font-size: .94rem; }
th, td { text-align: start; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); } th { font-weight: 600; }
nav ul { columns: 2; padding-inline-start: 1.2rem; } nav li { padding-block: .15rem; } nav a { display: inline-block; min-height: 1.5rem; }
@media (max-width: 40rem) { nav ul { columns: 1; } }
@media print { nav { display: none; } body { max-width: none; } }
`;
