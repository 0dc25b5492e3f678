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

# What actions/comment does, in a workflow that `workflow_run` starts: takes the artifact of the other run as an archive,
# unpacks nothing, and comments on the open pull request whose head the event (not the artifact) names.
set -euo pipefail
root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)"
most=33554432

tongming() {
  env -u NODE_OPTIONS node "$root/bin/tongming.mjs" "$@"
}

[[ "$CHECK_RUN" =~ ^[0-9]+$ && "$CHECK_HEAD" =~ ^[0-9a-f]{40}([0-9a-f]{24})?$ ]] || {
  printf '::error::%s\n' 'This belongs into a workflow that workflow_run starts.'
  exit 2
}
artifact="$(gh api --method GET "repos/$GITHUB_REPOSITORY/actions/runs/$CHECK_RUN/artifacts" -f name="$CHECK_ARTIFACT" \
  --jq '.artifacts[0] | select(. != null) | "\(.id) \(.size_in_bytes)"')"
[[ "$artifact" =~ ^([0-9]+)\ ([0-9]+)$ ]] || {
  printf '::notice::%s\n' 'The other run left no result.'
  exit 0
}
id="${BASH_REMATCH[1]}"
[ "${BASH_REMATCH[2]}" -le "$most" ] || {
  printf '::error::%s\n' 'The artifact is too large to be a result.'
  exit 1
}
archive="${RUNNER_TEMP:?}/tongming-artifact.zip"
gh api "repos/$GITHUB_REPOSITORY/actions/artifacts/$id/zip" | head -c "$((most + 1))" >"$archive"

server="${GITHUB_SERVER_URL:-https://github.com}"
words=(--to="github:$GITHUB_REPOSITORY" --head="$CHECK_HEAD" --link="$server/$GITHUB_REPOSITORY/blob/{commit}/{path}#L{line}")
[ -z "${CHECK_LANG:-}" ] || words+=(--lang="$CHECK_LANG")
GITHUB_TOKEN="$GH_TOKEN" GITHUB_URL="$server" tongming report "$archive" "${words[@]}"
