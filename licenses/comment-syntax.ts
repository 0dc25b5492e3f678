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

/** Marks of comments in one language. */
export interface CommentSyntax {
  /** What begins a comment to the end of the line, the one that headers use first; empty where there is none. */
  readonly line: readonly string[];
  /** A comment of several lines; null where there is none. */
  readonly block: CommentBlock | null;
  /** How a header is written when no neighbour shows it. */
  readonly header: 'line' | 'block';
}

/** Marks of a comment of several lines. */
export interface CommentBlock {
  readonly open: string;
  /** What each line between begins with, without the space behind it; empty for none. */
  readonly middle: string;
  readonly close: string;
}

interface Language extends CommentSyntax {
  /** Without the dot, lower case. */
  readonly extensions: readonly string[];
  /** Whole names, lower case. */
  readonly names?: readonly string[];
}

const stars: CommentBlock = { open: '/*', middle: ' *', close: ' */' };
const markup: CommentBlock = { open: '<!--', middle: '', close: '-->' };
const curly: CommentBlock = { open: '{-', middle: '', close: '-}' };
const round: CommentBlock = { open: '(*', middle: ' *', close: ' *)' };

function words(text: string): string[] {
  return text.split(' ');
}

const languages: readonly Language[] = [
  // C, C++, C#, D, Go, Java, Kotlin, Scala, Groovy, Dart, JavaScript, TypeScript, Rust, Swift, Zig, Solidity, Protocol Buffers …
  {
    extensions: words(
      'c h cc cpp cxx c++ hh hpp hxx inl ipp m mm cs d di go java kt kts scala sc groovy gradle dart js cjs mjs jsx ts cts mts tsx rs swift zig sol proto thrift v sv svh vala fs glsl vert frag comp hlsl metal cu cuh cl odin ets cj gd qml jsonc json5 less scss sass styl jsonnet libsonnet dts dtsi cue bicep prisma capnp fbs',
    ),
    names: words('jenkinsfile'),
    line: ['//'],
    block: stars,
    header: 'line',
  },
  { extensions: words('css pcss postcss ld lds y l yy ll'), line: [], block: stars, header: 'block' },
  { extensions: words('php phtml php5 inc'), line: ['//', '#'], block: stars, header: 'block' },
  {
    extensions: words(
      'py pyi pyx pxd pyw rb rake gemspec ru sh bash zsh ksh fish pl pm pod t r jl cr nim nix tcl awk sed yml yaml toml conf cfg cmake mk mak make dockerfile containerfile tf tfvars hcl ex exs coffee graphql gql bzl bazel star po pot ninja gn gni properties desktop service pxi sagews robot feature elv raku p6 rs.in spec bb bbappend bbclass meson gnuplot rq sparql ttl',
    ),
    names: words(
      'makefile gnumakefile dockerfile containerfile rakefile gemfile vagrantfile podfile fastfile appfile brewfile guardfile berksfile cmakelists.txt meson.build meson.options build workspace build.bazel workspace.bazel module.bazel sconstruct sconscript snakefile tiltfile justfile pkgbuild .gitignore .gitattributes .editorconfig .dockerignore .env codeowners cargo.toml pipfile kconfig',
    ),
    line: ['#'],
    block: null,
    header: 'line',
  },
  { extensions: words('ps1 psm1 psd1'), line: ['#'], block: { open: '<#', middle: '', close: '#>' }, header: 'line' },
  {
    extensions: words(
      'html htm xhtml xml xsd xsl xslt svg vue svelte astro md markdown mdx xaml axaml csproj fsproj vbproj vcxproj props targets resx nuspec plist storyboard xib wxs rng pom dtd wsdl jsp ftl cshtml razor',
    ),
    line: [],
    block: markup,
    header: 'block',
  },
  {
    extensions: words('sql hs lhs lua elm ada adb ads vhd vhdl purs agda idr dhall'),
    line: ['--'],
    block: null,
    header: 'line',
  },
  { extensions: words('hsc cabal'), line: ['--'], block: curly, header: 'line' },
  { extensions: words('ml mli mll mly v.ml sml sig pas pp dpr wl lpr'), line: [], block: round, header: 'block' },
  { extensions: words('fsi fsx fsscript'), line: ['//'], block: round, header: 'line' },
  {
    extensions: words('lisp lsp cl el scm ss rkt clj cljs cljc edn asd fnl hy'),
    line: [';;', ';'],
    block: null,
    header: 'line',
  },
  { extensions: words('asm s nasm ini reg iss nsi au3 ahk'), line: [';'], block: null, header: 'line' },
  { extensions: words('tex sty cls bib erl hrl m4t ps eps mat prolog'), line: ['%'], block: null, header: 'line' },
  { extensions: words('f90 f95 f03 f08 f f77 for'), line: ['!'], block: null, header: 'line' },
  { extensions: words('vb bas vbs cls.vb frm'), line: ["'"], block: null, header: 'line' },
  { extensions: words('bat cmd'), line: ['REM', '::', '@REM'], block: null, header: 'line' },
  { extensions: words('vim vimrc'), line: ['"'], block: null, header: 'line' },
  {
    extensions: words('m4 ac am'),
    names: words('configure.ac configure.in makefile.am'),
    line: ['dnl', '#'],
    block: null,
    header: 'line',
  },
  { extensions: words('rst'), line: [], block: { open: '..', middle: '  ', close: '' }, header: 'block' },
  { extensions: words('adoc asciidoc'), line: ['//'], block: null, header: 'line' },
  {
    extensions: words('hbs handlebars mustache'),
    line: [],
    block: { open: '{{!--', middle: '', close: '--}}' },
    header: 'block',
  },
  {
    extensions: words('j2 jinja jinja2 twig njk liquid'),
    line: [],
    block: { open: '{#', middle: '', close: '#}' },
    header: 'block',
  },
  {
    extensions: words('erb ejs eex heex leex'),
    line: [],
    block: { open: '<%#', middle: '', close: '%>' },
    header: 'block',
  },
  { extensions: words('pug jade haml slim'), line: ['//-'], block: null, header: 'line' },
  { extensions: words('applescript scpt'), line: ['--', '#'], block: round, header: 'line' },
];

