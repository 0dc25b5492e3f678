#!/usr/bin/env bash
# SPDX-License-Identifier: MulanPSL-2.0
# Copyright (c) 2026 Tongming contributors
# Tongming is licensed under Mulan PSL v2.
# You can use this software according to the terms and conditions of the Mulan PSL v2.
# You may obtain a copy of Mulan PSL v2 at:
#          http://license.coscl.org.cn/MulanPSL2
# THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
# EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
# MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
# See the Mulan PSL v2 for more details.

# What action.yml does: check, then write the result in every form that was asked for. Everything comes in by variables.
set -euo pipefail
root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)"

tongming() {
  env -u NODE_OPTIONS -u CHECK_TOKEN node "$root/bin/tongming.mjs" "$@"
}

# Only this configuration of git counts, whatever lies in the workspace.
git_here() {
  GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null git -c safe.bareRepository=explicit -c safe.directory='*' \
    -c core.fsmonitor=false -c core.hooksPath=/dev/null -C "${CHECK_PATH:-.}" "$@"
}

# One value of the event, by its path; empty where there is none. Ids of commits only.
event() {
  env -u NODE_OPTIONS node -e '
    const { readFileSync } = require("node:fs");
    let value = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, "utf8"));
    for (const key of process.argv[1].split(".")) value = value?.[key];
    if (/^(?!0+$)[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value)) process.stdout.write(value);
  ' "$1"
}

stop() {
  printf '::error::%s\n' "$2"
  exit "$1"
}

base="${CHECK_BASE:-}"
head="${CHECK_HEAD:-}"
case "${GITHUB_EVENT_NAME:-}" in
  pull_request_target)
    fork="$(event pull_request.head.sha)"
    # A shallow merge of it does not have the commit itself, and names it as a parent.
    if [ -n "$fork" ] && { git_here merge-base --is-ancestor "$fork" HEAD 2>/dev/null ||
      git_here cat-file -p HEAD | grep "^parent $fork\$" >/dev/null; }; then
      stop 2 'pull_request_target with the head of the pull request checked out runs strangers'\'' code with your secrets; use pull_request (docs/check.md).'
    fi
    base="${base:-$(event pull_request.base.sha)}"
    head="${head:-$fork}"
    ;;
  pull_request)
    base="${base:-$(event pull_request.base.sha)}"
    head="${head:-$(event pull_request.head.sha)}"
    ;;
  merge_group)
    base="${base:-$(event merge_group.base_sha)}"
    head="${head:-$(event merge_group.head_sha)}"
    ;;
  push)
    base="${base:-$(event before)}"
    head="${head:-$(event after)}"
    ;;
esac

for commit in $base $head; do
  git_here cat-file -e "$commit^{commit}" 2>/dev/null ||
    stop 3 'A commit to compare is not in the checkout; use actions/checkout with fetch-depth: 0.'
done

server="${GITHUB_SERVER_URL:-https://github.com}"
repository="${GITHUB_REPOSITORY:-}"
where=(--repository="$server/$repository" --link="$server/$repository/blob/{commit}/{path}#L{line}")
words=(check "${CHECK_PATH:-.}" --format=json --out="${CHECK_RESULT:=tongming-check.json}")
[ -z "$base" ] || words+=(--base="$base")
[ -z "$head" ] || words+=(--head="$head")
[ -z "${CHECK_POLICY:-}" ] || words+=(--policy="$CHECK_POLICY")
[ -z "${CHECK_FAIL_ON:-}" ] || words+=(--fail-on="$CHECK_FAIL_ON")
[ -z "${CHECK_LANG:-}" ] || words+=(--lang="$CHECK_LANG")
[ -z "${CHECK_ADVISORIES:-}" ] || words+=(--advisories="$CHECK_ADVISORIES")

# What a change put there under these names is not written through.
rm -f -- "$CHECK_RESULT" ${CHECK_SARIF:+"$CHECK_SARIF"}
status=0
tongming "${words[@]}" >/dev/null || status=$?
[ -f "$CHECK_RESULT" ] || stop "$((status == 0 ? 3 : status))" 'The check ended without a result; the log says why.'

tongming report "$CHECK_RESULT" --format="${CHECK_FORMAT:-github}" "${where[@]}"
[ -z "${GITHUB_OUTPUT:-}" ] || tongming report "$CHECK_RESULT" --outputs="$GITHUB_OUTPUT"
if [ "${CHECK_SUMMARY:-}" = true ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  tongming report "$CHECK_RESULT" --format=markdown "${where[@]}" >>"$GITHUB_STEP_SUMMARY"
fi
[ -z "${CHECK_SARIF:-}" ] || tongming report "$CHECK_RESULT" --format=sarif --out="$CHECK_SARIF" "${where[@]}"
if [ "${CHECK_COMMENT:-}" = true ] && [ -n "$head" ]; then
  export GITHUB_TOKEN="${CHECK_TOKEN:-}" GITHUB_URL="$server"
  # A token that may not comment, as that of a fork, does not change the verdict.
  tongming report "$CHECK_RESULT" --to="github:$repository" --head="$head" "${where[@]}" ||
    printf '::notice::%s\n' 'The comment could not be posted; for pull requests of forks use the two workflows of docs/check.md.'
fi
exit "$status"
