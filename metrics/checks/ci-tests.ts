import { defineCheck, fail, pass, unknown } from '../check.ts';
import { ciCommands, ciFiles } from '../workflow.ts';

const runsTests =
  /\b(?:npm (?:run )?(?:test|t\b)|pnpm (?:run )?test|yarn (?:run )?test|npx (?:vitest|jest|mocha|playwright)|vitest|jest\b|node --test|pytest|tox\b|nox\b|python3? -m (?:pytest|unittest)|go test|cargo (?:nextest|test)|mvn\b[^#]{0,120}\b(?:test|verify|install|package)\b|gradlew?\b[^#]{0,80}\b(?:test|check|build)\b|ctest\b|make\b[^#]{0,60}\b(?:\w*-?tests?|check|verify)\b|meson test|ninja test|bazel test|dotnet test|phpunit|composer test|rspec|rake (?:test|spec)|bundle exec rake|mix test|cjpm test|hvigorw?\b[^#]{0,60}\btest|prove\b|bats\b|sbt\b[^#]{0,60}\btest|swift test|flutter test|zig build test|(?:\.\/|bash |sh )\S{0,80}test\S{0,40})/i;
const testJob = /(?:^|\/)[\w.-]*test[\w.-]*\.ya?ml$/i;

/** CI runs the tests on every change. */
export const ciTests = defineCheck({
  id: 'ci-tests',
  name: { zh: '持续集成跑测试', en: 'Tests in CI' },
  question: { zh: '持续集成会自动运行测试吗？', en: 'Does continuous integration run the tests?' },
  why: { zh: '没有自动测试，每次合并都靠运气。', en: 'Without automatic tests every merge is a matter of luck.' },
  fix: {
    zh: '在 .github/workflows、.workflow（Gitee Go）、.gitlab-ci.yml 或 Jenkinsfile 里加一步真正的测试命令，例如 npm test、go test ./...。',
    en: 'Add a step that runs the tests (npm test, go test ./… ) to .github/workflows, .workflow (Gitee Go), .gitlab-ci.yml or a Jenkinsfile.',
  },
  category: 'engineering',
  weight: 5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#ci-tests',
  aliases: ['scorecard:CI-Tests', 'gate:ENG-02'],
  gates: { incubating: 'required', graduated: 'required' },
  needs: ['files'],
  run({ files }) {
    const configured = ciFiles(files);
    const searched = [
      '.github/workflows/*.yml',
      '.gitea/workflows/*.yml',
      '.workflow/*.yml',
      '.gitlab-ci.yml',
      'Jenkinsfile',
      '.circleci/config.yml',
      '.travis.yml',
      '.cirrus.yml',
      '.drone.yml',
      '.woodpecker/*.yml',
      'azure-pipelines.yml',
    ];
    const [first] = configured;
    if (!first) return fail({ zh: '没有找到持续集成配置。', en: 'No CI configuration was found.' }, { searched });
    const tests = ciCommands(files).filter((command) => runsTests.test(command.text));
    if (tests.length > 0) {
      return pass(
        { zh: `持续集成里有 ${tests.length} 处测试命令。`, en: `CI runs tests in ${tests.length} places.` },
        { evidence: tests.slice(0, 5).map((test) => ({ ...test, text: test.text.slice(0, 200) })) },
      );
    }
    const named = configured.find((file) => testJob.test(file.path));
    if (named) {
      return unknown(
        {
          zh: `${named.path} 名为测试，但看不出它执行的命令。`,
          en: `${named.path} is named for tests, but its commands cannot be seen here.`,
        },
        { evidence: [{ path: named.path, line: null, text: null }] },
      );
    }
    return fail(
      { zh: '有持续集成配置，但没有发现测试命令。', en: 'CI is configured, but no test command was found.' },
      {
        searched: configured.map((file) => file.path).slice(0, 20),
        nearestMiss: { path: first.path, why: { zh: '没有运行测试的命令', en: 'runs no test command' } },
      },
    );
  },
});
