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

/** What stands before a command without being one. */
const prefix =
  /^(?:(?:if|then|else|do|!|-|sudo|env|time|exec|xvfb-run|nohup|poetry run|uv run|pipenv run|hatch run|pdm run|rye run|bundle exec|npx|pnpm exec|yarn exec|bunx|call|bat|sh|powershell)\s+|timeout\s+\S{1,20}\s+|[A-Z_a-z]\w{0,60}=\S{0,200}\s+|-\w\s+|['"({[]+)/;
/** Commands that name a test tool without running it. */
const idle =
  /^(?:echo|printf|cat|cp|mv|ln|rm|mkdir|chmod|chown|ls|cd|grep|sed|awk|tar|unzip|zip|curl|wget|git|gh|export|source|which|command|touch|test|tee|head|tail|apt|apt-get|yum|dnf|apk|brew|choco|pacman|zypper|pip3?|conda|gem|go\s+install|go\s+get|(?:cargo|npm|pnpm|yarn|bun|uv|poetry|rustup)\s+(?:install|i|add|ci|component|global\s+add)|python3? -m pip)(?=\s|$)/i;
const runner =
  /(?<![\w/.-])(?:vitest|jest|mocha|ava|tap|pytest|py\.test|nox|tox|nosetests|gotestsum|ginkgo|ctest|prove|bats|rspec|phpunit|pest|busted|minitest|kuttl|molecule|tmt|avocado|newman|k6|robot|lit|llvm-lit|sqllogictest|karma)(?=\s|$|['")])/i;
/** Tools whose subcommand runs tests, and those that run tasks by name. */
const tool = String.raw`go|cargo|node|composer|mix|dotnet|swift|flutter|dart|zig|forge|cjpm|stack|cabal|lein|sbt|helm|meson|bazel|bazelisk|buck2?|xcodebuild|playwright|deno|bun|moon|gleam|crystal|v`;
const taskTool = String.raw`npm|pnpm|yarn|bun|deno|lerna|nx|turbo|rush|just|task|mage|mise|earthly|make|gmake|nmake|mingw32-make|ninja|scons|waf|hvigorw?|rake|invoke|inv|pixi|cargo\s+xtask|x\.py`;
const task = String.raw`(?!build|install|docker|image|push|clean)(?:[a-zA-Z\d.@]{1,40}[:_/-]){0,6}(?:k|unit|e2e|self|smoke)?tests?(?:[:_-][a-zA-Z\d.]{1,40}){0,6}`;
const end = String.raw`(?=$|[\s'")&])`;
const verb = new RegExp(
  [
    String.raw`(?<![\w/.-])(?:${tool})\s(?:[+-]\S{1,80}\s(?:[^-\s]\S{0,80}\s)?){0,4}(?:--)?test${end}`,
    String.raw`(?<![\w/.-])(?:${taskTool})\s(?:[^#\s]\S{0,100}\s){0,8}${task}${end}`,
    String.raw`(?<![\w/.-])(?:make|gmake|ninja|just)\s(?:[^#\s]\S{0,100}\s){0,6}(?:check|verify|e2e|integration|unit|e2e-\w{1,20})${end}`,
    String.raw`(?<![\w/.-])(?:npm\s+(?:-\S+\s+)?t|cargo\s+(?:nextest|llvm-cov|tarpaulin|miri|hack\s+test)|dune\s+runtest|cypress\s+run|ct\s+install|R\s+CMD\s+check|crystal\s+spec)${end}`,
    String.raw`(?<![\w-])mvnw?(?:\.cmd)?\s[^#]{0,160}(?<![\w.-])(?:test|verify|install|package|deploy)${end}`,
    String.raw`(?<![\w-])gradlew?(?:\.bat)?\s[^#]{0,160}(?<![\w-])(?:[\w:]{1,60}Test|:?(?:[\w-]{1,40}:){0,4}(?:test|check|build))${end}`,
    String.raw`(?<![\w/.-])python[\d.]{0,4}\s(?:-m\s+(?:pytest|unittest|tox|nox)|(?:\S{0,80}/)?(?:setup|manage|run)\.py\s+test)\b`,
    String.raw`(?:^|[\s'"=])(?:[\w.-]{1,40}/){0,6}(?!print|make-|upload|install|setup|collect)(?:[a-zA-Z\d.]{1,40}[_-]){0,6}(?:unit|ut|e2e)?tests?(?:[_-][a-zA-Z\d.]{1,40}){0,6}\.(?:sh|bash|py|pl|ps1|bat|cmd)${end}`,
    String.raw`(?<![\w-])docker(?:-compose|\s+compose)\s(?:[^#\s]\S{0,100}\s){0,8}${task}${end}`,
  ].join('|'),
  'i',
);
const skipped = /-D(?:skipTests|maven\.test\.skip)(?:=true)?(?=\s|$|['"])|\s-x\s+test\b|--no-run\b/;
/** Runs something whose content a clone's CI file does not show. */
const delegating =
  /(?:^|[\s'"=])(?:\.{0,2}\/)?(?:[\w.-]{1,40}\/){0,8}[\w.-]{1,60}\.(?:sh|bash|py|pl|rb|ps1|bat|cmd|js|mjs|ts|groovy)(?=$|[\s'")])|(?<![\w/.-])(?:make|gmake|just|task|mage|invoke|inv|earthly|bazel|cargo\s+x\w{0,20}|(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?[\w:-]{1,40}|docker(?:-compose|\s+compose)?\s+(?:run|build|up)|mise|nix|\.\/\w[\w/.-]{0,80})(?=\s|$)/i;

const looked = 1_000;

function commandsIn(line: string): string[] {
  return line
    .slice(0, looked)
    .split(/&&|\|\||[;|]/)
    .map((part) => {
      let rest = part.trim();
      for (let strips = 0; strips < 8; strips += 1) {
        const match = prefix.exec(rest);
        if (match === null) break;
        rest = rest.slice(match[0].length).trim();
      }
      return rest;
    });
}

/** Whether a line of CI runs tests, as far as its words tell; installing or printing a test tool is not running it. */
export function runsTests(line: string): boolean {
  return commandsIn(line).some(
    (command) => !idle.test(command) && !skipped.test(command) && (runner.test(command) || verb.test(command)),
  );
}

/** Whether a line of CI runs a script, task or image whose content is not in the CI file. */
export function delegates(line: string): boolean {
  return commandsIn(line).some((command) => !idle.test(command) && delegating.test(command));
}
