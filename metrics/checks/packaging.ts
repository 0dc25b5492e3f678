import { defineCheck, pass, unknown } from '../check.ts';
import { ciCommands, usedActions, workflowsOf } from '../workflow.ts';

const action =
  /^(?:goreleaser\/goreleaser-action|docker\/build-push-action|pypa\/gh-action-pypi-publish|softprops\/action-gh-release|ncipollo\/release-action|actions\/create-release|actions\/upload-release-asset|js-devtools\/npm-publish|changesets\/action|google-github-actions\/release-please|googleapis\/release-please-action|cycjimmy\/semantic-release-action|helm\/chart-releaser-action|pypa\/cibuildwheel)/i;
const command =
  /\b(?:npm publish|pnpm publish|yarn publish|twine upload|poetry publish|cargo publish|mvn\b[^#]{0,120}\bdeploy|gradlew?\b[^#]{0,80}\bpublish|docker push|docker buildx build[^#]{0,200}--push|gem push|dotnet nuget push|goreleaser release|gh release (?:create|upload)|helm push|cjpm publish|ohpm publish|semantic-release)\b/i;
const releaseConfig =
  /^(?:\.goreleaser\.ya?ml|\.releaserc(?:\.\w+)?|dist-workspace\.toml|release-please-config\.json|\.changeset\/config\.json)$/i;

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
    const used = usedActions(workflowsOf(files)).filter((use) => action.test(use.text));
    const run = ciCommands(files).filter((place) => command.test(place.text));
    const config = files.match(releaseConfig).map((file) => ({ path: file.path, line: null, text: null }));
    const evidence = [...used, ...run, ...config].slice(0, 10);
    if (evidence.length > 0)
      return pass({ zh: '发布由自动化流程完成。', en: 'Publishing is automated.' }, { evidence });
    return unknown(
      {
        zh: '仓库里看不到发布流程；可能在别处发布。',
        en: 'The repository shows no publishing; it may happen elsewhere.',
      },
      { searched: ['.github/workflows/*.yml', '.gitlab-ci.yml', '.workflow/*.yml', 'Jenkinsfile', '.goreleaser.yml'] },
    );
  },
});
