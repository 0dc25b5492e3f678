import { defineCheck, type FileFact, fail, partial, pass } from '../check.ts';

const executable = new Set(['elf', 'pe', 'mach-o', 'class', 'jar', 'wasm', 'dex', 'pyc', 'ar']);
const named =
  /\.(?:exe|dll|so|dylib|a|o|obj|class|jar|war|ear|pyc|pyo|whl|egg|apk|aar|dex|crx|deb|rpm|msi|nupkg|wasm|ko|bc)$/i;
/** Wrappers whose jar is verified by their own tooling. */
const wrapper = /(?:^|\/)(?:gradle\/wrapper\/gradle-wrapper|\.mvn\/wrapper\/maven-wrapper)\.jar$/;
const testData = /(?:^|\/)(?:test|tests|testing|testdata|test-data|fixtures?|__tests__|spec|examples?|samples?)\//i;

function isArtifact(file: FileFact): boolean {
  if (wrapper.test(file.path) || !file.binary) return false;
  return file.magic === null ? named.test(file.path) : executable.has(file.magic);
}

/** Executables in the tree that nobody can review. */
export const binaryArtifacts = defineCheck({
  id: 'binary-artifacts',
  name: { zh: '二进制产物', en: 'Binary artifacts' },
  question: {
    zh: '源码树里没有无法评审的可执行文件吗？',
    en: 'Is the tree free of executables that nobody can review?',
  },
  why: {
    zh: '编译产物无法逐行评审，可能与源码不一致，也可能被悄悄替换。',
    en: 'Compiled files cannot be reviewed line by line, may not match the source, and can be swapped unseen.',
  },
  fix: {
    zh: '删除这些文件，改为在构建时生成，或从有校验和的发布包下载；测试样本放进 testdata 目录并写明来源。',
    en: 'Remove them and build them, or download them from a release with a checksum; keep test samples under testdata and say where they come from.',
  },
  category: 'security',
  weight: 7.5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#binary-artifacts',
  aliases: ['clomonitor:binary_artifacts', 'scorecard:Binary-Artifacts', 'gate:ENG-05'],
  gates: { sandbox: 'required', incubating: 'required', graduated: 'required' },
  needs: ['files'],
  run({ files }) {
    const found = files.all.filter(isArtifact);
    const first = found.filter((file) => !testData.test(file.path));
    const evidence = [...first, ...found.filter((file) => testData.test(file.path))]
      .slice(0, 20)
      .map((file) => ({ path: file.path, line: null, text: file.magic }));
    if (found.length === 0) {
      return pass({ zh: '没有发现可执行的二进制文件。', en: 'No executable binaries were found.' });
    }
    if (first.length === 0) {
      return partial(
        0.7,
        {
          zh: `只在测试数据里有 ${found.length} 个可执行文件。`,
          en: `${found.length} executables, all of them in test data.`,
        },
        { evidence },
      );
    }
    return fail(
      {
        zh: `源码树里有 ${first.length} 个可执行的二进制文件。`,
        en: `${first.length} executable binaries are in the tree.`,
      },
      { evidence },
    );
  },
});
