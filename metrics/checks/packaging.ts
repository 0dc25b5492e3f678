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

import { type CheckEvidence, defineCheck, type FileIndex, partial, pass, unknown } from '../check.ts';
import { ciCommands } from '../reading/ci.ts';
import { evidenceAt, type Use, usedActions, workflowsAndActionsOf } from '../reading/workflow.ts';

const action =
  /^(?:goreleaser\/goreleaser-action|pypa\/gh-action-pypi-publish|softprops\/action-gh-release|ncipollo\/release-action|actions\/create-release|actions\/upload-release-asset|svenstaro\/upload-release-action|js-devtools\/npm-publish|changesets\/action|google-github-actions\/release-please-action|googleapis\/release-please-action|cycjimmy\/semantic-release-action|python-semantic-release\/|relekang\/python-semantic-release|helm\/chart-releaser-action|stefanprodan\/helm-gh-pages|axodotdev\/cargo-dist|taiki-e\/upload-rust-binary-action|elgohr\/publish-docker|redhat-actions\/push-to-registry|katyo\/publish-crates|rust-lang\/crates-io-auth-action|nuget\/login|samuelmeuli\/action-maven-publish|xresloader\/upload-to-github-release|wangyoucao577\/go-release-action)/i;
const builder = /^docker\/(?:build-push|bake)-action@/i;
const command =
  /(?<![\w/.-])(?:(?:npm|pnpm|yarn|bun|cargo|poetry|uv|flit|hatch|jsr|npx jsr|deno|cjpm|ohpm|vsce|lerna|dart pub|flutter pub|mix hex\.)\b(?:\s+(?!run\b)[-\w:@./=]{1,60}){0,6}\s+(?:stage\s+)?publish|npx (?:changeset|semantic-release|lerna) ?(?:publish)?|changeset publish|semantic-release|twine upload|docker push|podman push|buildah push|skopeo copy|crane push|oras push|ko (?:build|publish|apply)|gem push|gem release|dotnet nuget push|nuget push|goreleaser (?:release|--)|gh release (?:create|upload)|glab release create|release-cli create|helm push|helm cm-push|cosign upload|luarocks upload|conan upload|npm stage publish|cargo release|dist upload)(?![\w-])|(?<![\w-])(?:mvnw?)\s(?:[^#]{0,160}\s)?(?:deploy|release:perform)\b|(?<![\w-])gradlew?\s(?:[^#]{0,120}\s)?:?[\w:]{0,60}publish\w{0,60}|docker buildx build\s[^#]{0,400}--push\b/i;
const rehearsal = /--dry-run\b|localhost|127\.0\.0\.1|kind-registry/;
const releaseConfig =
  /^(?:\.goreleaser\.ya?ml|\.releaserc(?:\.\w+)?|release\.config\.[cm]?js|dist-workspace\.toml|release-please-config\.json|\.changeset\/config\.json)$/i;

/** Building an image is packaging only where it is pushed. */
function publishes(use: Use): boolean {
  if (action.test(use.text)) return true;
  if (!builder.test(use.text)) return false;
  const push = use.inputs.get('push') ?? '';
  const outputs = use.inputs.get('outputs') ?? '';
  return (push !== '' && push !== 'false') || outputs.includes('push=true');
}

function publishing(files: FileIndex): CheckEvidence[] {
  return [
    ...evidenceAt(usedActions(workflowsAndActionsOf(files)).filter(publishes)),
    ...evidenceAt(ciCommands(files).filter(({ text }) => command.test(text) && !rehearsal.test(text))),
  ];
}

/** Releases are built and published by automation. */
export const packaging = defineCheck({
  id: 'packaging',
  name: { zh: '自动打包发布', en: 'Packaging' },
  question: { zh: '软件包由自动化流程构建并发布吗？', en: 'Are packages built and published by automation?' },
  why: {
    zh: '自动发布可以重复、可以追溯；手工发布取决于某个人的电脑。',
    en: 'Automatic publishing is repeatable and traceable; by hand it depends on one person’s machine.',
  },
  fix: {
    zh: '用工作流在打标签时构建并发布（GoReleaser、npm publish、twine、docker push 等），凭据用平台的短期令牌。',
    en: 'Let a workflow build and publish on a tag (GoReleaser, npm publish, twine, docker push …) with the platform’s short-lived tokens.',
  },
  category: 'release',
  weight: 5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#packaging',
  aliases: ['scorecard:Packaging'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const evidence = publishing(files).slice(0, 10);
    if (evidence.length > 0) {
      return pass({ zh: '发布由自动化流程完成。', en: 'Publishing is automated.' }, { evidence });
    }
    const config = files.match(releaseConfig).map((file) => ({ path: file.path, line: null, text: null }));
    if (config.length > 0) {
      return partial(
        0.5,
        {
          zh: '有发布工具的配置，但没有看到流水线运行它。',
          en: 'A release tool is configured, but no pipeline was seen to run it.',
        },
        { evidence: config },
      );
    }
    return unknown(
      {
        zh: '仓库里看不到发布流程；可能在别处发布。',
        en: 'The repository shows no publishing; it may happen elsewhere.',
      },
      { searched: ['.github/workflows/*.yml', '.gitlab-ci.yml', '.workflow/*.yml', 'Jenkinsfile', '.goreleaser.yml'] },
    );
  },
});
