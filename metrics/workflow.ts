import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { FileFact, FileIndex } from './check.ts';

/** A value of a workflow file with the line it stands on. */
export interface Placed {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** A step of a GitHub-style workflow. */
export interface WorkflowStep {
  readonly line: number;
  /** `owner/name@ref`; null for a step of commands. */
  readonly uses: string | null;
  readonly run: string | null;
  /** Scalars below `with`, as text. */
  readonly inputs: ReadonlyMap<string, string>;
}

/** A job of a GitHub-style workflow. */
export interface WorkflowJob {
  readonly id: string;
  readonly line: number;
  /** What `permissions` grants; null when the job says nothing. */
  readonly permissions: ReadonlyMap<string, string> | null;
  readonly steps: readonly WorkflowStep[];
  /** A reusable workflow that the job calls. */
  readonly uses: string | null;
}

/** A parsed workflow file (GitHub, Gitea/Forgejo, and GitCode use one format). */
export interface Workflow {
  readonly path: string;
  /** Event names of `on`. */
  readonly triggers: readonly string[];
  /** Top-level permissions: a map, `{ '*': 'read-all' }` for a word; null when absent. */
  readonly permissions: ReadonlyMap<string, string> | null;
  readonly permissionsLine: number | null;
  readonly jobs: readonly WorkflowJob[];
  /** Why the file could not be read; the lists are empty then. */
  readonly error: string | null;
}

const workflowPath = /^\.(?:github|gitea|forgejo|gitcode)\/workflows\/[^/]+\.ya?ml$/;
/** CI files of every platform that runs commands. */
const ciPath =
  /^(?:\.(?:github|gitea|forgejo|gitcode)\/workflows\/[^/]+\.ya?ml|\.workflow\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.travis\.ya?ml|\.cirrus\.ya?ml|\.drone\.ya?ml|\.woodpecker(?:\/[^/]+)?\.ya?ml|\.circleci\/config\.ya?ml|azure-pipelines\.ya?ml|appveyor\.ya?ml|jenkinsfile)$/i;
const commandKeys = new Set([
  'run',
  'script',
  'commands',
  'before_script',
  'after_script',
  'install',
  'bash',
  'sh',
  'test_script',
]);
const deepest = 64;

interface Parsed {
  readonly root: Node | null;
  readonly lines: LineCounter;
  readonly error: string | null;
}

function parse(text: string): Parsed {
  const lines = new LineCounter();
  // A run of brackets can exhaust the parser's stack; no workflow needs so many.
  if (/[[{]{40}/.test(text)) return { root: null, lines, error: 'nested too deeply' };
  try {
    const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', uniqueKeys: false, merge: true });
    const [first] = document.errors;
    if (first) return { root: null, lines, error: first.message.split('\n')[0] ?? 'not YAML' };
    return { root: document.contents, lines, error: null };
  } catch (cause) {
    return { root: null, lines, error: cause instanceof Error ? cause.message : 'not YAML' };
  }
}

function lineOf(node: unknown, lines: LineCounter): number {
  const offset = (node as { range?: readonly [number, number, number] | null } | null)?.range?.[0];
  return offset === undefined ? 1 : lines.linePos(offset).line;
}

function keyText(pair: Pair): string {
  return scalar(pair.key) ?? '';
}

function child(node: unknown, key: string): unknown {
  if (!isMap(node)) return null;
  return node.items.find((pair) => keyText(pair) === key)?.value ?? null;
}

function scalar(node: unknown): string | null {
  if (!isScalar(node)) return null;
  const { value } = node;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function scalarMap(node: unknown): Map<string, string> {
  const map = new Map<string, string>();
  if (isMap(node)) for (const pair of node.items) map.set(keyText(pair), scalar(pair.value) ?? '');
  return map;
}

function permissionsOf(node: unknown): ReadonlyMap<string, string> | null {
  if (isMap(node)) return scalarMap(node);
  const word = scalar(node);
  return word === null ? null : new Map([['*', word]]);
}

function triggersOf(node: unknown): string[] {
  if (isMap(node)) return node.items.map(keyText);
  if (isSeq(node)) return node.items.flatMap((item) => scalar(item) ?? []);
  const word = scalar(node);
  return word === null ? [] : [word];
}

function stepsOf(node: unknown, lines: LineCounter): WorkflowStep[] {
  if (!isSeq(node)) return [];
  return node.items
    .filter((item): item is YAMLMap => isMap(item))
    .map((item) => ({
      line: lineOf(item, lines),
      uses: scalar(child(item, 'uses')),
      run: scalar(child(item, 'run')),
      inputs: scalarMap(child(item, 'with')),
    }));
}

function jobsOf(node: unknown, lines: LineCounter): WorkflowJob[] {
  if (!isMap(node)) return [];
  return node.items.map((pair) => ({
    id: keyText(pair),
    line: lineOf(pair.key, lines),
    permissions: permissionsOf(child(pair.value, 'permissions')),
    steps: stepsOf(child(pair.value, 'steps'), lines),
    uses: scalar(child(pair.value, 'uses')),
  }));
}

/** Reads one workflow file; a file that is not YAML comes back with `error` set. */
export function parseWorkflow(path: string, text: string): Workflow {
  const { root, lines, error } = parse(text);
  const permissions = child(root, 'permissions');
  return {
    path,
    // YAML 1.1 readers see the key `on` as true; this parser keeps it as written.
    triggers: triggersOf(child(root, 'on')),
    permissions: permissionsOf(permissions),
    permissionsLine: permissions === null ? null : lineOf(permissions, lines),
    jobs: jobsOf(child(root, 'jobs'), lines),
    error,
  };
}

/** Workflow files of the head that were kept, parsed. */
export function workflowsOf(files: FileIndex): Workflow[] {
  return files.match(workflowPath).flatMap((file) => {
    const text = files.text(file.path);
    return text === null ? [] : [parseWorkflow(file.path, text)];
  });
}

/** CI configuration files of any platform. */
export function ciFiles(files: FileIndex): FileFact[] {
  return files.match(ciPath);
}

function collect(node: unknown, within: boolean, depth: number, visit: (node: Node, text: string) => void): void {
  if (depth > deepest) return;
  if (isMap(node)) {
    for (const pair of node.items) collect(pair.value, within || commandKeys.has(keyText(pair)), depth + 1, visit);
  } else if (isSeq(node)) {
    for (const item of node.items) collect(item, within, depth + 1, visit);
  } else if (within && isScalar(node) && typeof node.value === 'string') {
    visit(node, node.value);
  }
}

/** Every command that the CI files run, line by line; a Jenkinsfile counts line by line as it is. */
export function ciCommands(files: FileIndex): Placed[] {
  return ciFiles(files).flatMap((file) => {
    const text = files.text(file.path);
    if (text === null) return [];
    if (/jenkinsfile$/i.test(file.path)) {
      return text.split('\n').map((line, index) => ({ path: file.path, line: index + 1, text: line.trim() }));
    }
    const found: Placed[] = [];
    const { root, lines } = parse(text);
    collect(root, false, 0, (node, value) => {
      const first = lineOf(node, lines);
      const offset = value.includes('\n') ? 1 : 0;
      value
        .split('\n')
        .forEach((line, index) => found.push({ path: file.path, line: first + index + offset, text: line.trim() }));
    });
    return found.filter((command) => command.text !== '');
  });
}

/** Every `uses:` of the workflows, with its line. */
export function usedActions(workflows: readonly Workflow[]): Placed[] {
  return workflows.flatMap((workflow) =>
    workflow.jobs.flatMap((job) => [
      ...(job.uses === null ? [] : [{ path: workflow.path, line: job.line, text: job.uses }]),
      ...job.steps.flatMap((step) =>
        step.uses === null ? [] : [{ path: workflow.path, line: step.line, text: step.uses }],
      ),
    ]),
  );
}