/** Where two languages share an extension the one listed here is meant. */
const byExtension = new Map<string, CommentSyntax>();
const byName = new Map<string, CommentSyntax>();
for (const language of languages) {
  for (const extension of language.extensions) if (!byExtension.has(extension)) byExtension.set(extension, language);
  for (const name of language.names ?? []) byName.set(name, language);
}

const interpreted: readonly (readonly [RegExp, string])[] = [
  [/^#!.{0,200}\b(?:ba|z|da|k|fi)?sh\b/u, 'sh'],
  [/^#!.{0,200}\b(?:python|pypy|ruby|perl|Rscript|julia|make|awk|tclsh|wish|crystal)/u, 'py'],
  [/^#!.{0,200}\b(?:node|deno|bun|ts-node|tsx|swift|dart|groovy|kotlin|scala)\b/u, 'js'],
  [/^#!.{0,200}\bphp/u, 'php'],
  [/^#!.{0,200}\blua/u, 'lua'],
];

/** How comments are written in a file, by its name and, where that says nothing, by its `#!` line; null when nobody knows. */
export function commentSyntaxOf(path: string, firstLine = ''): CommentSyntax | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot + 1);
  const known = byName.get(name) ?? byExtension.get(extension);
  if (known !== undefined) return known;
  const by = interpreted.find(([pattern]) => pattern.test(firstLine))?.[1];
  return by === undefined ? null : (byExtension.get(by) ?? null);
}

/** Formats of settings, data and documents, where a header is possible and seldom asked for. */
const beside =
  /\.(?:ya?ml|toml|conf|cfg|ini|properties|md|markdown|mdx|rst|adoc|asciidoc|html?|xhtml|xml|svg|xsd|xslt?|plist|resx|props|targets|csproj|fsproj|vbproj|vcxproj|po|pot|bib|desktop|service|jsonc|json5|css|pcss|less|scss|sass|styl|tf|tfvars|hcl|graphql|gql|ttl|rq|sparql|gn|gni|cabal|reg|eps|ps|nuspec|gemspec|pod|edn|m4t|mat|env|pom|storyboard|xib|wxs|dtd|wsdl|robot|feature|spec)$|(?:^|\/)(?:\.git(?:ignore|attributes)|\.editorconfig|\.dockerignore|codeowners|cargo\.toml|pipfile|kconfig|.*ignore)$/iu;

/** Whether a file is source text of a program, as far as its name tells: what most headers are asked for. */
export function isProgramText(path: string): boolean {
  return !beside.test(path);
}

/** Whether a line stands in a comment, as far as the line itself tells. */
export function isCommentLine(line: string, { line: marks, block }: CommentSyntax): boolean {
  const text = line.trimStart();
  if (marks.some((mark) => text.toLowerCase().startsWith(mark.toLowerCase()))) return true;
  if (block === null) return false;
  return text.startsWith(block.open) || (block.middle.trim() !== '' && text.startsWith(block.middle.trim()));
}
